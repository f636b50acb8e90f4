/**
 * A Jakarta Messaging 3.1 provider that lives inside the application's JVM. Begin with
 * {@link dev.sluice.jms.SluiceConnectionFactory}, or with {@link dev.sluice.jms.SluiceBroker} to own the broker.
 */
@NullMarked
package dev.sluice.jms;

import org.jspecify.annotations.NullMarked;
