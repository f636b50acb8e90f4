/** The seam between a facade and an engine, and the engine that lives in this JVM. */
@NullMarked
package dev.sluice.core.engine;

import org.jspecify.annotations.NullMarked;
