/** Tests of the package of the same name. */
@NullMarked
package dev.sluice.samples.options;

import org.jspecify.annotations.NullMarked;
