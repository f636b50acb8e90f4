/** Tests of the package of the same name. */
@NullMarked
package dev.sluice.samples.quakes;

import org.jspecify.annotations.NullMarked;
