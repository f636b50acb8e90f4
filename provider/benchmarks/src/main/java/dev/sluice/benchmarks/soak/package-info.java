/** Full load for a long time. */
@NullMarked
package dev.sluice.benchmarks.soak;

import org.jspecify.annotations.NullMarked;
