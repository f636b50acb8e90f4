/** Tests of the engine as a whole. */
@NullMarked
package dev.sluice.core;

import org.jspecify.annotations.NullMarked;
