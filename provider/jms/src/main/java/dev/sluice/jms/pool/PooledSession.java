package dev.sluice.jms.pool;

import java.io.Serializable;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import jakarta.jms.BytesMessage;
import jakarta.jms.Destination;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageListener;
import jakarta.jms.MessageProducer;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.StreamMessage;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TemporaryTopic;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import jakarta.jms.TopicSubscriber;

import org.jspecify.annotations.Nullable;

import dev.sluice.jms.internal.error.JmsErrors;

/**
 * A borrower's view of a session. Every call goes through the gate, and what the provider throws is looked at: it may mean
 * that the physical session must not be lent again.
 *
 * <p>Threads: one at a time, as Jakarta Messaging 2.14 says of sessions; {@link #close()} from any. A call that another
 * thread still has under way when the session is closed keeps the physical session out of the pool.
 */
class PooledSession implements Session {
    private final PhysicalSession physical;
    private final PooledConnection connection;
    private final Gate gate;
    /** Consumers and browsers. */
    private final Set<AutoCloseable> readers = ConcurrentHashMap.newKeySet();

    private final Set<PooledProducer> producers = ConcurrentHashMap.newKeySet();
    private volatile @Nullable MessageListener messageListener;

    PooledSession(PhysicalSession physical, PooledConnection connection) {
        this.physical = physical;
        this.connection = connection;
        this.gate = new Gate("session", connection.gate());
    }

    final PhysicalSession physical() {
        return physical;
    }

    final PooledConnection connection() {
        return connection;
    }

    final Gate gate() {
        return gate;
    }

    /** Lets somebody use the physical session directly; it is not lent again. */
    final Session unwrap() {
        physical.spoil("it was handed to a connection consumer");
        return physical.session();
    }

    /** Makes a call on the physical session, while this one is open. */
    final <T> T use(JmsErrors.Call<T> call) throws JMSException {
        gate.enter();
        connection.noteUse();
        try {
            return call.call();
        } catch (JMSException | RuntimeException e) {
            physical.judge(e);
            throw e;
        } finally {
            gate.exit();
        }
    }

    /** As {@link #use}, for calls without a result. */
    final void act(JmsErrors.Action action) throws JMSException {
        gate.enter();
        connection.noteUse();
        try {
            action.run();
        } catch (JMSException | RuntimeException e) {
            physical.judge(e);
            throw e;
        } finally {
            gate.exit();
        }
    }

    // Messages

    @Override
    public final BytesMessage createBytesMessage() throws JMSException {
        return use(() -> physical.session().createBytesMessage());
    }

    @Override
    public final MapMessage createMapMessage() throws JMSException {
        return use(() -> physical.session().createMapMessage());
    }

    @Override
    public final Message createMessage() throws JMSException {
        return use(() -> physical.session().createMessage());
    }

    @Override
    public final ObjectMessage createObjectMessage() throws JMSException {
        return use(() -> physical.session().createObjectMessage());
    }

    @Override
    public final ObjectMessage createObjectMessage(@Nullable Serializable object) throws JMSException {
        return use(() -> physical.session().createObjectMessage(object));
    }

    @Override
    public final StreamMessage createStreamMessage() throws JMSException {
        return use(() -> physical.session().createStreamMessage());
    }

    @Override
    public final TextMessage createTextMessage() throws JMSException {
        return use(() -> physical.session().createTextMessage());
    }

    @Override
    public final TextMessage createTextMessage(@Nullable String text) throws JMSException {
        return use(() -> physical.session().createTextMessage(text));
    }

    // Acknowledgement and transactions

    @Override
    public final boolean getTransacted() throws JMSException {
        return use(() -> physical.session().getTransacted());
    }

    @Override
    public final int getAcknowledgeMode() throws JMSException {
        return use(() -> physical.session().getAcknowledgeMode());
    }

    @Override
    public final void commit() throws JMSException {
        act(() -> physical.session().commit());
    }

    @Override
    public final void rollback() throws JMSException {
        act(() -> physical.session().rollback());
    }

    @Override
    public final void recover() throws JMSException {
        act(() -> physical.session().recover());
    }

    // The session's own listener, for server sessions

    @Override
    public final @Nullable MessageListener getMessageListener() throws JMSException {
        gate.check();
        return messageListener;
    }

    @Override
    public final void setMessageListener(@Nullable MessageListener listener) throws JMSException {
        act(() -> {
            physical.spoil("a message listener was set on it");
            physical.session().setMessageListener(listener == null ? null : guarded(listener));
            messageListener = listener;
        });
    }

    /** Returns the listener such that it counts as running inside this session while it runs. */
    final MessageListener guarded(MessageListener listener) {
        return message -> gate.runListener(Gate.Role.MESSAGE_LISTENER, () -> listener.onMessage(message));
    }

    /** Runs the session for a server session. Being a {@link Runnable}, it has only unchecked exceptions to throw. */
    @Override
    public final void run() {
        try {
            act(() -> physical.session().run());
        } catch (JMSException e) {
            throw JmsErrors.toRuntime(e);
        }
    }

    // Destinations

    @Override
    public Queue createQueue(String name) throws JMSException {
        return use(() -> physical.session().createQueue(name));
    }

    @Override
    public Topic createTopic(String name) throws JMSException {
        return use(() -> physical.session().createTopic(name));
    }

    @Override
    public TemporaryQueue createTemporaryQueue() throws JMSException {
        TemporaryQueue queue = use(() -> physical.session().createTemporaryQueue());
        connection.deleteWhenClosed(queue::delete);
        return queue;
    }

    @Override
    public TemporaryTopic createTemporaryTopic() throws JMSException {
        TemporaryTopic topic = use(() -> physical.session().createTemporaryTopic());
        connection.deleteWhenClosed(topic::delete);
        return topic;
    }

    // Producers

    @Override
    public final MessageProducer createProducer(@Nullable Destination destination) throws JMSException {
        return produce(destination, PooledProducer::new);
    }

    /** Dresses a physical producer for the borrower. */
    interface ProducerWrapping<P extends PooledProducer> {
        P around(PooledSession session, @Nullable Destination destination, PhysicalProducer producer, boolean shared);
    }

    final <P extends PooledProducer> P produce(@Nullable Destination destination, ProducerWrapping<P> wrapping)
            throws JMSException {
        boolean shared = connection.usesAnonymousProducers();
        return open(
                producers,
                () -> wrapping.around(
                        this,
                        destination,
                        shared ? physical.anonymousProducer() : PhysicalProducer.open(physical.session(), destination),
                        shared));
    }

    /**
     * Opens something that is closed with this session. It is known before the call ends: whoever closes the session meanwhile
     * either finds it, or finds a call under way.
     */
    private <T extends AutoCloseable> T open(Set<? super T> known, JmsErrors.Call<T> opening) throws JMSException {
        return use(() -> {
            T opened = opening.call();
            known.add(opened);
            return opened;
        });
    }

    final void forget(PooledProducer producer) {
        producers.remove(producer);
    }

    // Consumers and browsers

    /** Makes a physical consumer and dresses it for the borrower. */
    final <C extends PooledConsumer> C consume(
            JmsErrors.Call<? extends MessageConsumer> opening, Function<MessageConsumer, C> wrapping)
            throws JMSException {
        return open(readers, () -> wrapping.apply(opening.call()));
    }

    private PooledConsumer consume(JmsErrors.Call<MessageConsumer> opening) throws JMSException {
        return consume(opening, consumer -> new PooledConsumer(this, consumer));
    }

    final void forget(AutoCloseable reader) {
        readers.remove(reader);
    }

    @Override
    public final MessageConsumer createConsumer(Destination destination) throws JMSException {
        return consume(() -> physical.session().createConsumer(destination));
    }

    @Override
    public final MessageConsumer createConsumer(Destination destination, @Nullable String selector)
            throws JMSException {
        return consume(() -> physical.session().createConsumer(destination, selector));
    }

    @Override
    public final MessageConsumer createConsumer(Destination destination, @Nullable String selector, boolean noLocal)
            throws JMSException {
        return consume(() -> physical.session().createConsumer(destination, selector, noLocal));
    }

    @Override
    public MessageConsumer createSharedConsumer(Topic topic, String name) throws JMSException {
        return consume(() -> physical.session().createSharedConsumer(topic, name));
    }

    @Override
    public MessageConsumer createSharedConsumer(Topic topic, String name, @Nullable String selector)
            throws JMSException {
        return consume(() -> physical.session().createSharedConsumer(topic, name, selector));
    }

    @Override
    public MessageConsumer createDurableConsumer(Topic topic, String name) throws JMSException {
        return consume(() -> physical.session().createDurableConsumer(topic, name));
    }

    @Override
    public MessageConsumer createDurableConsumer(Topic topic, String name, @Nullable String selector, boolean noLocal)
            throws JMSException {
        return consume(() -> physical.session().createDurableConsumer(topic, name, selector, noLocal));
    }

    @Override
    public MessageConsumer createSharedDurableConsumer(Topic topic, String name) throws JMSException {
        return consume(() -> physical.session().createSharedDurableConsumer(topic, name));
    }

    @Override
    public MessageConsumer createSharedDurableConsumer(Topic topic, String name, @Nullable String selector)
            throws JMSException {
        return consume(() -> physical.session().createSharedDurableConsumer(topic, name, selector));
    }

    @Override
    public TopicSubscriber createDurableSubscriber(Topic topic, String name) throws JMSException {
        return consume(
                () -> physical.session().createDurableSubscriber(topic, name),
                consumer -> new PooledSubscriber(this, consumer, topic, false));
    }

    @Override
    public TopicSubscriber createDurableSubscriber(Topic topic, String name, @Nullable String selector, boolean noLocal)
            throws JMSException {
        return consume(
                () -> physical.session().createDurableSubscriber(topic, name, selector, noLocal),
                consumer -> new PooledSubscriber(this, consumer, topic, noLocal));
    }

    @Override
    public QueueBrowser createBrowser(Queue queue) throws JMSException {
        return browse(() -> physical.session().createBrowser(queue));
    }

    @Override
    public QueueBrowser createBrowser(Queue queue, @Nullable String selector) throws JMSException {
        return browse(() -> physical.session().createBrowser(queue, selector));
    }

    private QueueBrowser browse(JmsErrors.Call<QueueBrowser> opening) throws JMSException {
        return open(readers, () -> new PooledBrowser(this, opening.call()));
    }

    @Override
    public void unsubscribe(String name) throws JMSException {
        act(() -> physical.session().unsubscribe(name));
    }

    /** The connection was started, so consumers may hand messages to their listeners. */
    final void attachListeners() throws JMSException {
        for (AutoCloseable reader : readers) {
            if (reader instanceof PooledConsumer consumer) {
                consumer.attachListener();
            }
        }
    }

    // Closing

    @Override
    public final void close() throws JMSException {
        if (quiesce()) {
            giveBack();
        }
    }

    /**
     * The first half of closing: nothing more is delivered, and listeners and sends that were under way have ended.
     *
     * @return whether the caller owes the second half, {@link #giveBack()}
     * @throws IllegalStateException in a listener of this session
     */
    final boolean quiesce() throws IllegalStateException {
        gate.refuseInside(Gate.Role.ANY, "close");
        if (!gate.startClosing()) {
            return false;
        }
        readers.forEach(this::closeChild);
        producers.forEach(this::closeChild);
        // Again, for what the listeners opened before they ended.
        readers.forEach(this::closeChild);
        producers.forEach(this::closeChild);
        return true;
    }

    private void closeChild(AutoCloseable child) {
        try {
            child.close();
        } catch (Exception e) {
            physical.spoil("something opened on it could not be closed: " + e);
        }
    }

    /** The second half of closing. */
    final void giveBack() {
        if (!gate.finishClosing()) {
            physical.spoil("another thread was using it while it was closed");
        }
        connection.forget(this);
        physical.giveBack();
    }
}
