/** Opening and closing: states, the steps of closing, and waiting for others to be done; and calling an application back. */
package dev.sluice.jms.internal.lifecycle;
