/** Message consumers and browsers. */
package dev.sluice.jms.internal.consumer;
