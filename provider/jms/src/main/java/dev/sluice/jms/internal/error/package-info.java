/** The only bridge between the engine's exception and those of Jakarta Messaging. */
package dev.sluice.jms.internal.error;
