package dev.sluice.jms.pool;

import java.io.Serializable;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;

import jakarta.jms.BytesMessage;
import jakarta.jms.Destination;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageListener;
import jakarta.jms.MessageProducer;
import jakarta.jms.ObjectMessage;
import jakarta.jms.QueueBrowser;
import jakarta.jms.StreamMessage;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TemporaryTopic;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import jakarta.jms.TopicSubscriber;

/** The inside of a session. */
final class FakeSession extends FakePart {
    final FakeConnection connection;
    final boolean transacted;
    final int mode;
    private final Queue<Runnable> onCommit = new ConcurrentLinkedQueue<>();
    /** The last one first, so that messages come back in order. */
    private final Deque<Runnable> onRollback = new ConcurrentLinkedDeque<>();

    private final Queue<Message> loaded = new ConcurrentLinkedQueue<>();
    private volatile MessageListener listener;

    FakeSession(FakeConnection connection, int number, boolean transacted, int mode) {
        super(connection.provider, "session", number);
        this.connection = connection;
        this.transacted = transacted;
        this.mode = mode;
    }

    boolean getTransacted() {
        return transacted;
    }

    int getAcknowledgeMode() {
        return mode;
    }

    // Transactions

    /** Does something now or, in a transaction, when it is committed. */
    void onCommit(Runnable action) {
        if (transacted) {
            onCommit.add(action);
        } else {
            action.run();
        }
    }

    void onRollback(Runnable action) {
        if (transacted) {
            onRollback.addFirst(action);
        }
    }

    void commit() {
        onCommit.forEach(Runnable::run);
        forgetTransaction();
    }

    void rollback() {
        onRollback.forEach(Runnable::run);
        forgetTransaction();
    }

    private void forgetTransaction() {
        onCommit.clear();
        onRollback.clear();
    }

    void close() {
        if (open) {
            open = false;
            provider.consumers.stream().filter(each -> each.session == this).forEach(FakeConsumer::close);
        }
    }

    // Server sessions

    void load(Message... messages) {
        loaded.addAll(List.of(messages));
    }

    void setMessageListener(MessageListener value) {
        listener = value;
    }

    /** Catches what the listener throws, as a provider does. */
    void run() {
        for (Message message = loaded.poll(); message != null; message = loaded.poll()) {
            try {
                listener.onMessage(message);
            } catch (RuntimeException e) {
                provider.record(this + ".listenerFailed");
            }
        }
    }

    // Messages and destinations

    TextMessage createTextMessage() {
        return provider.message(TextMessage.class, null);
    }

    TextMessage createTextMessage(String text) {
        return provider.message(TextMessage.class, text);
    }

    Message createMessage() {
        return provider.message(Message.class, null);
    }

    MapMessage createMapMessage() {
        return provider.message(MapMessage.class, new HashMap<>());
    }

    BytesMessage createBytesMessage() {
        return provider.message(BytesMessage.class, null);
    }

    StreamMessage createStreamMessage() {
        return provider.message(StreamMessage.class, null);
    }

    ObjectMessage createObjectMessage(Serializable object) {
        return provider.message(ObjectMessage.class, object);
    }

    jakarta.jms.Queue createQueue(String name) {
        return FakeProvider.queueNamed(name);
    }

    Topic createTopic(String name) {
        return FakeProvider.topicNamed(name);
    }

    TemporaryQueue createTemporaryQueue() {
        return provider.temporary(TemporaryQueue.class);
    }

    TemporaryTopic createTemporaryTopic() {
        return provider.temporary(TemporaryTopic.class);
    }

    // Producers, consumers, browsers

    MessageProducer createProducer(Destination destination) {
        provider.lock.lock();
        try {
            FakeProducer producer = new FakeProducer(this, provider.producers.size() + 1, destination);
            provider.producers.add(producer);
            return Fake.object(MessageProducer.class, producer);
        } finally {
            provider.lock.unlock();
        }
    }

    MessageConsumer createConsumer(Destination destination) {
        return consumer(MessageConsumer.class, destination);
    }

    MessageConsumer createConsumer(Destination destination, String selector) {
        return consumer(MessageConsumer.class, destination);
    }

    MessageConsumer createConsumer(Destination destination, String selector, boolean noLocal) {
        return consumer(MessageConsumer.class, destination);
    }

    TopicSubscriber createDurableSubscriber(Topic topic, String name) {
        return consumer(TopicSubscriber.class, topic);
    }

    private <C> C consumer(Class<C> type, Destination destination) {
        provider.lock.lock();
        try {
            FakeConsumer consumer = new FakeConsumer(this, provider.consumers.size() + 1, destination.toString());
            provider.consumers.add(consumer);
            return Fake.object(type, consumer);
        } finally {
            provider.lock.unlock();
        }
    }

    QueueBrowser createBrowser(jakarta.jms.Queue queue) {
        return Fake.object(QueueBrowser.class, new Browser(provider, queue));
    }

    static final class Browser extends FakePart {
        private final jakarta.jms.Queue queue;

        Browser(FakeProvider provider, jakarta.jms.Queue queue) {
            super(provider, "browser", 1);
            this.queue = queue;
        }

        jakarta.jms.Queue getQueue() {
            return queue;
        }

        void close() {
            open = false;
        }
    }
}
