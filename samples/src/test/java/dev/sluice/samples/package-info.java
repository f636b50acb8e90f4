/** Tests of the samples as programs. */
@NullMarked
package dev.sluice.samples;

import org.jspecify.annotations.NullMarked;
