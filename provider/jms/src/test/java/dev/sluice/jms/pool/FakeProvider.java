package dev.sluice.jms.pool;

import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.jms.CompletionListener;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionConsumer;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.ExceptionListener;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageListener;
import jakarta.jms.MessageProducer;
import jakarta.jms.ObjectMessage;
import jakarta.jms.QueueBrowser;
import jakarta.jms.ServerSession;
import jakarta.jms.ServerSessionPool;
import jakarta.jms.Session;
import jakarta.jms.StreamMessage;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TemporaryTopic;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import jakarta.jms.TopicSubscriber;

/**
 * A provider with just enough inside to test a pool around it: it records every call, fails when told to, and delivers
 * messages on the thread that says so. Names of calls look like {@code session-2.rollback}.
 */
final class FakeProvider {
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Map<String, JmsAction> hooks = new ConcurrentHashMap<>();
    private final List<FakeConnection> connections = new CopyOnWriteArrayList<>();
    private final List<FakeSession> sessions = new CopyOnWriteArrayList<>();
    private final List<FakeProducer> producers = new CopyOnWriteArrayList<>();
    private final List<FakeConsumer> consumers = new CopyOnWriteArrayList<>();
    private final Queue<Runnable> completions = new ConcurrentLinkedQueue<>();
    private final AtomicInteger temporaries = new AtomicInteger();
    private final AtomicInteger messages = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Deque<Message>> queues = new HashMap<>();

    /** The factory that applications would be given. */
    ConnectionFactory factory() {
        return Fake.object(ConnectionFactory.class, new FakeFactory());
    }

    /** Runs something before each call of a method, named like {@code session.rollback}; what it throws, the call throws. */
    void before(String method, JmsAction action) {
        hooks.put(method, action);
    }

    /** Lets each call of a method fail, until told otherwise. */
    void fail(String method, Exception failure) {
        before(method, () -> {
            throwAny(failure);
        });
    }

    private static void throwAny(Exception failure) throws JMSException {
        if (failure instanceof JMSException checked) {
            throw checked;
        }
        throw (RuntimeException) failure;
    }

    /** Lets a method work again. */
    void heal(String method) {
        hooks.remove(method);
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
        return connections.stream().filter(each -> each.open).count();
    }

    long sessionsOpen() {
        return sessions.stream().filter(each -> each.open).count();
    }

    long consumersOpen() {
        return consumers.stream().filter(each -> each.open).count();
    }

    /** What lies in a destination. */
    List<Message> messagesIn(String destination) {
        lock.lock();
        try {
            return List.copyOf(queue(destination));
        } finally {
            lock.unlock();
        }
    }

    /** Puts a text message into a destination, as another application would. */
    void put(String destination, String text) {
        lock.lock();
        try {
            queue(destination).add(message(TextMessage.class, text));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void put(String destination, Message message) {
        lock.lock();
        try {
            queue(destination).add(message);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void putBack(String destination, Message message) {
        lock.lock();
        try {
            queue(destination).addFirst(message);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Deque<Message> queue(String destination) {
        return queues.computeIfAbsent(destination, name -> new ArrayDeque<>());
    }

    /** Hands waiting messages to message listeners of running connections, on the calling thread. */
    void dispatch() {
        for (FakeConsumer consumer : consumers) {
            consumer.dispatch();
        }
    }

    /** Calls back for all asynchronous sends, on the calling thread. */
    void completeSends() {
        for (Runnable completion = completions.poll(); completion != null; completion = completions.poll()) {
            completion.run();
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

    int sendsToComplete() {
        return completions.size();
    }

    <M extends Message> M message(Class<M> type, Object body) {
        return Fake.object(type, new FakeMessage(messages.incrementAndGet(), type, body));
    }

    static jakarta.jms.Queue queueNamed(String name) {
        return Fake.object(jakarta.jms.Queue.class, new Named(name));
    }

    static Topic topicNamed(String name) {
        return Fake.object(Topic.class, new Named(name));
    }

    /** What all fakes of this provider have in common: they are recorded, fail when told to, and can be closed. */
    abstract class Part extends Fake {
        private final String kind;
        private final String name;
        volatile boolean open = true;

        Part(String kind, int number) {
            this.kind = kind;
            this.name = kind + "-" + number;
        }

        String name() {
            return name;
        }

        @Override
        void beforeCall(String method) throws JMSException {
            calls.add(name + "." + method);
            JmsAction hook = hooks.get(kind + "." + method);
            if (hook != null) {
                hook.run();
            }
            if (!open && !method.equals("close")) {
                throw new IllegalStateException(name + " is closed");
            }
        }
    }

    /** The factory's methods. */
    final class FakeFactory extends Part {
        FakeFactory() {
            super("factory", 1);
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
            lock.lock();
            try {
                FakeConnection connection = new FakeConnection(connections.size() + 1, user);
                connections.add(connection);
                return Fake.object(Connection.class, connection);
            } finally {
                lock.unlock();
            }
        }
    }

    /** A connection's methods. */
    final class FakeConnection extends Part {
        final String user;
        volatile boolean started;
        volatile String clientId;
        private volatile ExceptionListener exceptionListener;
        final List<FakeSession> own = new CopyOnWriteArrayList<>();
        final List<ServerSessionPool> serverSessionPools = new CopyOnWriteArrayList<>();

        FakeConnection(int number, String user) {
            super("connection", number);
            this.user = user;
        }

        /** Reports a failure to the exception listener. */
        void report(JMSException failure) {
            exceptionListener.onException(failure);
        }

        void setExceptionListener(ExceptionListener listener) {
            exceptionListener = listener;
        }

        String getClientID() {
            return clientId;
        }

        void setClientID(String id) {
            clientId = id;
        }

        Session createSession(boolean transacted, int mode) {
            lock.lock();
            try {
                FakeSession session = new FakeSession(sessions.size() + 1, this, transacted, mode);
                sessions.add(session);
                own.add(session);
                return Fake.object(Session.class, session);
            } finally {
                lock.unlock();
            }
        }

        ConnectionConsumer createConnectionConsumer(
                Destination destination, String selector, ServerSessionPool pool, int most) {
            serverSessionPools.add(pool);
            return Fake.object(ConnectionConsumer.class, new FakeConnectionConsumer(serverSessionPools.size()));
        }

        /** Does what a connection consumer does: has a server session process some messages. */
        void process(Message... loaded) throws JMSException {
            ServerSession serverSession = serverSessionPools.get(0).getServerSession();
            // Like a real provider, it can do this only with a session of its own.
            FakeSession bare = (FakeSession) Proxy.getInvocationHandler(serverSession.getSession());
            bare.load(loaded);
            serverSession.start();
        }

        void start() {
            started = true;
            signal();
        }

        void stop() {
            started = false;
        }

        void close() {
            open = false;
            started = false;
            own.forEach(FakeSession::close);
            signal();
        }
    }

    private void signal() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    final class FakeConnectionConsumer extends Part {
        FakeConnectionConsumer(int number) {
            super("connectionConsumer", number);
        }

        void close() {
            open = false;
        }
    }

    /** A session's methods. */
    final class FakeSession extends Part {
        final FakeConnection connection;
        final boolean transacted;
        final int mode;
        private final List<Runnable> onCommit = Collections.synchronizedList(new ArrayList<>());
        private final List<Runnable> onRollback = Collections.synchronizedList(new ArrayList<>());
        private final Queue<Message> loaded = new ConcurrentLinkedQueue<>();
        private volatile MessageListener listener;

        FakeSession(int number, FakeConnection connection, boolean transacted, int mode) {
            super("session", number);
            this.connection = connection;
            this.transacted = transacted;
            this.mode = mode;
        }

        void load(Message... messages) {
            loaded.addAll(List.of(messages));
        }

        boolean getTransacted() {
            return transacted;
        }

        int getAcknowledgeMode() {
            return mode;
        }

        void setMessageListener(MessageListener value) {
            listener = value;
        }

        void run() {
            for (Message message = loaded.poll(); message != null; message = loaded.poll()) {
                try {
                    listener.onMessage(message);
                } catch (RuntimeException e) {
                    calls.add(name() + ".listenerFailed");
                }
            }
        }

        void commit() {
            onCommit.forEach(Runnable::run);
            forgetTransaction();
        }

        void rollback() {
            Collections.reverse(onRollback);
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
                consumers.stream().filter(each -> each.session == this).forEach(FakeConsumer::close);
            }
        }

        TextMessage createTextMessage() {
            return message(TextMessage.class, null);
        }

        TextMessage createTextMessage(String text) {
            return message(TextMessage.class, text);
        }

        Message createMessage() {
            return message(Message.class, null);
        }

        MapMessage createMapMessage() {
            return message(MapMessage.class, new HashMap<>());
        }

        jakarta.jms.BytesMessage createBytesMessage() {
            return message(jakarta.jms.BytesMessage.class, null);
        }

        StreamMessage createStreamMessage() {
            return message(StreamMessage.class, null);
        }

        ObjectMessage createObjectMessage(java.io.Serializable object) {
            return message(ObjectMessage.class, object);
        }

        jakarta.jms.Queue createQueue(String name) {
            return queueNamed(name);
        }

        Topic createTopic(String name) {
            return topicNamed(name);
        }

        TemporaryQueue createTemporaryQueue() {
            return Fake.object(TemporaryQueue.class, new FakeTemporary(temporaries.incrementAndGet()));
        }

        TemporaryTopic createTemporaryTopic() {
            return Fake.object(TemporaryTopic.class, new FakeTemporary(temporaries.incrementAndGet()));
        }

        MessageProducer createProducer(Destination destination) {
            lock.lock();
            try {
                FakeProducer producer = new FakeProducer(producers.size() + 1, this, destination);
                producers.add(producer);
                return Fake.object(MessageProducer.class, producer);
            } finally {
                lock.unlock();
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
            lock.lock();
            try {
                FakeConsumer consumer = new FakeConsumer(consumers.size() + 1, this, destination.toString());
                consumers.add(consumer);
                return Fake.object(type, consumer);
            } finally {
                lock.unlock();
            }
        }

        QueueBrowser createBrowser(jakarta.jms.Queue queue) {
            return Fake.object(QueueBrowser.class, new FakeBrowser(queue));
        }
    }

    final class FakeBrowser extends Part {
        private final jakarta.jms.Queue queue;

        FakeBrowser(jakarta.jms.Queue queue) {
            super("browser", 1);
            this.queue = queue;
        }

        jakarta.jms.Queue getQueue() {
            return queue;
        }

        void close() {
            open = false;
        }
    }

    /** One message as a producer sent it. */
    record Sent(
            String destination,
            Message message,
            int deliveryMode,
            int priority,
            long timeToLive,
            long deliveryDelay,
            boolean withoutId,
            boolean withoutTimestamp) {}

    /** A producer's methods. */
    final class FakeProducer extends Part {
        final List<Sent> sent = new CopyOnWriteArrayList<>();
        private final FakeSession session;
        private final Destination destination;
        private long deliveryDelay;
        private boolean withoutId;
        private boolean withoutTimestamp;

        FakeProducer(int number, FakeSession session, Destination destination) {
            super("producer", number);
            this.session = session;
            this.destination = destination;
        }

        boolean isAnonymous() {
            return destination == null;
        }

        int getDeliveryMode() {
            return Message.DEFAULT_DELIVERY_MODE;
        }

        int getPriority() {
            return Message.DEFAULT_PRIORITY;
        }

        void setDeliveryDelay(long value) {
            deliveryDelay = value;
        }

        void setDisableMessageID(boolean value) {
            withoutId = value;
        }

        void setDisableMessageTimestamp(boolean value) {
            withoutTimestamp = value;
        }

        void send(Destination to, Message message, int mode, int priority, long ttl) {
            sent.add(new Sent(to.toString(), message, mode, priority, ttl, deliveryDelay, withoutId, withoutTimestamp));
            Runnable arrival = () -> put(to.toString(), message);
            if (session.transacted) {
                session.onCommit.add(arrival);
            } else {
                arrival.run();
            }
        }

        void send(Message message, int mode, int priority, long ttl) {
            send(destination, message, mode, priority, ttl);
        }

        void send(Destination to, Message message, int mode, int priority, long ttl, CompletionListener listener) {
            send(to, message, mode, priority, ttl);
            completions.add(() -> listener.onCompletion(message));
        }

        void close() {
            open = false;
        }
    }

    /** A consumer's methods. */
    final class FakeConsumer extends Part {
        final FakeSession session;
        private final String destination;
        private final ReentrantLock delivering = new ReentrantLock();
        private volatile MessageListener listener;

        FakeConsumer(int number, FakeSession session, String destination) {
            super("consumer", number);
            this.session = session;
            this.destination = destination;
        }

        void setMessageListener(MessageListener value) {
            listener = value;
        }

        Message receive(long timeoutMillis) throws InterruptedException {
            long left = TimeUnit.MILLISECONDS.toNanos(timeoutMillis == 0 ? Integer.MAX_VALUE : timeoutMillis);
            lock.lock();
            try {
                while (open) {
                    Message message = poll();
                    if (message != null || left <= 0) {
                        return message;
                    }
                    left = changed.awaitNanos(left);
                }
                return null;
            } finally {
                lock.unlock();
            }
        }

        Message receiveNoWait() {
            lock.lock();
            try {
                return poll();
            } finally {
                lock.unlock();
            }
        }

        private Message poll() {
            Message message = session.connection.started ? queue(destination).poll() : null;
            if (message != null && session.transacted) {
                session.onRollback.add(() -> putBack(destination, message));
            }
            return message;
        }

        void dispatch() {
            MessageListener current = listener;
            delivering.lock();
            try {
                for (Message message = nextFor(current); message != null; message = nextFor(current)) {
                    current.onMessage(message);
                }
            } finally {
                delivering.unlock();
            }
        }

        private Message nextFor(MessageListener current) {
            return open && current != null ? receiveNoWait() : null;
        }

        /** Waits for a listener on another thread, as the standard asks. */
        void close() {
            open = false;
            delivering.lock();
            try {
                signal();
            } finally {
                delivering.unlock();
            }
        }
    }

    final class FakeTemporary extends Part {
        FakeTemporary(int number) {
            super("temporary", number);
        }

        void delete() {
            open = false;
        }

        @Override
        public String toString() {
            return name();
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

    /** A message of any type: headers, properties and body are entries of a map. */
    final class FakeMessage extends Part {
        private final Class<? extends Message> type;
        private final Map<String, Object> fields = new ConcurrentHashMap<>();
        private Object body;

        FakeMessage(int number, Class<? extends Message> type, Object body) {
            super("message", number);
            this.type = type;
            this.body = body;
        }

        void acknowledge() {}

        String getText() {
            return (String) body;
        }

        void setText(String text) {
            body = text;
        }

        @SuppressWarnings("unchecked")
        void setObject(String key, Object value) {
            ((Map<String, Object>) body).put(key, value);
        }

        void writeBytes(byte[] bytes) {
            body = bytes;
        }

        <T> T getBody(Class<T> wanted) throws JMSException {
            if (body != null && !wanted.isInstance(body)) {
                throw new jakarta.jms.MessageFormatException("a " + type.getSimpleName() + " is no " + wanted);
            }
            return wanted.cast(body);
        }

        void clearProperties() {
            fields.clear();
        }

        @Override
        Object otherCall(String method, Object[] arguments) throws JMSException {
            if (method.startsWith("set") && method.endsWith("Property")) {
                fields.put("property " + arguments[0], arguments[1]);
                return null;
            }
            if (method.startsWith("get") && method.endsWith("Property")) {
                return fields.get("property " + arguments[0]);
            }
            if (method.startsWith("setJMS") && arguments[0] != null) {
                fields.put(method.substring(3), arguments[0]);
            }
            return method.startsWith("getJMS") ? fields.get(method.substring(3)) : null;
        }
    }
}
