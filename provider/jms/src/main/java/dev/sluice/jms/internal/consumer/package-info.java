/** Message consumers and browsers. */
@NullMarked
package dev.sluice.jms.internal.consumer;

import org.jspecify.annotations.NullMarked;
