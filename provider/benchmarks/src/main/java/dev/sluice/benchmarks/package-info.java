/** Comparisons of Sluice with other providers and with bare queues: the command line. */
@NullMarked
package dev.sluice.benchmarks;

import org.jspecify.annotations.NullMarked;
