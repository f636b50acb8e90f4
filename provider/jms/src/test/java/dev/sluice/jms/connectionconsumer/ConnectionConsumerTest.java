package dev.sluice.jms.connectionconsumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionConsumer;
import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.InvalidSelectorException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.QueueConnection;
import jakarta.jms.ServerSession;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import jakarta.jms.TopicConnection;
import jakarta.jms.XAConnection;
import jakarta.jms.XASession;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.sluice.core.time.VirtualClock;
import dev.sluice.jms.SluiceBroker;

@DisplayName("§11.2 A connection consumer")
class ConnectionConsumerTest {
    private final VirtualClock clock = new VirtualClock();
    private final SluiceBroker broker = SluiceBroker.builder().clock(clock).build();
    private final TestServer server = new TestServer();
    private final List<JMSException> notices = new CopyOnWriteArrayList<>();

    private Connection connection;
    private Session plain;
    private Queue queue;
    private Topic topic;

    @BeforeEach
    void open() throws JMSException {
        connection = broker.connectionFactory().createConnection();
        connection.setClientID("server");
        connection.setExceptionListener(notices::add);
        Connection others = broker.connectionFactory().createConnection();
        others.start();
        plain = others.createSession();
        queue = plain.createQueue("q");
        topic = plain.createTopic("t");
    }

    @AfterEach
    void close() {
        broker.close();
        server.close();
    }

    private void send(String... texts) throws JMSException {
        for (String text : texts) {
            plain.createProducer(queue).send(plain.createTextMessage(text));
        }
    }

    private void publish(String text) throws JMSException {
        plain.createProducer(topic).send(plain.createTextMessage(text));
    }

    private int pending() throws JMSException {
        try (QueueBrowser browser = plain.createBrowser(queue)) {
            Enumeration<?> all = browser.getEnumeration();
            return Collections.list(all).size();
        }
    }

    private ConnectionConsumer consume(int maxMessages) throws JMSException {
        return connection.createConnectionConsumer(queue, null, server, maxMessages);
    }

    // ---------------------------------------------------------------- delivery

    @Test
    @DisplayName("§11.2.1 gives messages to the listener of a session of the server's pool")
    void delivers() throws JMSException {
        server.with(connection.createSession());
        consume(1);
        connection.start();

        send("a", "b", "c");

        await().until(() -> server.runs.size() == 3);
        assertThat(server.received).containsExactly("a", "b", "c");
        assertThat(server.runs).containsExactly(1, 1, 1);
        assertThat(pending()).isZero();
    }

    @Test
    void onlyWhatItsSelectorMatches() throws JMSException {
        server.with(connection.createSession());
        connection.createConnectionConsumer(queue, "colour = 'red'", server, 10);
        connection.start();
        Message red = plain.createTextMessage("red");
        red.setStringProperty("colour", "red");
        plain.createProducer(queue).send(plain.createTextMessage("no colour"));
        plain.createProducer(queue).send(red);

        await().until(() -> server.received.size() == 1);

        assertThat(server.received).containsExactly("red");
        assertThat(pending()).isEqualTo(1);
    }

    @Test
    @DisplayName("§11.2.5 under load, a session is given several messages at once, but not more than it may")
    void batches() throws JMSException {
        consume(3);
        connection.start();
        send("a", "b", "c", "d", "e");
        await().until(() -> server.waiting.get() == 1);
        assertThat(pending()).as("one message waits for the pool, not more").isEqualTo(4);

        server.with(connection.createSession());

        await().until(() -> server.runs.size() == 2);
        assertThat(server.runs).containsExactly(3, 2);
        assertThat(server.received).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void sessionsOfThePoolWorkAtTheSameTime() throws JMSException {
        CountDownLatch both = new CountDownLatch(2);
        for (int i = 0; i < 2; i++) {
            server.with(connection.createSession(), message -> meet(both));
        }
        consume(1);
        connection.start();

        send("a", "b");

        await().until(() -> server.runs.size() == 2);
    }

    private static void meet(CountDownLatch all) {
        all.countDown();
        try {
            all.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aPoolThatWaitsKeepsNobodyFromSendingNorFromReceiving() throws JMSException {
        consume(10);
        connection.start();
        send("a");
        await().until(() -> server.waiting.get() == 1);

        send("b");

        TextMessage received = (TextMessage) plain.createConsumer(queue).receiveNoWait();
        assertThat(received.getText()).isEqualTo("b");
    }

    // ---------------------------------------------------------------- start and stop

    @Test
    @DisplayName("§6.1.4 receives nothing before its connection is started")
    void notStarted() throws JMSException {
        server.with(connection.createSession());
        consume(1);
        send("a");

        assertThat(pending()).isEqualTo(1);
        assertThat(server.received).isEmpty();
        connection.start();

        await().until(() -> server.received.size() == 1);
    }

    @Test
    void oneOfAStartedConnectionReceivesAtOnce() throws JMSException {
        server.with(connection.createSession());
        connection.start();
        send("a");

        consume(1);

        await().until(() -> server.received.size() == 1);
    }

    @Test
    @DisplayName("§6.1.5 stopping waits for listeners that run, and what they have not been given goes back")
    void stopWaits() throws JMSException {
        CountDownLatch inListener = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        server.with(connection.createSession(), message -> {
            inListener.countDown();
            meetOrFail(goOn);
        });
        send("a", "b", "c");
        consume(3);
        connection.start();
        await().until(() -> inListener.getCount() == 0);

        CompletableFuture<Void> stopping = inBackground(connection::stop);
        await().until(() -> clock.parkedThreads() == 1);
        assertThat(stopping).isNotDone();
        goOn.countDown();
        stopping.join();

        await().until(() -> server.runs.size() == 1);
        assertThat(server.received).containsExactly("a");
        assertThat(pending()).isEqualTo(2);
        connection.start();
        await().until(() -> server.received.size() == 3);
        assertThat(server.received).containsExactly("a", "b", "c");
    }

    private static void meetOrFail(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatWaitsForThePoolGoesBackWhenTheConnectionIsStopped() throws JMSException {
        consume(1);
        connection.start();
        send("a");
        await().until(() -> server.waiting.get() == 1);
        assertThat(pending()).isZero();

        connection.stop();

        assertThat(pending()).isEqualTo(1);
        server.with(connection.createSession());
        await().until(() -> server.runs.size() == 1);
        assertThat(server.runs)
                .as("the session was run with nothing, to have it back")
                .containsExactly(0);
        connection.start();
        await().until(() -> server.received.size() == 1);
    }

    @Test
    @DisplayName("§6.1.5 a listener of a pooled session must not stop or close its own connection")
    void ownListener() throws JMSException {
        List<Throwable> refusals = new CopyOnWriteArrayList<>();
        Session session = connection.createSession();
        server.with(session, message -> {
            for (JmsAction action : List.<JmsAction>of(connection::stop, connection::close, session::close)) {
                refusals.add(catchThrowable(action::run));
            }
        });
        consume(1);
        connection.start();

        send("a");

        await().until(() -> refusals.size() == 3);
        assertThat(refusals).hasOnlyElementsOfType(IllegalStateException.class);
    }

    // ---------------------------------------------------------------- closing

    @Test
    void closingGivesBackWhatWaitsForThePool() throws JMSException {
        ConnectionConsumer consumer = consume(1);
        connection.start();
        send("a");
        await().until(() -> server.waiting.get() == 1);

        consumer.close();
        consumer.close();

        Message again = plain.createConsumer(queue).receiveNoWait();
        assertThat(again).isNotNull();
        assertThat(again.getJMSRedelivered()).as("nobody had seen it").isFalse();
        assertThatThrownBy(consumer::getServerSessionPool).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void closingTheConnectionDoesNotWaitForThePool() throws JMSException {
        consume(1);
        connection.start();
        send("a");
        await().until(() -> server.waiting.get() == 1);

        connection.close();

        assertThat(pending()).isEqualTo(1);
        assertThat(notices).isEmpty();
    }

    @Test
    @DisplayName("§6.1.8 closing the connection waits for listeners that run")
    void closeWaits() throws JMSException {
        CountDownLatch inListener = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        server.with(connection.createSession(), message -> {
            inListener.countDown();
            meetOrFail(goOn);
        });
        send("a", "b");
        consume(2);
        connection.start();
        await().until(() -> inListener.getCount() == 0);

        CompletableFuture<Void> closing = inBackground(connection::close);
        await().until(() -> clock.parkedThreads() == 1);
        assertThat(closing).isNotDone();
        goOn.countDown();
        closing.join();

        assertThat(pending()).isEqualTo(1);
        assertThat(server.received).containsExactly("a");
    }

    @Test
    void closingASessionGivesBackWhatItWasGivenAndNotRunWith() throws JMSException {
        Session session = connection.createSession();
        session.setMessageListener(message -> {});
        CountDownLatch started = new CountDownLatch(1);
        connection.createConnectionConsumer(queue, null, () -> new NeverRuns(session, started), 5);
        send("a", "b");
        connection.start();
        await().until(() -> started.getCount() == 0);
        assertThat(pending()).isZero();
        connection.stop();

        session.close();

        assertThat(pending()).isEqualTo(2);
    }

    private record NeverRuns(Session session, CountDownLatch started) implements ServerSession {
        @Override
        public Session getSession() {
            return session;
        }

        @Override
        public void start() {
            started.countDown();
        }
    }

    @Test
    void whatASessionWasGivenIsNotDeliveredWhileTheConnectionIsStopped() throws JMSException {
        List<String> delivered = new CopyOnWriteArrayList<>();
        Session session = connection.createSession();
        session.setMessageListener(message -> delivered.add(TestServer.text(message)));
        CountDownLatch started = new CountDownLatch(1);
        connection.createConnectionConsumer(queue, null, () -> new NeverRuns(session, started), 5);
        send("a", "b");
        connection.start();
        await().until(() -> started.getCount() == 0);
        connection.stop();

        session.run();

        assertThat(delivered).isEmpty();
        assertThat(pending()).isEqualTo(2);
    }

    @Test
    void tellsItsPool() throws JMSException {
        assertThat(consume(1).getServerSessionPool()).isSameAs(server);
    }

    // ---------------------------------------------------------------- acknowledgement

    @Test
    @DisplayName("§8.7 a listener that throws gets the message again, in some session")
    void redelivery() throws JMSException {
        List<Integer> attempts = new CopyOnWriteArrayList<>();
        server.with(connection.createSession(), message -> {
            attempts.add(attempt(message));
            if (attempts.size() == 1) {
                throw new IllegalArgumentException("no");
            }
        });
        consume(1);
        connection.start();

        send("a");

        await().until(() -> attempts.size() == 2);
        assertThat(attempts).containsExactly(1, 2);
        await().until(() -> pending() == 0);
    }

    @Test
    void acknowledgesAsTheSessionDoes() throws JMSException {
        List<Message> held = new CopyOnWriteArrayList<>();
        Session session = connection.createSession(Session.CLIENT_ACKNOWLEDGE);
        server.with(session, held::add);
        consume(2);
        send("a", "b", "c");
        connection.start();
        await().until(() -> held.size() == 3);

        held.get(1).acknowledge();
        session.close();

        assertThat(pending()).isZero();
    }

    @Test
    void whatAClientAcknowledgingSessionHasNotAcknowledgedComesAgain() throws JMSException {
        Session session = connection.createSession(Session.CLIENT_ACKNOWLEDGE);
        server.with(session);
        consume(2);
        send("a", "b");
        connection.start();
        await().until(() -> server.runs.size() >= 1 && server.received.size() == 2);
        connection.stop();

        session.close();

        assertThat(pending()).isEqualTo(2);
    }

    @Test
    void aTransactedSessionCommitsOrRollsBackWhatItWasGiven() throws JMSException {
        Session session = connection.createSession(Session.SESSION_TRANSACTED);
        List<String> seen = new CopyOnWriteArrayList<>();
        server.with(session, message -> {
            seen.add(TestServer.text(message) + attempt(message));
            try {
                session.createProducer(session.createQueue("out")).send(message);
                if (seen.size() == 1) {
                    session.rollback();
                } else {
                    session.commit();
                }
            } catch (JMSException e) {
                throw new AssertionError(e);
            }
        });
        consume(1);
        connection.start();

        send("a");

        await().until(() -> seen.size() == 2);
        assertThat(seen).containsExactly("a1", "a2");
        assertThat(plain.createConsumer(plain.createQueue("out")).receive()).isNotNull();
        assertThat(plain.createConsumer(plain.createQueue("out")).receiveNoWait())
                .isNull();
    }

    @Test
    @DisplayName("§11.3 the messages of an XA session are part of the transaction that the server runs it in")
    void xa() throws JMSException {
        try (XAConnection xaConnection = broker.xaConnectionFactory().createXAConnection()) {
            XASession session = xaConnection.createXASession();
            XAResource resource = session.getXAResource();
            List<String> seen = new CopyOnWriteArrayList<>();
            server.with(
                    session.getSession(),
                    message -> seen.add(TestServer.text(message) + attempt(message)),
                    () -> inTransaction(resource, session, seen.isEmpty()));
            xaConnection.createConnectionConsumer(queue, null, server, 1);
            xaConnection.start();

            send("a");

            await().until(() -> seen.size() == 2);
            assertThat(seen).containsExactly("a1", "a2");
            await().until(() -> server.runs.size() == 2);
            assertThat(pending()).isZero();
        }
    }

    private static void inTransaction(XAResource resource, Session session, boolean rollback) {
        Xid xid = new RunXid();
        try {
            resource.start(xid, XAResource.TMNOFLAGS);
            session.run();
            resource.end(xid, XAResource.TMSUCCESS);
            if (rollback) {
                resource.rollback(xid);
            } else {
                resource.commit(xid, true);
            }
        } catch (XAException e) {
            throw new AssertionError(e);
        }
    }

    private static final class RunXid implements Xid {
        @Override
        public int getFormatId() {
            return 1;
        }

        @Override
        public byte[] getGlobalTransactionId() {
            return new byte[] {1};
        }

        @Override
        public byte[] getBranchQualifier() {
            return new byte[] {1};
        }
    }

    // ---------------------------------------------------------------- a pool that fails

    @Test
    void aPoolThatFailsIsReportedAndTriedAgainAfterAPauseThatGrows() throws JMSException {
        List<Long> tries = new CopyOnWriteArrayList<>();
        connection.createConnectionConsumer(
                queue,
                null,
                () -> {
                    tries.add(clock.elapsed().toSeconds());
                    throw new JMSException("The pool is broken.");
                },
                1);
        connection.start();
        send("a");
        await().until(() -> notices.size() == 1);
        await().until(() -> pending() == 1);

        for (int failures = 2; failures <= 8; failures++) {
            clock.advance(Duration.ofSeconds(Math.min(60, 1L << (failures - 2))));
            int expected = failures;
            await().until(() -> notices.size() == expected && pending() == 1);
        }

        assertThat(tries).containsExactly(0L, 1L, 3L, 7L, 15L, 31L, 63L, 123L);
        assertThat(notices.get(0))
                .hasMessageContaining("queue://q")
                .hasMessageContaining("The pool is broken.")
                .hasMessageContaining("1000 ms");
        assertThat(notices.get(0).getLinkedException()).hasMessage("The pool is broken.");
        Message other = plain.createConsumer(queue).receiveNoWait();
        assertThat(other.getJMSRedelivered()).isFalse();
    }

    @Test
    void aPoolThatHasRecoveredIsUsedAgain() throws JMSException {
        List<String> failures = new ArrayList<>(List.of("once"));
        server.with(connection.createSession());
        connection.createConnectionConsumer(
                queue,
                null,
                () -> {
                    if (!failures.isEmpty()) {
                        throw new java.lang.IllegalStateException(failures.remove(0));
                    }
                    return server.getServerSession();
                },
                1);
        connection.start();
        send("a");
        await().until(() -> notices.size() == 1);

        clock.advance(Duration.ofSeconds(1));

        await().until(() -> server.received.size() == 1);
        assertThat(notices).hasSize(1);
    }

    @Test
    void stoppingAndStartingTheConnectionEndsThePause() throws JMSException {
        List<String> failures = new ArrayList<>(List.of("once"));
        server.with(connection.createSession());
        connection.createConnectionConsumer(
                queue,
                null,
                () -> {
                    if (!failures.isEmpty()) {
                        throw new JMSException(failures.remove(0));
                    }
                    return server.getServerSession();
                },
                1);
        connection.start();
        send("a");
        await().until(() -> notices.size() == 1);

        connection.stop();
        connection.start();

        await().until(() -> server.received.size() == 1);
    }

    @Test
    void refusesWhatIsNoSessionOfItsConnection() throws JMSException {
        Session elsewhere = plain;
        Session closed = connection.createSession();
        closed.close();
        Session withoutListener = connection.createSession();
        try (SluiceBroker other = SluiceBroker.create();
                Connection far = other.connectionFactory().createConnection()) {
            Session foreign = far.createSession();

            assertThat(noticeFor(null)).contains("has returned null");
            assertThat(noticeFor(new Handed(null))).contains("no session");
            assertThat(noticeFor(new Handed(elsewhere))).contains("no open session of connection");
            assertThat(noticeFor(new Handed(foreign))).contains("no open session of connection");
            assertThat(noticeFor(new Handed(closed))).contains("no open session of connection");
            assertThat(noticeFor(new Handed(withoutListener))).contains("setMessageListener");
        }
    }

    /** Returns what the exception listener is told when the pool hands this out; the message is back in its queue then. */
    private String noticeFor(ServerSession handedOut) throws JMSException {
        notices.clear();
        connection.start();
        send("a");
        ConnectionConsumer consumer = connection.createConnectionConsumer(queue, null, () -> handedOut, 1);
        await().until(() -> notices.size() == 1);
        assertThat(plain.createConsumer(queue).receive()).isNotNull();
        consumer.close();
        return notices.get(0).getMessage();
    }

    private record Handed(Session session) implements ServerSession {
        @Override
        public Session getSession() {
            return session;
        }

        @Override
        public void start() {
            throw new AssertionError("Must not be started.");
        }
    }

    @Test
    void whatAServerSessionThatDoesNotStartWasGivenGoesBack() throws JMSException {
        Session session = connection.createSession();
        session.setMessageListener(message -> {});
        connection.createConnectionConsumer(queue, null, () -> new DoesNotStart(session), 5);
        send("a", "b");

        connection.start();

        await().until(() -> notices.size() == 1);
        assertThat(notices.get(0)).hasMessageContaining("No thread is free.");
        assertThat(pending()).isEqualTo(2);
        session.run();
        assertThat(pending()).isEqualTo(2);
    }

    private record DoesNotStart(Session session) implements ServerSession {
        @Override
        public Session getSession() {
            return session;
        }

        @Override
        public void start() throws JMSException {
            throw new JMSException("No thread is free.");
        }
    }

    // ---------------------------------------------------------------- creation

    @Test
    @DisplayName("§11.2 wrong arguments are refused when it is created")
    void wrongArguments() throws JMSException {
        assertThatThrownBy(() -> connection.createConnectionConsumer(queue, null, null, 1))
                .isInstanceOf(JMSException.class)
                .hasMessageContaining("ServerSessionPool");
        assertThatThrownBy(() -> consume(0)).isInstanceOf(JMSException.class).hasMessageContaining("maxMessages");
        assertThatThrownBy(() -> connection.createConnectionConsumer((Queue) null, null, server, 1))
                .isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> connection.createConnectionConsumer(queue, "a =", server, 1))
                .isInstanceOf(InvalidSelectorException.class);
        assertThatThrownBy(() -> connection.createConnectionConsumer(plain.createTemporaryQueue(), null, server, 1))
                .as("another connection's temporary queue")
                .isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> connection.createDurableConnectionConsumer(topic, null, null, server, 1))
                .isInstanceOf(JMSException.class);
    }

    @Test
    void receivesFromATemporaryQueueOfItsConnection() throws JMSException {
        Session session = connection.createSession();
        queue = session.createTemporaryQueue();
        server.with(session);
        consume(1);
        connection.start();

        send("a");

        await().until(() -> server.received.size() == 1);
    }

    @Test
    void creatingOneFixesTheClientId() throws JMSException {
        try (Connection fresh = broker.connectionFactory().createConnection()) {
            fresh.createConnectionConsumer(queue, null, server, 1);

            assertThatThrownBy(() -> fresh.setClientID("late")).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void thereAreNoneOfAClosedConnection() throws JMSException {
        connection.close();

        assertThatThrownBy(() -> consume(1)).isInstanceOf(IllegalStateException.class);
    }

    // ---------------------------------------------------------------- topics

    @Test
    void ofATopicIsASubscriptionOfItsOwn() throws JMSException {
        server.with(connection.createSession());
        connection.createConnectionConsumer(topic, null, server, 1);
        connection.createConnectionConsumer(topic, null, server, 1);
        connection.start();

        publish("a");

        await().until(() -> server.runs.size() == 2);
        assertThat(server.received).containsExactly("a", "a");
    }

    @Test
    @DisplayName("§8.3.2 consumers of a shared subscription get each message once")
    void shared() throws JMSException {
        server.with(connection.createSession());
        connection.createSharedConnectionConsumer(topic, "s", null, server, 1);
        connection.createSharedConnectionConsumer(topic, "s", null, server, 1);
        connection.start();

        publish("a");
        publish("b");

        await().until(() -> server.received.size() == 2);
        assertThat(server.received).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    @DisplayName("§8.3.3 a durable subscription goes on without its consumer")
    void durable() throws JMSException {
        server.with(connection.createSession());
        connection.createDurableConnectionConsumer(topic, "d", null, server, 1).close();
        publish("a");
        connection.start();

        connection.createDurableConnectionConsumer(topic, "d", null, server, 1);

        await().until(() -> server.received.size() == 1);
        assertThatThrownBy(() -> connection.createDurableConnectionConsumer(topic, "d", null, server, 1))
                .as("§8.3.3 one consumer at a time")
                .isInstanceOf(JMSException.class);
    }

    @Test
    @DisplayName("§8.3.4 a shared durable subscription goes on without consumers, and has several")
    void sharedDurable() throws JMSException {
        server.with(connection.createSession());
        connection
                .createSharedDurableConnectionConsumer(topic, "d", null, server, 1)
                .close();
        publish("a");
        connection.start();

        connection.createSharedDurableConnectionConsumer(topic, "d", null, server, 1);
        connection.createSharedDurableConnectionConsumer(topic, "d", null, server, 1);

        await().until(() -> server.received.size() == 1);
    }

    @Test
    @DisplayName("§8.3.3 an unshared durable one needs a client id")
    void needsClientId() throws JMSException {
        try (Connection anonymous = broker.connectionFactory().createConnection()) {
            assertThatThrownBy(() -> anonymous.createDurableConnectionConsumer(topic, "d", null, server, 1))
                    .isInstanceOf(IllegalStateException.class);
            anonymous.createSharedDurableConnectionConsumer(topic, "d", null, server, 1);
        }
    }

    // ---------------------------------------------------------------- domains

    @Test
    @DisplayName("§9.2 a QueueConnection has them of queues only, a TopicConnection of topics")
    void domains() throws JMSException {
        try (QueueConnection queues = broker.connectionFactory().createQueueConnection();
                TopicConnection topics = broker.connectionFactory().createTopicConnection()) {
            server.with(queues.createQueueSession(false, Session.AUTO_ACKNOWLEDGE));
            queues.createConnectionConsumer(queue, null, server, 1);
            queues.start();
            send("a");
            await().until(() -> server.received.size() == 1);

            assertThat(topics.createConnectionConsumer(topic, null, server, 1)).isNotNull();
            assertThatThrownBy(() -> queues.createSharedConnectionConsumer(topic, "s", null, server, 1))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> queues.createDurableConnectionConsumer(topic, "s", null, server, 1))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> queues.createSharedDurableConnectionConsumer(topic, "s", null, server, 1))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    // ---------------------------------------------------------------- the session's own listener

    @Test
    void aSessionHasConsumersOrAListenerOfItsOwn() throws JMSException {
        Session pooled = connection.createSession();
        pooled.setMessageListener(message -> {});
        assertThat(pooled.getMessageListener()).isNotNull();
        assertThatThrownBy(() -> pooled.createConsumer(queue)).isInstanceOf(IllegalStateException.class);
        pooled.setMessageListener(null);
        pooled.createConsumer(queue);

        assertThatThrownBy(() -> pooled.setMessageListener(message -> {})).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void runningASessionThatWasGivenNothingDoesNothing() throws JMSException {
        Session session = connection.createSession();

        session.run();

        assertThat(pending()).isZero();
    }

    // ----------------------------------------------------------------

    private interface JmsAction {
        void run() throws JMSException;
    }

    private static CompletableFuture<Void> inBackground(JmsAction action) {
        return CompletableFuture.runAsync(() -> {
            try {
                action.run();
            } catch (JMSException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static int attempt(Message message) {
        try {
            return message.getIntProperty("JMSXDeliveryCount");
        } catch (JMSException e) {
            throw new AssertionError(e);
        }
    }
}
