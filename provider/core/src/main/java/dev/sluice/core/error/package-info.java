/** The one exception of the engine and its codes. */
@NullMarked
package dev.sluice.core.error;

import org.jspecify.annotations.NullMarked;
