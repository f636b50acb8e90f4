/**
 * Pooling for applications that open a connection, a session and a producer for each message:
 * {@link dev.sluice.jms.pool.PooledConnectionFactory}, and for {@link jakarta.jms.ConnectionConsumer}s a ready-made
 * {@link dev.sluice.jms.pool.PooledServerSessionPool}.
 *
 * <p>Both work with any Jakarta Messaging 3.1 provider. Nothing here knows which one it is.
 */
@NullMarked
package dev.sluice.jms.pool;

import org.jspecify.annotations.NullMarked;
