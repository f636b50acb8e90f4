/** What the samples print with. */
@NullMarked
package dev.sluice.samples.print;

import org.jspecify.annotations.NullMarked;
