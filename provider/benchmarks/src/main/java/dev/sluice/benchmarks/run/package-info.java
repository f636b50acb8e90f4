/** Who measures what, and when. */
@NullMarked
package dev.sluice.benchmarks.run;

import org.jspecify.annotations.NullMarked;
