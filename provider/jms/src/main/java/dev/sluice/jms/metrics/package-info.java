/** A broker as meters of Micrometer. Whoever uses this room brings Micrometer along; nothing else here needs it. */
@NullMarked
package dev.sluice.jms.metrics;

import org.jspecify.annotations.NullMarked;
