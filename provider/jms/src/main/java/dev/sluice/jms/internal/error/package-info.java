/** The only bridge between the engine's exception and those of Jakarta Messaging. */
@NullMarked
package dev.sluice.jms.internal.error;

import org.jspecify.annotations.NullMarked;
