/** What is sent and what is handed over: envelopes, properties, deliveries and their outcomes. */
@NullMarked
package dev.sluice.core.message;

import org.jspecify.annotations.NullMarked;
