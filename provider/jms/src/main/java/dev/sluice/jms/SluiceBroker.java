package dev.sluice.jms;

import static java.util.Objects.requireNonNullElse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.admin.BrokerAdmin;
import dev.sluice.core.admin.BrokerListener;
import dev.sluice.core.engine.EngineConfig;
import dev.sluice.core.engine.VmEngine;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.policy.AccessPolicy;
import dev.sluice.core.policy.PacingPolicy;
import dev.sluice.core.policy.PolicyTable;
import dev.sluice.core.policy.Settings;
import dev.sluice.core.time.BrokerClock;
import dev.sluice.core.time.BrokerThreads;
import dev.sluice.core.time.SystemClock;
import dev.sluice.core.time.ThreadsOnDemand;
import dev.sluice.jms.internal.connection.ConnectionEnvironment;
import dev.sluice.jms.internal.message.MessageFactory;
import dev.sluice.jms.internal.message.MessageSettings;
import dev.sluice.jms.internal.message.TrustedClasses;
import dev.sluice.jms.jmx.BrokerBeans;

/**
 * A broker in this JVM: queues, topics, subscriptions, and whoever is connected to them. It belongs to whoever builds it;
 * any number may live side by side, and never see each other.
 *
 * <pre>{@code
 * try (SluiceBroker broker = SluiceBroker.builder()
 *         .destination("orders.>", orders -> orders.capacity(10_000).maxDeliveries(5))
 *         .build()) {
 *     ConnectionFactory factory = broker.connectionFactory();
 *     ...
 * }
 * }</pre>
 *
 * <p>All messages are in memory. {@link #stop} ends all connections and keeps the messages for the next {@link #start};
 * {@link #close} ends everything. A broker that is idle has no thread; those it needs are daemons.
 *
 * <p>Threads: any.
 */
public final class SluiceBroker implements AutoCloseable {
    private final String name;
    private final boolean named;
    private final Map<String, String> uriOptions;
    private final BrokerClock clock;
    private final boolean ownsClock;
    private final Runnable endThreads;
    private final VmEngine engine;
    private final Settings connections;
    private final ConnectionEnvironment environment;
    private final @Nullable BrokerBeans beans;

    private SluiceBroker(Builder settings) {
        this.name = settings.effectiveName();
        this.named = settings.vmName != null;
        this.uriOptions = settings.uriOptions;
        this.ownsClock = settings.clock == null;
        this.clock = settings.clock == null ? new SystemClock(name) : settings.clock;
        Executor executor;
        if (settings.executor != null) {
            executor = settings.executor;
            this.endThreads = () -> {};
        } else if (settings.virtualThreads) {
            ExecutorService threads = BrokerThreads.virtual();
            executor = threads;
            this.endThreads = threads::shutdown;
        } else {
            ThreadsOnDemand threads = new ThreadsOnDemand("sluice-" + name + "-listener");
            executor = threads;
            this.endThreads = threads::end;
        }
        this.engine = new VmEngine(new EngineConfig(name, clock, settings.policies, settings.access));
        this.connections = settings.connections;
        this.environment = new ConnectionEnvironment(
                engine, executor, new MessageFactory(settings.messages), engine.pacers(), settings.producers);
        for (BrokerListener listener : settings.listeners) {
            engine.events().add(listener);
        }
        this.beans = settings.jmx ? Jmx.show(admin()) : null;
    }

    /** Begins to describe a broker. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns a running broker with all options at their defaults. */
    public static SluiceBroker create() {
        return builder().build();
    }

    /**
     * Returns the broker at an address, made and started if there is none of that name.
     *
     * @param brokerUrl {@code vm://name} or {@code vm://name?option=value&option=value}
     * @throws BrokerException {@link BrokerError#CONFIGURATION} if the address is malformed, an option unknown or illegal, or
     *     there is such a broker, and it was made with other options
     */
    public static SluiceBroker at(String brokerUrl) {
        BrokerUri uri = BrokerUri.parse(brokerUrl);
        return at(uri, BrokerOptions.read(uri.options()));
    }

    /** Returns the broker at an address whose options have been read. */
    static SluiceBroker at(BrokerUri uri, BrokerOptions options) {
        Map<String, String> wanted = BrokerOptions.withoutConnection(uri.options());
        SluiceBroker broker = BrokerRegistry.findOrCreate(
                uri.name(),
                () -> options.applyTo(builder()).vmName(uri.name(), wanted).start());
        if (!wanted.isEmpty() && !wanted.equals(broker.uriOptions)) {
            throw broker.conflict(wanted);
        }
        return broker;
    }

    private BrokerException conflict(Map<String, String> wanted) {
        String made = uriOptions.isEmpty() ? "without options in its address" : "with the options " + uriOptions;
        return new BrokerException(
                BrokerError.CONFIGURATION,
                "There is a broker at vm://" + name + " already, made " + made + "; it cannot be given " + wanted
                        + ". Leave them out, or choose another name.");
    }

    /** Returns what it is called. */
    public String name() {
        return name;
    }

    /** Returns whether it can be found at {@code vm://name}. */
    public boolean isNamed() {
        return named;
    }

    /** Returns a new connection factory for this broker. */
    public SluiceConnectionFactory connectionFactory() {
        return new SluiceConnectionFactory(this);
    }

    /** Returns a new connection factory for this broker, for sessions that take part in global transactions. */
    public SluiceXAConnectionFactory xaConnectionFactory() {
        return new SluiceXAConnectionFactory(this);
    }

    ConnectionEnvironment environment() {
        return environment;
    }

    /**
     * Returns what an operator uses: figures of what is in the broker and what has happened, events, and commands. Whoever
     * has it may look at all messages and remove them.
     */
    public BrokerAdmin admin() {
        return engine.admin();
    }

    /** Returns the options of connections through its own factories. */
    Settings connections() {
        return connections;
    }

    /** Returns the clock it reads. */
    public BrokerClock clock() {
        return clock;
    }

    /** Returns whether it takes connections. */
    public boolean isRunning() {
        return engine.isRunning();
    }

    /**
     * Takes connections again, with all messages that were there when it was stopped. Does nothing if it runs.
     *
     * @throws dev.sluice.core.error.BrokerException if it was closed
     */
    public void start() {
        engine.start();
    }

    /**
     * Ends all connections, whose exception listeners are told, and takes no more until it is started again. Waits for message and
     * completion listeners that run, however long they take, and whether it is interrupted or not; called by a listener, it does not
     * wait for that one.
     */
    public void stop() {
        engine.stop();
    }

    /**
     * Ends all connections, all queues and subscriptions, and all its threads. Waits as {@link #stop}. Closing twice does nothing.
     */
    @Override
    public void close() {
        BrokerRegistry.remove(this);
        try {
            if (beans != null) {
                beans.close();
            }
        } finally {
            closeEngine();
        }
    }

    private void closeEngine() {
        try {
            engine.close();
        } finally {
            endThreads();
        }
    }

    private void endThreads() {
        endThreads.run();
        if (ownsClock) {
            clock.close();
        }
    }

    @Override
    public String toString() {
        return "broker '" + name + "'";
    }

    /**
     * Describes a broker. Whatever is wrong is said by the method that is given it; what conflicts, by {@link #build}.
     *
     * <p>Threads: one.
     */
    public static final class Builder {
        private static final String DEFAULT_NAME = "sluice";

        private @Nullable String name;
        private @Nullable String vmName;
        private Map<String, String> uriOptions = Map.of();
        private @Nullable BrokerClock clock;
        private @Nullable Executor executor;
        private boolean virtualThreads;
        private PolicyTable policies = PolicyTable.EMPTY;
        private Settings connections = Settings.NONE;
        private Settings producers = Settings.NONE;
        private AccessPolicy access = AccessPolicy.OPEN;
        private MessageSettings messages = MessageSettings.DEFAULTS;
        private final List<BrokerListener> listeners = new ArrayList<>();
        private boolean jmx;

        private Builder() {}

        /**
         * Sets what it is called in messages and names of threads.
         *
         * @param name default {@code sluice}; need not be unique
         */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /**
         * Sets what it is called, and has it found at {@code vm://name} until it is closed. Instead of {@link #name}.
         *
         * @param name a name that no other such broker has; not blank, without a slash or question mark
         */
        public Builder vmName(String name) {
            return vmName(name, Map.of());
        }

        Builder vmName(String name, Map<String, String> options) {
            BrokerUri.checkName(name);
            this.vmName = name;
            this.uriOptions = options;
            return this;
        }

        /**
         * Sets where it takes the time from, for example a {@link dev.sluice.core.time.VirtualClock}. The caller closes it.
         *
         * @param clock default: the machine's
         */
        public Builder clock(BrokerClock clock) {
            this.clock = clock;
            return this;
        }

        /**
         * Sets what listeners and completions run on. The caller closes it. It should have a thread for each listener that
         * may block at the same time.
         *
         * @param executor default: threads on demand, which end when idle
         */
        public Builder executor(Executor executor) {
            this.executor = executor;
            return this;
        }

        /**
         * Sets whether listeners and completions run on virtual threads.
         *
         * @param yes default false; true needs JDK 21 or later
         */
        public Builder virtualThreads(boolean yes) {
            this.virtualThreads = yes;
            return this;
        }

        /**
         * Sets how destinations behave whose name matches a pattern, and subscriptions to them. Where several patterns match,
         * each option is taken from the most specific one that sets it.
         *
         * @param pattern a name, in which {@code *} stands for a level and a last {@code >} for all that follow; with
         *     {@code @} and the name of a subscription, as {@code prices.>@archive}, for the subscriptions of that name only
         * @param settings sets the options
         * @throws BrokerException if it is no pattern, or an option cannot be set for single subscriptions
         */
        public Builder destination(String pattern, Consumer<DestinationSettings> settings) {
            DestinationSettings given = new DestinationSettings();
            settings.accept(given);
            policies = policies.with(pattern, given.settings());
            return this;
        }

        Builder policies(PolicyTable more) {
            this.policies = policies.with(more);
            return this;
        }

        /**
         * Has producers pace themselves: all of them, unless their connection factory or the name of their destination says
         * otherwise.
         *
         * @param settings sets the options
         */
        public Builder producerPacing(Consumer<PacingSettings> settings) {
            PacingSettings given = new PacingSettings();
            settings.accept(given);
            PacingPolicy.of(given.settings());
            producers = given.settings().orElse(producers);
            return this;
        }

        /**
         * Sets options of any kind by their names, as they stand in the manual and in addresses: those of the broker, of
         * destinations, and of connections and producers made through its own factories. What was set before is kept, unless
         * these say otherwise.
         *
         * @param options values by name
         * @throws BrokerException {@link BrokerError#CONFIGURATION} if one is unknown or has an illegal value
         */
        public Builder options(Map<String, String> options) {
            return options(BrokerOptions.read(options));
        }

        /**
         * Sets options of any kind by their names. Of destination patterns that are equally specific, the later in the order of
         * the alphabet wins, because properties have no order of their own.
         *
         * @param options values by name, defaults included
         * @throws BrokerException as {@link #options(Map)}
         */
        public Builder options(Properties options) {
            Map<String, String> sorted = new TreeMap<>();
            options.stringPropertyNames().forEach(name -> sorted.put(name, options.getProperty(name)));
            return options(sorted);
        }

        /**
         * Sets options of any kind that stand in a file.
         *
         * @param file a properties file in UTF-8
         * @throws BrokerException {@link BrokerError#CONFIGURATION} if it cannot be read, or an option is unknown, given twice
         *     or has an illegal value; it names the file and the line
         */
        public Builder options(Path file) {
            return options(BrokerOptions.read(OptionFile.read(file)));
        }

        private Builder options(BrokerOptions options) {
            connections = options.connections().orElse(connections);
            producers = options.producers().orElse(producers);
            return options.applyTo(this);
        }

        /**
         * Adds a user. With the first one, the broker asks everybody for a name and password.
         *
         * @param user name; if it was added before, it has the new password
         * @param password password
         */
        public Builder user(String user, String password) {
            access = access.withUser(user, password);
            return this;
        }

        /**
         * Permits a user something. With the first permission, everything else is forbidden to everybody, but to use the temporary
         * destinations there are.
         *
         * @param user a user added before
         * @param destinations pattern of the names of queues and topics
         * @param operation what is permitted
         * @param others what else is
         * @throws BrokerException {@link BrokerError#CONFIGURATION} if there is no such user
         */
        public Builder permit(
                String user, String destinations, AccessPolicy.Operation operation, AccessPolicy.Operation... others) {
            access = access.permitting(user, destinations, operation, others);
            return this;
        }

        /**
         * Names classes that an {@link jakarta.jms.ObjectMessage} may contain, beside the value classes of the JDK.
         *
         * @param patterns names of classes, which stand for those nested in them as well; {@code com.acme.*} for a package, {@code
         *     com.acme.**} for those below it as well, {@code *} for every class there is, which is as safe as the least trusted sender
         * @throws BrokerException {@link BrokerError#CONFIGURATION} if one is malformed
         */
        public Builder trustedClasses(String... patterns) {
            messages = messages.withTrustedClasses(TrustedClasses.of(List.of(patterns)));
            return this;
        }

        /**
         * Sets whether object messages carry the very object they were given. Fast, and dangerous: sender and receivers then
         * share one object, and what one of them changes, all see.
         *
         * @param yes default false
         */
        public Builder objectsByReference(boolean yes) {
            messages = messages.withObjectsByReference(yes);
            return this;
        }

        /**
         * Sets whether property names must be identifiers to the letter, as the standard has it, or may contain hyphens and
         * dots, as applications do.
         *
         * @param yes default false
         */
        public Builder strictPropertyNames(boolean yes) {
            messages = messages.withStrictPropertyNames(yes);
            return this;
        }

        /**
         * Adds a listener, which is told what happens in the broker from its beginning on. Others may be added to the broker
         * when it runs: see {@link SluiceBroker#admin}.
         *
         * @param listener told on the thread that causes it; must not block
         */
        public Builder listener(BrokerListener listener) {
            listeners.add(listener);
            return this;
        }

        /**
         * Sets whether the broker, and each of its queues, topics and subscriptions, is shown as a bean on the JVM's management
         * server until it is closed. Whoever reaches that server may look at all messages and remove them.
         *
         * @param yes default false; true needs the module {@code java.management}, and a name that no other such broker of
         *     this JVM has
         */
        public Builder jmx(boolean yes) {
            this.jmx = yes;
            return this;
        }

        /**
         * Builds the broker, which runs.
         *
         * @throws BrokerException {@link BrokerError#CONFIGURATION} if options conflict, or there is a broker at its
         *     {@link #vmName(String)}, or one of its name with {@link #jmx}; {@link BrokerError#UNSUPPORTED} if it is to have {@link
         *     #virtualThreads} and this JVM has none
         */
        public SluiceBroker build() {
            SluiceBroker broker = start();
            if (vmName != null) {
                addToRegistry(broker);
            }
            return broker;
        }

        private static void addToRegistry(SluiceBroker broker) {
            try {
                BrokerRegistry.add(broker);
            } catch (BrokerException e) {
                broker.close();
                throw e;
            }
        }

        private String effectiveName() {
            return vmName != null ? vmName : requireNonNullElse(name, DEFAULT_NAME);
        }

        private SluiceBroker start() {
            if (name != null && vmName != null) {
                throw new BrokerException(
                        BrokerError.CONFIGURATION,
                        "Both 'name' and 'vmName' are set; choose one. A broker is called by its vmName if it has one.");
            }
            if (executor != null && virtualThreads) {
                throw new BrokerException(
                        BrokerError.CONFIGURATION, "Both 'executor' and 'virtualThreads' are set; choose one.");
            }
            return new SluiceBroker(this);
        }
    }
}
