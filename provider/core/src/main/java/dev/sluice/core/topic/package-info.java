/** Topics, their subscriptions, and the fan-out from one to the other. */
package dev.sluice.core.topic;
