/** Sample: subscribers that do not acknowledge what they have received, and what becomes of it. */
@NullMarked
package dev.sluice.samples.acknowledge;

import org.jspecify.annotations.NullMarked;
