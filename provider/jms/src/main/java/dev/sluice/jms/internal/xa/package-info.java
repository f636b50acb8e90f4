/** The resource that a transaction manager controls a session's part in global transactions with. */
package dev.sluice.jms.internal.xa;
