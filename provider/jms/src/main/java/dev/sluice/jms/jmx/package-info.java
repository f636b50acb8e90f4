/** A broker as management beans. Nothing of this is loaded unless it is asked for. */
@NullMarked
package dev.sluice.jms.jmx;

import org.jspecify.annotations.NullMarked;
