/** The samples, as sub-commands of one program. */
@NullMarked
package dev.sluice.samples;

import org.jspecify.annotations.NullMarked;
