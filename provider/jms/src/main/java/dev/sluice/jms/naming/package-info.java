/**
 * Connection factories, queues and topics through JNDI, without a naming service: what there is, properties say. Name
 * {@link dev.sluice.jms.naming.SluiceInitialContextFactory} as {@code java.naming.factory.initial}, or let a container
 * make objects through {@link dev.sluice.jms.naming.SluiceObjectFactory}.
 */
@NullMarked
package dev.sluice.jms.naming;

import org.jspecify.annotations.NullMarked;
