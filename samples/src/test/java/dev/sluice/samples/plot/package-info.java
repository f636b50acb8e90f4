/** Tests of the package of the same name. */
@NullMarked
package dev.sluice.samples.plot;

import org.jspecify.annotations.NullMarked;
