/** The JVM that measures one contender in one scenario, seen from inside and from outside. */
@NullMarked
package dev.sluice.benchmarks.fork;

import org.jspecify.annotations.NullMarked;
