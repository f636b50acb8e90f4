/** The injected clock, its timers, and the virtual clock. */
@NullMarked
package dev.sluice.core.time;

import org.jspecify.annotations.NullMarked;
