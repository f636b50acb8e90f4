/** Senders that slow down by themselves when those behind them cannot keep up. Needs no broker. */
@NullMarked
package dev.sluice.core.pacing;

import org.jspecify.annotations.NullMarked;
