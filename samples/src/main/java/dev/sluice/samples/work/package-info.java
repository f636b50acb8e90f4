/** Who works on messages in the samples, and what helps with that. */
@NullMarked
package dev.sluice.samples.work;

import org.jspecify.annotations.NullMarked;
