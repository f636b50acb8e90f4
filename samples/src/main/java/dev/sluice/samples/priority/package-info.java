/** Sample: too many messages, of which the important ones arrive. */
@NullMarked
package dev.sluice.samples.priority;

import org.jspecify.annotations.NullMarked;
