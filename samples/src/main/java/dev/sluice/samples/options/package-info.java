/** How the samples read what is given to them on the command line. */
@NullMarked
package dev.sluice.samples.options;

import org.jspecify.annotations.NullMarked;
