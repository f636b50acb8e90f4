/** Tests of the package of the same name. */
@NullMarked
package dev.sluice.samples.orders;

import org.jspecify.annotations.NullMarked;
