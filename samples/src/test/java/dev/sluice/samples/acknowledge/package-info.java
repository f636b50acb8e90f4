/** Tests of the package of the same name. */
@NullMarked
package dev.sluice.samples.acknowledge;

import org.jspecify.annotations.NullMarked;
