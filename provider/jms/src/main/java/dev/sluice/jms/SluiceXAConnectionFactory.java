package dev.sluice.jms;

import jakarta.jms.JMSException;
import jakarta.jms.XAConnection;
import jakarta.jms.XAJMSContext;
import jakarta.jms.XAQueueConnection;
import jakarta.jms.XAQueueConnectionFactory;
import jakarta.jms.XATopicConnection;
import jakarta.jms.XATopicConnectionFactory;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.engine.ConnectionRequest;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.jms.internal.connection.SluiceXAConnection;
import dev.sluice.jms.internal.connection.SluiceXAQueueConnection;
import dev.sluice.jms.internal.connection.SluiceXATopicConnection;
import dev.sluice.jms.internal.context.SharedXaConnection;
import dev.sluice.jms.internal.error.JmsErrors;

/**
 * Connects to a broker in this JVM for sessions that take part in global transactions (Jakarta Messaging 3.1, section 11.3.1):
 * for a transaction manager, an application server, or a pool that knows one. All else is as with its superclass, whose
 * methods make ordinary connections.
 *
 * <pre>{@code
 * XAConnection connection = broker.xaConnectionFactory().createXAConnection();
 * XASession session = connection.createXASession();
 * transactionManager.getTransaction().enlistResource(session.getXAResource());
 * session.createProducer(session.createQueue("orders")).send(message);     // part of the transaction
 * transactionManager.commit();
 * }</pre>
 *
 * <p>What an XA session sends and receives while its {@link javax.transaction.xa.XAResource} has been started, and not ended,
 * is part of the global transaction. Outside of that, messages are sent at once and acknowledged automatically, though the
 * session says that it is transacted.
 *
 * <p>Connections should be closed after their transactions: closing one rolls back what it has worked on, unless that is
 * prepared. Prepared branches stay until they are decided, through any connection, or the broker is closed; like everything
 * in the broker, they are in memory.
 *
 * <p>Threads: any; set properties before it is used.
 */
public final class SluiceXAConnectionFactory extends SluiceConnectionFactory
        implements XAQueueConnectionFactory, XATopicConnectionFactory {
    private static final long serialVersionUID = 1L;

    /** Creates a factory for the broker at {@value SluiceConnectionFactory#DEFAULT_URL}. */
    public SluiceXAConnectionFactory() {
        super();
    }

    /**
     * Creates a factory for the broker of a name.
     *
     * @param brokerUrl {@code vm://name} or {@code vm://name?option=value&option=value}
     * @throws BrokerException {@link BrokerError#CONFIGURATION} if it is malformed, or an option unknown or illegal
     */
    public SluiceXAConnectionFactory(String brokerUrl) {
        super(brokerUrl);
    }

    /**
     * Creates a factory for a broker.
     *
     * @param broker the broker
     */
    public SluiceXAConnectionFactory(SluiceBroker broker) {
        super(broker);
    }

    @Override
    public XAConnection createXAConnection() throws JMSException {
        return JmsErrors.call(() -> new SluiceXAConnection(environment(), request()));
    }

    @Override
    public XAConnection createXAConnection(@Nullable String userName, @Nullable String password) throws JMSException {
        return JmsErrors.call(() -> new SluiceXAConnection(environment(), request(userName, password)));
    }

    @Override
    public XAQueueConnection createXAQueueConnection() throws JMSException {
        return JmsErrors.call(() -> new SluiceXAQueueConnection(environment(), request()));
    }

    @Override
    public XAQueueConnection createXAQueueConnection(@Nullable String userName, @Nullable String password)
            throws JMSException {
        return JmsErrors.call(() -> new SluiceXAQueueConnection(environment(), request(userName, password)));
    }

    @Override
    public XATopicConnection createXATopicConnection() throws JMSException {
        return JmsErrors.call(() -> new SluiceXATopicConnection(environment(), request()));
    }

    @Override
    public XATopicConnection createXATopicConnection(@Nullable String userName, @Nullable String password)
            throws JMSException {
        return JmsErrors.call(() -> new SluiceXATopicConnection(environment(), request(userName, password)));
    }

    @Override
    public XAJMSContext createXAContext() {
        return xaContext(request());
    }

    @Override
    public XAJMSContext createXAContext(@Nullable String userName, @Nullable String password) {
        return xaContext(request(userName, password));
    }

    private XAJMSContext xaContext(ConnectionRequest request) {
        return JmsErrors.callUnchecked(() -> {
            SluiceXAConnection connection = new SluiceXAConnection(environment(), request);
            return new SharedXaConnection(connection, mode -> connection.openXaSession()).openFirst();
        });
    }
}
