/** The clock on the wall, and waiting. */
@NullMarked
package dev.sluice.benchmarks.time;

import org.jspecify.annotations.NullMarked;
