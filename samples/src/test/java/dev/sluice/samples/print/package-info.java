/** Tests of the package of the same name. */
@NullMarked
package dev.sluice.samples.print;

import org.jspecify.annotations.NullMarked;
