/** Micro-benchmarks of the core, run by JMH. */
@NullMarked
package dev.sluice.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
