/** Who works on messages in the samples. */
@NullMarked
package dev.sluice.samples.work;

import org.jspecify.annotations.NullMarked;
