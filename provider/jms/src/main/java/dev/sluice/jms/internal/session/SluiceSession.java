package dev.sluice.jms.internal.session;

import java.util.List;

import jakarta.jms.Destination;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageListener;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TemporaryTopic;
import jakarta.jms.Topic;
import jakarta.jms.TopicSubscriber;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.address.AddressKind;
import dev.sluice.core.engine.EngineConnection;
import dev.sluice.core.engine.Receiver;
import dev.sluice.core.engine.ReceiverSpec.SubscriptionKind;
import dev.sluice.core.engine.Transaction;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.selector.Selector;
import dev.sluice.core.time.BrokerClock;
import dev.sluice.jms.destination.Destinations;
import dev.sluice.jms.destination.SluiceDestination;
import dev.sluice.jms.internal.acknowledge.Acknowledgement;
import dev.sluice.jms.internal.consumer.ConsumerHost;
import dev.sluice.jms.internal.consumer.SluiceBrowser;
import dev.sluice.jms.internal.consumer.SluiceConsumer;
import dev.sluice.jms.internal.consumer.SluiceQueueReceiver;
import dev.sluice.jms.internal.consumer.SluiceTopicSubscriber;
import dev.sluice.jms.internal.error.JmsErrors;
import dev.sluice.jms.internal.lifecycle.CloseSteps;
import dev.sluice.jms.internal.lifecycle.Lifecycle;
import dev.sluice.jms.internal.lifecycle.Turnstile;
import dev.sluice.jms.internal.message.Acknowledger;
import dev.sluice.jms.internal.message.MessageSettings;
import dev.sluice.jms.internal.message.SluiceMessage;
import dev.sluice.jms.internal.producer.Completions;
import dev.sluice.jms.internal.producer.ProducerHost;
import dev.sluice.jms.internal.producer.SluiceProducer;
import dev.sluice.jms.internal.producer.SluiceQueueSender;
import dev.sluice.jms.internal.producer.SluiceTopicPublisher;

/**
 * A session (Jakarta Messaging 3.1, section 6.2): makes producers and consumers, and holds together what they send and
 * receive. What is acknowledged when is the matter of its {@link SessionMode}.
 *
 * <p>Threads: one at a time, and while a consumer has a listener, only the listener's; {@link #close} by any.
 */
public class SluiceSession extends MessageMaking implements ProducerHost, ConsumerHost {
    private final SessionHost host;
    private final EngineConnection engine;
    private final SessionMode mode;
    private final Completions completions;
    private final Acknowledger acknowledger = this::acknowledge;
    private final Lifecycle lifecycle = new Lifecycle("session");

    private final Consumers consumers = new Consumers();

    /** Shared by all consumers: each looks at it once for each message, and hardly ever does anybody wait. */
    private final Turnstile quiet;

    private final Producers producers;
    private final Listening listening;
    private final LoadedMessages loaded;

    /**
     * Creates a session.
     *
     * @param host its connection
     * @param mode what it acknowledges when
     */
    public SluiceSession(SessionHost host, SessionMode mode) {
        super(host.messages());
        this.host = host;
        this.engine = host.engine();
        this.mode = mode;
        this.quiet = new Turnstile(host.clock());
        this.producers = new Producers(host);
        this.completions = new Completions(host.executor(), host.clock());
        this.listening = new Listening(host, mode, consumers, this::callsListeners);
        this.loaded = listening.loaded();
    }

    private boolean callsListeners() {
        return lifecycle.isOpen() && host.callsListeners();
    }

    // ---------------------------------------------------------------- what producers and consumers need of it

    @Override
    public final void ensureOpen() throws JMSException {
        lifecycle.ensureNotClosed();
    }

    @Override
    public final void ensureMayReceive() throws JMSException {
        if (consumers.anyHasListener()) {
            throw new IllegalStateException("This session delivers to listeners, so receive is not possible."
                    + " Use one session for listeners and another for receive.");
        }
        mode.ensureMayReceive();
    }

    @Override
    public final boolean mayWait() {
        return lifecycle.isOpen() && host.isOpen();
    }

    @Override
    public final Acknowledgement acknowledgement() {
        return mode.acknowledgement();
    }

    @Override
    public final Acknowledger acknowledger() {
        return acknowledger;
    }

    @Override
    public final @Nullable Transaction transaction() throws JMSException {
        return mode.transaction();
    }

    @Override
    public final Completions completions() {
        return completions;
    }

    @Override
    public final MessageSettings messageSettings() {
        return messages().settings();
    }

    @Override
    public final BrokerClock clock() {
        return host.clock();
    }

    @Override
    public final Turnstile quiet() {
        return quiet;
    }

    @Override
    public final void listens(SluiceConsumer consumer, boolean whether) {
        consumers.listens(consumer, whether);
    }

    @Override
    public final boolean dispatch(SluiceConsumer consumer) {
        return listening.dispatch(consumer);
    }

    @Override
    public final void closed(SluiceProducer producer) {
        producers.remove(producer);
    }

    @Override
    public final void closed(SluiceConsumer consumer) {
        consumers.remove(consumer);
    }

    // ---------------------------------------------------------------- acknowledgement

    @Override
    public final boolean getTransacted() throws JMSException {
        ensureOpen();
        return mode.isTransacted();
    }

    @Override
    public final int getAcknowledgeMode() throws JMSException {
        ensureOpen();
        return mode.acknowledgeMode();
    }

    @Override
    public final void commit() throws JMSException {
        ensureOpen();
        mode.ensureMayEnd("commit");
        completions.ensureOutside("commit");
        completions.await();
        JmsErrors.run(() -> producers.commit(mode::commit));
    }

    @Override
    public final void rollback() throws JMSException {
        ensureOpen();
        mode.ensureMayEnd("rollback");
        completions.ensureOutside("rollback");
        completions.await();
        JmsErrors.run(mode::rollback);
        producers.rolledBack();
    }

    @Override
    public final void recover() throws JMSException {
        ensureOpen();
        JmsErrors.run(() -> mode.acknowledgement().recover());
    }

    private void acknowledge(SluiceMessage message) throws JMSException {
        ensureOpen();
        JmsErrors.run(() -> mode.acknowledgement().acknowledge(message));
    }

    // ---------------------------------------------------------------- listeners

    /** What the session's messages are part of has changed; its listeners may get them now. */
    final void wakeListeners() {
        listening.wake();
    }

    @Override
    public final @Nullable MessageListener getMessageListener() throws JMSException {
        ensureOpen();
        return loaded.listener();
    }

    /**
     * {@inheritDoc} For application servers: see {@link #run()}.
     *
     * @throws IllegalStateException if the session has consumers
     */
    @Override
    public final void setMessageListener(@Nullable MessageListener listener) throws JMSException {
        ensureOpen();
        if (listener != null && !consumers.isEmpty()) {
            throw new IllegalStateException("The session has consumers, so it cannot have a listener of its own."
                    + " Use another session for the messages of a ConnectionConsumer.");
        }
        loaded.listener(listener);
    }

    /**
     * Assigns messages to the session, all or none, which it gives to its own listener when it is {@linkplain #run() run}.
     *
     * @throws IllegalStateException if the session is closed, or has no listener of its own
     */
    public final void load(List<SluiceMessage> messages) throws JMSException {
        loaded.load(messages);
    }

    /** Gives back what this receiver has received, was assigned to the session, and not yet given to its listener. */
    public final void unload(Receiver receiver) {
        loaded.unload(receiver);
    }

    /** {@inheritDoc} Delivers what a connection consumer has loaded into the session; without that, it does nothing. */
    @Override
    public final void run() {
        loaded.run(mode.acknowledgement());
    }

    // ---------------------------------------------------------------- producers

    @Override
    public final MessageProducer createProducer(@Nullable Destination destination) throws JMSException {
        return open(destination, (sender, ours) -> new SluiceProducer(this, sender, ours));
    }

    final SluiceQueueSender createQueueSender(@Nullable Queue queue) throws JMSException {
        return open(queue, (sender, ours) -> new SluiceQueueSender(this, sender, ours));
    }

    final SluiceTopicPublisher createTopicPublisher(@Nullable Topic topic) throws JMSException {
        return open(topic, (sender, ours) -> new SluiceTopicPublisher(this, sender, ours));
    }

    private <P extends SluiceProducer> P open(@Nullable Destination destination, Producers.Maker<P> maker)
            throws JMSException {
        ensureOpen();
        host.used();
        return producers.open(destination, maker);
    }

    // ---------------------------------------------------------------- consumers

    private void ensureMayConsume() throws JMSException {
        ensureOpen();
        if (loaded.listener() != null) {
            throw new IllegalStateException("The session has a listener of its own, for the messages of a"
                    + " ConnectionConsumer, and cannot have consumers beside it. Use another session.");
        }
    }

    @Override
    public final MessageConsumer createConsumer(Destination destination) throws JMSException {
        return createConsumer(destination, null, false);
    }

    @Override
    public final MessageConsumer createConsumer(Destination destination, @Nullable String messageSelector)
            throws JMSException {
        return createConsumer(destination, messageSelector, false);
    }

    @Override
    public final MessageConsumer createConsumer(
            Destination destination, @Nullable String messageSelector, boolean noLocal) throws JMSException {
        // Not a lambda: one that captures this much takes milliseconds to make at start.
        try {
            ensureMayConsume();
            ConsumerTerms terms = ConsumerTerms.plain(destination, messageSelector, noLocal);
            return register(new SluiceConsumer(this, terms.destination(), terms.selectorText(), opening(terms)));
        } catch (BrokerException e) {
            throw JmsErrors.toJms(e);
        }
    }

    @Override
    public MessageConsumer createSharedConsumer(Topic topic, String sharedSubscriptionName) throws JMSException {
        return createSharedConsumer(topic, sharedSubscriptionName, null);
    }

    @Override
    public MessageConsumer createSharedConsumer(
            Topic topic, String sharedSubscriptionName, @Nullable String messageSelector) throws JMSException {
        return subscribe(SubscriptionKind.SHARED, topic, sharedSubscriptionName, messageSelector, false);
    }

    @Override
    public MessageConsumer createSharedDurableConsumer(Topic topic, String name) throws JMSException {
        return createSharedDurableConsumer(topic, name, null);
    }

    @Override
    public MessageConsumer createSharedDurableConsumer(Topic topic, String name, @Nullable String messageSelector)
            throws JMSException {
        return subscribe(SubscriptionKind.SHARED_DURABLE, topic, name, messageSelector, false);
    }

    @Override
    public MessageConsumer createDurableConsumer(Topic topic, String name) throws JMSException {
        return createDurableSubscriber(topic, name, null, false);
    }

    @Override
    public MessageConsumer createDurableConsumer(
            Topic topic, String name, @Nullable String messageSelector, boolean noLocal) throws JMSException {
        return createDurableSubscriber(topic, name, messageSelector, noLocal);
    }

    @Override
    public TopicSubscriber createDurableSubscriber(Topic topic, String name) throws JMSException {
        return createDurableSubscriber(topic, name, null, false);
    }

    @Override
    public TopicSubscriber createDurableSubscriber(
            Topic topic, String name, @Nullable String messageSelector, boolean noLocal) throws JMSException {
        ensureOpen();
        ConsumerTerms.requireClientId(engine.clientId());
        return subscribe(SubscriptionKind.DURABLE, topic, name, messageSelector, noLocal);
    }

    private SluiceTopicSubscriber subscribe(
            SubscriptionKind kind, Topic topic, @Nullable String name, @Nullable String selector, boolean noLocal)
            throws JMSException {
        return JmsErrors.call(() -> {
            ensureMayConsume();
            ConsumerTerms terms = ConsumerTerms.named(kind, topic, name, selector, noLocal);
            return register(new SluiceTopicSubscriber(
                    this, terms.destination(), terms.selectorText(), noLocal, opening(terms)));
        });
    }

    final SluiceQueueReceiver createQueueReceiver(Queue queue, @Nullable String selector) throws JMSException {
        return JmsErrors.call(() -> {
            ensureMayConsume();
            ConsumerTerms terms = ConsumerTerms.plain(queue, selector, false);
            return register(new SluiceQueueReceiver(this, terms.destination(), terms.selectorText(), opening(terms)));
        });
    }

    final SluiceTopicSubscriber createTopicSubscriber(Topic topic, @Nullable String selector, boolean noLocal)
            throws JMSException {
        return JmsErrors.call(() -> {
            ensureMayConsume();
            ConsumerTerms terms = ConsumerTerms.plain(topic, selector, noLocal);
            return register(new SluiceTopicSubscriber(
                    this, terms.destination(), terms.selectorText(), noLocal, opening(terms)));
        });
    }

    private SluiceConsumer.Opening opening(ConsumerTerms terms) {
        host.used();
        return onReady -> engine.openReceiver(terms.spec(), onReady);
    }

    private <C extends SluiceConsumer> C register(C consumer) {
        consumers.add(consumer, host);
        return consumer;
    }

    @Override
    public QueueBrowser createBrowser(Queue queue) throws JMSException {
        return createBrowser(queue, null);
    }

    @Override
    public QueueBrowser createBrowser(Queue queue, @Nullable String messageSelector) throws JMSException {
        ensureOpen();
        SluiceDestination ours = Destinations.of(queue);
        Destinations.settings(ours); // refuses options that nobody knows
        Selector selector = JmsErrors.callNullable(() -> ConsumerTerms.parse(messageSelector));
        String text = selector == null ? null : selector.text();
        return new SluiceBrowser(this, ours, text, () -> engine.browse(ours.address(), selector));
    }

    @Override
    public void unsubscribe(String name) throws JMSException {
        ensureOpen();
        JmsErrors.run(() -> engine.unsubscribe(name));
    }

    // ---------------------------------------------------------------- temporary destinations

    @Override
    public TemporaryQueue createTemporaryQueue() throws JMSException {
        return (TemporaryQueue) createTemporary(AddressKind.QUEUE);
    }

    @Override
    public TemporaryTopic createTemporaryTopic() throws JMSException {
        return (TemporaryTopic) createTemporary(AddressKind.TOPIC);
    }

    private SluiceDestination createTemporary(AddressKind kind) throws JMSException {
        ensureOpen();
        return JmsErrors.call(() -> Destinations.temporary(engine.createTemporary(kind), this::deleteTemporary));
    }

    private void deleteTemporary(SluiceDestination temporary) throws JMSException {
        host.ensureOpen();
        JmsErrors.run(() -> engine.deleteTemporary(temporary.address()));
    }

    // ---------------------------------------------------------------- start, stop, close

    /** Lets its consumers receive, and has listeners called. */
    public final void start() {
        consumers.start();
        listening.goOn();
    }

    /** Keeps its consumers from receiving. */
    public final void stop() {
        consumers.stop();
    }

    /** Waits until its listener has returned; not if listeners are to be called again. */
    public final void awaitListeners() {
        listening.awaitQuiet();
    }

    /** Ends all waiting for messages or space: it, or its connection, is being closed. */
    public final void endWaits() {
        producers.endWaits();
        consumers.endWaits();
        mode.endWaits();
    }

    @Override
    public final boolean isInOwnListener() {
        return listening.isOwnThread();
    }

    /** Returns whether the calling thread runs the completion of one of its asynchronous sends. */
    public final boolean isInOwnCompletion() {
        return completions.isOwnThread();
    }

    @Override
    public final void close() throws JMSException {
        if (isInOwnListener()) {
            throw new IllegalStateException("A listener must not close its own session: closing waits for it to end.");
        }
        completions.ensureOutside("close");
        shutDown();
    }

    /** Closes, whoever asks for it: the application, or the connection because it is lost. */
    public final void shutDown() throws JMSException {
        if (!lifecycle.beginClosing()) {
            return;
        }
        try (CloseSteps steps = new CloseSteps()) {
            endWaits();
            awaitListeners();
            consumers.close(steps);
            steps.run(loaded::close);
            steps.run(completions::await);
            producers.close(steps);
            steps.run(() -> mode.acknowledgement().close());
        } finally {
            lifecycle.closed();
            host.closed(this);
        }
    }

    @Override
    public final String toString() {
        return mode + " session";
    }
}
