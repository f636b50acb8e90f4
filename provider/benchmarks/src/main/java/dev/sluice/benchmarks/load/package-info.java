/** Numbered messages: who sends them, how many may be under way, and whether all arrive once and in order. */
@NullMarked
package dev.sluice.benchmarks.load;

import org.jspecify.annotations.NullMarked;
