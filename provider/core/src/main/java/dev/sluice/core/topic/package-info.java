/** Topics, their subscriptions, and the fan-out from one to the other. */
@NullMarked
package dev.sluice.core.topic;

import org.jspecify.annotations.NullMarked;
