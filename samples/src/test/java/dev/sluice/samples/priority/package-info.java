/** Tests of the package of the same name. */
@NullMarked
package dev.sluice.samples.priority;

import org.jspecify.annotations.NullMarked;
