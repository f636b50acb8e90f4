package dev.sluice.jms;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
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
import dev.sluice.core.policy.OptionSet;
import dev.sluice.core.policy.PacingPolicy;
import dev.sluice.core.policy.ProducerOptions;
import dev.sluice.core.policy.Settings;
import dev.sluice.jms.internal.connection.ConnectionEnvironment;
import dev.sluice.jms.internal.connection.SluiceConnection;
import dev.sluice.jms.internal.connection.SluiceQueueConnection;
import dev.sluice.jms.internal.connection.SluiceTopicConnection;
import dev.sluice.jms.internal.context.SharedConnection;
import dev.sluice.jms.internal.error.JmsErrors;

/**
 * Connects to a broker in this JVM (Jakarta Messaging 3.1, section 5.3): to one that the application owns, see
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

    private static final OptionSet PRODUCER_OPTIONS = OptionSet.of(ProducerOptions.ALL);

    private final transient @Nullable SluiceBroker broker;
    private String brokerUrl;
    /** What the address says; read once, because it may name a file. Nothing if the factory was made for a broker. */
    private transient BrokerOptions addressed;

    private @Nullable String clientId;
    private @Nullable String userName;
    private @Nullable String password;
    /** By name, as text; null if none was set. */
    private @Nullable LinkedHashMap<String, String> producerOptions;

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
        this.addressed = read(brokerUrl);
    }

    /**
     * Creates a factory for a broker.
     *
     * @param broker the broker
     */
    public SluiceConnectionFactory(SluiceBroker broker) {
        this.broker = broker;
        this.brokerUrl = BrokerUri.SCHEME + broker.name();
        this.addressed = BrokerOptions.NONE;
    }

    private static BrokerOptions read(String brokerUrl) {
        return BrokerOptions.read(BrokerUri.parse(brokerUrl).options());
    }

    // ---------------------------------------------------------------- properties

    /**
     * Returns the broker's address. If the factory was made for a broker, others find that one there only if it {@linkplain
     * SluiceBroker#isNamed() is named}.
     */
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
        this.addressed = read(brokerUrl);
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
     * Sets the password that belongs to the user's name. Whoever can read the serialized factory, or the JNDI entry made of it, can read
     * the password: it is there as it is.
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
        return BrokerOptions.text(broker != null ? broker.connections() : addressed.connections(), option);
    }

    /**
     * Has the producers of its connections pace themselves, whatever the address and the broker say; the name of a destination
     * may still say otherwise.
     *
     * @param settings sets the options
     * @throws BrokerException {@link BrokerError#CONFIGURATION} if a value is illegal
     */
    public final void setProducerPacing(Consumer<PacingSettings> settings) {
        PacingSettings given = new PacingSettings();
        settings.accept(given);
        PacingPolicy.of(given.settings());
        given.settings().texts().forEach(this::setProducerOption);
    }

    /**
     * Sets an option of producers by its name, for those who can only configure strings. It goes before the address and the
     * broker.
     *
     * @param name for example {@code producer.pacing}
     * @param value its value
     * @throws BrokerException {@link BrokerError#CONFIGURATION} if the option is unknown, or the value illegal
     */
    public final void setProducerOption(String name, String value) {
        PRODUCER_OPTIONS.read(Map.of(name, value));
        if (producerOptions == null) {
            producerOptions = new LinkedHashMap<>();
        }
        producerOptions.put(name, value);
    }

    private Settings producers() {
        Settings own = producerOptions == null ? Settings.NONE : PRODUCER_OPTIONS.read(producerOptions);
        return own.orElse(addressed.producers());
    }

    // ---------------------------------------------------------------- connections

    /** Returns the broker, made if need be. */
    final ConnectionEnvironment environment() {
        SluiceBroker target = broker != null ? broker : SluiceBroker.at(BrokerUri.parse(brokerUrl), addressed);
        return target.environment().producing(producers());
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
        if (producerOptions != null) {
            properties.putAll(producerOptions);
        }
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
            addressed = read(brokerUrl);
            producers();
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
