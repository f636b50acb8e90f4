package dev.sluice.jms.pool;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;

import dev.sluice.jms.internal.error.JmsErrors;

/**
 * A provider with just enough inside to test a pool around it: it records every call, fails when told to, and delivers
 * messages on the thread that says so. Its objects are numbered by kind from 1; names of calls look like
 * {@code session-2.rollback}.
 */
final class FakeProvider {
    final List<FakeConnection> connections = new CopyOnWriteArrayList<>();
    final List<FakeSession> sessions = new CopyOnWriteArrayList<>();
    final List<FakeProducer> producers = new CopyOnWriteArrayList<>();
    final List<FakeConsumer> consumers = new CopyOnWriteArrayList<>();
    final Queue<Runnable> completions = new ConcurrentLinkedQueue<>();
    /** Guards making objects, and the destinations. */
    final ReentrantLock lock = new ReentrantLock();

    final Condition changed = lock.newCondition();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Map<String, JmsErrors.Action> hooks = new ConcurrentHashMap<>();
    private final AtomicInteger temporaries = new AtomicInteger();
    private final AtomicInteger messages = new AtomicInteger();
    private final Map<String, Deque<Message>> destinations = new HashMap<>();

    /** The factory that applications would be given. */
    ConnectionFactory factory() {
        return Fake.object(ConnectionFactory.class, new Factory(this));
    }

    /** Runs something before each call of a method, named like {@code session.rollback}; what it throws, the call throws. */
    void before(String method, JmsErrors.Action action) {
        hooks.put(method, action);
    }

    /** Lets each call of a method fail, until told otherwise. */
    void fail(String method, JMSException failure) {
        before(method, () -> {
            throw failure;
        });
    }

    /** Lets each call of a method fail with an unchecked exception, until told otherwise. */
    void fail(String method, RuntimeException failure) {
        before(method, () -> {
            throw failure;
        });
    }

    /** Lets a method work again. */
    void heal(String method) {
        hooks.remove(method);
    }

    void runHook(String method) throws JMSException {
        JmsErrors.Action hook = hooks.get(method);
        if (hook != null) {
            hook.run();
        }
    }

    void record(String call) {
        calls.add(call);
    }

    /** All calls so far, in order. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    /** How often a method was called, named like {@code session.rollback}, over all objects of its kind. */
    long count(String method) {
        String kind = method.substring(0, method.indexOf('.'));
        String name = method.substring(method.indexOf('.'));
        return calls.stream()
                .filter(call -> call.startsWith(kind + "-") && call.endsWith(name))
                .count();
    }

    FakeConnection connection(int number) {
        return connections.get(number - 1);
    }

    FakeSession session(int number) {
        return sessions.get(number - 1);
    }

    FakeProducer producer(int number) {
        return producers.get(number - 1);
    }

    int connectionsMade() {
        return connections.size();
    }

    int sessionsMade() {
        return sessions.size();
    }

    int producersMade() {
        return producers.size();
    }

    int consumersMade() {
        return consumers.size();
    }

    long connectionsOpen() {
        return open(connections);
    }

    long sessionsOpen() {
        return open(sessions);
    }

    long consumersOpen() {
        return open(consumers);
    }

    private static long open(List<? extends FakePart> parts) {
        return parts.stream().filter(part -> part.open).count();
    }

    // Destinations and messages

    static jakarta.jms.Queue queueNamed(String name) {
        return Fake.object(jakarta.jms.Queue.class, new Named(name));
    }

    static Topic topicNamed(String name) {
        return Fake.object(Topic.class, new Named(name));
    }

    <M extends Message> M message(Class<M> type, Object body) {
        return Fake.object(type, new FakeMessage(this, messages.incrementAndGet(), type, body));
    }

    <T> T temporary(Class<T> type) {
        return Fake.object(type, new Temporary(this, temporaries.incrementAndGet()));
    }

    /** Puts a text message into a destination, as another application would. */
    void put(String destination, String text) {
        arrive(destination, message(TextMessage.class, text));
    }

    void arrive(String destination, Message message) {
        lock.lock();
        try {
            destination(destination).add(message);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void comeBack(String destination, Message message) {
        lock.lock();
        try {
            destination(destination).addFirst(message);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What lies in a destination. */
    List<Message> messagesIn(String destination) {
        lock.lock();
        try {
            return List.copyOf(destination(destination));
        } finally {
            lock.unlock();
        }
    }

    /** The messages of a destination, for those who hold the lock. */
    Deque<Message> destination(String name) {
        return destinations.computeIfAbsent(name, key -> new ArrayDeque<>());
    }

    /** Makes everybody who waits look again. */
    void signal() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether a thread waits in a receive call. */
    boolean hasReceivers() {
        lock.lock();
        try {
            return lock.hasWaiters(changed);
        } finally {
            lock.unlock();
        }
    }

    /** Hands waiting messages to message listeners of running connections, on the calling thread. */
    void dispatch() {
        consumers.forEach(FakeConsumer::dispatch);
    }

    int sendsToComplete() {
        return completions.size();
    }

    /** Calls back for all asynchronous sends, on the calling thread. */
    void completeSends() {
        for (Runnable completion = completions.poll(); completion != null; completion = completions.poll()) {
            completion.run();
        }
    }

    static final class Factory extends FakePart {
        Factory(FakeProvider provider) {
            super(provider, "factory", 1);
        }

        Connection createConnection() {
            return connect(null);
        }

        Connection createConnection(String user, String password) throws JMSException {
            if ("wrong".equals(password)) {
                throw new JMSSecurityException("wrong password");
            }
            return connect(user);
        }

        private Connection connect(String user) {
            provider.lock.lock();
            try {
                FakeConnection connection = new FakeConnection(provider, provider.connections.size() + 1, user);
                provider.connections.add(connection);
                return Fake.object(Connection.class, connection);
            } finally {
                provider.lock.unlock();
            }
        }
    }

    static final class Temporary extends FakePart {
        Temporary(FakeProvider provider, int number) {
            super(provider, "temporary", number);
        }

        void delete() {
            open = false;
        }
    }

    /** A destination that is only a name. */
    static final class Named extends Fake {
        private final String name;

        Named(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
