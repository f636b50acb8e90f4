/** Tests of the package of the same name. */
@NullMarked
package dev.sluice.samples.groups;

import org.jspecify.annotations.NullMarked;
