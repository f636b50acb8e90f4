/** Tests of the package of the same name. */
@NullMarked
package dev.sluice.samples.backpressure;

import org.jspecify.annotations.NullMarked;
