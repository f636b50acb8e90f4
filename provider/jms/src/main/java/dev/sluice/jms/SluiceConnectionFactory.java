package dev.sluice.jms;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.naming.NamingException;
import javax.naming.Reference;
import javax.naming.Referenceable;
import javax.naming.StringRefAddr;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.QueueConnection;
import jakarta.jms.QueueConnectionFactory;
import jakarta.jms.TopicConnection;
import jakarta.jms.TopicConnectionFactory;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.engine.ConnectionRequest;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.policy.Option;
import dev.sluice.jms.internal.connection.ConnectionEnvironment;
import dev.sluice.jms.internal.connection.SluiceConnection;
import dev.sluice.jms.internal.connection.SluiceQueueConnection;
import dev.sluice.jms.internal.connection.SluiceTopicConnection;
import dev.sluice.jms.internal.context.SharedConnection;
import dev.sluice.jms.internal.error.JmsErrors;

/**
 * Connects to a broker in this JVM (Jakarta Messaging 3.1, section 5.1): to one that the application owns, see
 * {@link SluiceBroker#connectionFactory()}, or to the one of a name, {@code vm://name?option=value}, which is made when it
 * is first connected to.
 *
 * <p>Can be serialized and put into JNDI; then it carries the address of the broker, not the broker.
 *
 * <p>Threads: any; set properties before it is used.
 */
public class SluiceConnectionFactory
        implements ConnectionFactory, QueueConnectionFactory, TopicConnectionFactory, Serializable, Referenceable {
    /** The address a factory has that was not given one. */
    public static final String DEFAULT_URL = "vm://sluice";

    /** The class that turns a {@linkplain #getReference() reference} back into a factory. */
    static final String OBJECT_FACTORY = "dev.sluice.jms.naming.SluiceObjectFactory";

    private static final long serialVersionUID = 1L;

    private final transient @Nullable SluiceBroker broker;
    private String brokerUrl;
    private @Nullable String clientId;
    private @Nullable String userName;
    private @Nullable String password;

    /** Creates a factory for the broker at {@value #DEFAULT_URL}. */
    public SluiceConnectionFactory() {
        this(DEFAULT_URL);
    }

    /**
     * Creates a factory for the broker of a name.
     *
     * @param brokerUrl {@code vm://name} or {@code vm://name?option=value&option=value}
     * @throws BrokerException {@link BrokerError#CONFIGURATION} if it is malformed, or an option unknown or illegal
     */
    public SluiceConnectionFactory(String brokerUrl) {
        this.broker = null;
        this.brokerUrl = brokerUrl;
        check(brokerUrl);
    }

    /**
     * Creates a factory for a broker.
     *
     * @param broker the broker
     */
    public SluiceConnectionFactory(SluiceBroker broker) {
        this.broker = broker;
        this.brokerUrl = BrokerUri.SCHEME + broker.name();
    }

    private static void check(String brokerUrl) {
        BrokerOptions.read(BrokerUri.parse(brokerUrl).options());
    }

    // ---------------------------------------------------------------- properties

    /** Returns the broker's address. */
    public final String getBrokerURL() {
        return brokerUrl;
    }

    /**
     * Sets the broker's address.
     *
     * @param brokerUrl {@code vm://name} or {@code vm://name?option=value&option=value}
     * @throws BrokerException {@link BrokerError#CONFIGURATION} if it is malformed, or an option unknown or illegal;
     *     {@link BrokerError#ILLEGAL_STATE} if the factory was made for a broker
     */
    public final void setBrokerURL(String brokerUrl) {
        if (broker != null) {
            throw new BrokerException(
                    BrokerError.ILLEGAL_STATE,
                    "This connection factory was made for " + broker + " and cannot be given another address.");
        }
        check(brokerUrl);
        this.brokerUrl = brokerUrl;
    }

    /** Returns the client id that every connection gets, or null. */
    public final @Nullable String getClientID() {
        return clientId != null ? clientId : option(BrokerOptions.CLIENT_ID);
    }

    /**
     * Sets the client id that every connection gets; so there can be only one connection at a time.
     *
     * @param clientId null or empty for none
     */
    public final void setClientID(@Nullable String clientId) {
        this.clientId = clientId == null || clientId.isEmpty() ? null : clientId;
    }

    /** Returns the user's name for connections that are made without one, or null. */
    public final @Nullable String getUserName() {
        return userName != null ? userName : option(BrokerOptions.USER);
    }

    /**
     * Sets the user's name for connections that are made without one.
     *
     * @param userName null for none
     */
    public final void setUserName(@Nullable String userName) {
        this.userName = userName;
    }

    /**
     * Sets the password that belongs to the user's name.
     *
     * @param password null for none
     */
    public final void setPassword(@Nullable String password) {
        this.password = password;
    }

    final @Nullable String password() {
        return password != null ? password : option(BrokerOptions.PASSWORD);
    }

    private @Nullable String option(Option<String> option) {
        return broker != null
                ? null
                : BrokerOptions.read(BrokerUri.parse(brokerUrl).options()).connection(option);
    }

    // ---------------------------------------------------------------- connections

    /** Returns the broker, made if need be. */
    final ConnectionEnvironment environment() {
        return broker != null
                ? broker.environment()
                : SluiceBroker.at(brokerUrl).environment();
    }

    final ConnectionRequest request(@Nullable String user, @Nullable String secret) {
        return new ConnectionRequest(user, secret, getClientID());
    }

    final ConnectionRequest request() {
        return request(getUserName(), password());
    }

    @Override
    public final Connection createConnection() throws JMSException {
        return JmsErrors.call(() -> new SluiceConnection(environment(), request()));
    }

    @Override
    public final Connection createConnection(@Nullable String userName, @Nullable String password) throws JMSException {
        return JmsErrors.call(() -> new SluiceConnection(environment(), request(userName, password)));
    }

    @Override
    public final QueueConnection createQueueConnection() throws JMSException {
        return JmsErrors.call(() -> new SluiceQueueConnection(environment(), request()));
    }

    @Override
    public final QueueConnection createQueueConnection(@Nullable String userName, @Nullable String password)
            throws JMSException {
        return JmsErrors.call(() -> new SluiceQueueConnection(environment(), request(userName, password)));
    }

    @Override
    public final TopicConnection createTopicConnection() throws JMSException {
        return JmsErrors.call(() -> new SluiceTopicConnection(environment(), request()));
    }

    @Override
    public final TopicConnection createTopicConnection(@Nullable String userName, @Nullable String password)
            throws JMSException {
        return JmsErrors.call(() -> new SluiceTopicConnection(environment(), request(userName, password)));
    }

    @Override
    public final JMSContext createContext() {
        return createContext(JMSContext.AUTO_ACKNOWLEDGE);
    }

    @Override
    public final JMSContext createContext(@Nullable String userName, @Nullable String password) {
        return createContext(userName, password, JMSContext.AUTO_ACKNOWLEDGE);
    }

    @Override
    public final JMSContext createContext(int sessionMode) {
        return context(request(), sessionMode);
    }

    @Override
    public final JMSContext createContext(@Nullable String userName, @Nullable String password, int sessionMode) {
        return context(request(userName, password), sessionMode);
    }

    private JMSContext context(ConnectionRequest request, int sessionMode) {
        return JmsErrors.callUnchecked(() -> {
            SluiceConnection connection = new SluiceConnection(environment(), request);
            return new SharedConnection(connection, connection::openSession).openFirst(sessionMode);
        });
    }

    // ---------------------------------------------------------------- administered object

    /** Returns what a JNDI provider stores: the address and the other properties, by name. */
    @Override
    public final Reference getReference() throws NamingException {
        try {
            ensurePortable();
        } catch (InvalidObjectException e) {
            throw new NamingException(e.getMessage());
        }
        Reference reference = new Reference(getClass().getName(), OBJECT_FACTORY, null);
        properties().forEach((key, value) -> reference.add(new StringRefAddr(key, value)));
        return reference;
    }

    private Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("brokerURL", brokerUrl);
        putIfSet(properties, "clientID", clientId);
        putIfSet(properties, "userName", userName);
        putIfSet(properties, "password", password);
        return properties;
    }

    private static void putIfSet(Map<String, String> properties, String key, @Nullable String value) {
        if (value != null) {
            properties.put(key, value);
        }
    }

    final Object writeReplace() throws ObjectStreamException {
        ensurePortable();
        return this;
    }

    /** Nobody gets a factory with an address that the constructor would have refused. */
    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        try {
            check(brokerUrl);
        } catch (BrokerException e) {
            InvalidObjectException invalid = new InvalidObjectException(e.getMessage());
            invalid.initCause(e);
            throw invalid;
        }
    }

    private void ensurePortable() throws InvalidObjectException {
        if (broker != null && !broker.isNamed()) {
            throw new InvalidObjectException(
                    "This connection factory belongs to " + broker
                            + ", which nobody can find by name. Build the broker with vmName(\"...\") to make the factory portable.");
        }
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + "["
                + (broker != null
                        ? broker
                        : BrokerUri.SCHEME + BrokerUri.parse(brokerUrl).name()) + "]";
    }
}
