package dev.sluice.jms.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.jms.AcknowledgeMode;
import dev.sluice.jms.internal.error.JmsErrors;

/** Which sessions go back to the pool, and which never do. */
class SessionReturnTest {
    private final FakeProvider provider = new FakeProvider();
    private final PooledConnectionFactory pool =
            PooledConnectionFactory.around(provider.factory()).build();
    private Connection connection;

    @BeforeEach
    void connect() throws JMSException {
        connection = pool.createConnection();
        connection.start();
    }

    private void assertWentBack() {
        assertThat(pool.statistics().sessionsIdle()).isEqualTo(1);
        assertThat(pool.statistics().sessionsSpoilt()).isZero();
        assertThat(provider.sessionsOpen()).isEqualTo(1);
    }

    private void assertDidNotGoBack() throws JMSException {
        assertThat(pool.statistics().sessionsIdle()).isZero();
        assertThat(pool.statistics().sessionsBorrowed()).isZero();
        assertThat(pool.statistics().sessionsSpoilt()).isEqualTo(1);
        assertThat(provider.sessionsOpen()).as("closed physically").isZero();
        provider.heal("session.getAcknowledgeMode");
        connection.createSession();
        assertThat(provider.sessionsOpen()).as("its place is free").isEqualTo(1);
    }

    @Test
    void aCleanSessionGoesBackAndIsLentAgain() throws JMSException {
        connection.createSession().close();

        assertWentBack();
        connection.createSession();
        assertThat(provider.sessionsMade()).isEqualTo(1);
    }

    @Test
    void aTransactionIsRolledBackBeforeTheSessionGoesBack() throws JMSException {
        provider.put("in", "one");
        Session session = connection.createSession(Session.SESSION_TRANSACTED);
        MessageConsumer consumer = session.createConsumer(session.createQueue("in"));
        MessageProducer producer = session.createProducer(session.createQueue("out"));
        producer.send(consumer.receive(1000));

        session.close();

        assertWentBack();
        assertThat(provider.calls()).containsSubsequence("consumer-1.close", "session-1.rollback");
        assertThat(provider.messagesIn("in")).hasSize(1);
        Session next = connection.createSession(Session.SESSION_TRANSACTED);
        next.commit();
        assertThat(provider.messagesIn("out"))
                .as("nothing is left of the first borrower's")
                .isEmpty();
    }

    @Test
    void aSessionWhoseRollbackFailsNeverGoesBack() throws JMSException {
        Session session = connection.createSession(Session.SESSION_TRANSACTED);
        provider.fail("session.rollback", new JMSException("broken pipe"));

        session.close();

        assertDidNotGoBack();
    }

    @Test
    void aSessionThatTheProviderHasClosedNeverGoesBack() throws JMSException {
        Session session = connection.createSession();
        provider.session(1).open = false;

        session.close();

        assertThat(pool.statistics().sessionsIdle()).isZero();
        assertThat(pool.statistics().sessionsSpoilt()).isEqualTo(1);
    }

    @Test
    void aSessionThatTheProviderClosesWhileItIsIdleIsNotLentAgain() throws JMSException {
        connection.createSession().close();
        provider.session(1).open = false;

        Session next = connection.createSession();

        assertThat(next.getAcknowledgeMode()).isEqualTo(Session.AUTO_ACKNOWLEDGE);
        assertThat(provider.sessionsMade()).isEqualTo(2);
    }

    @Test
    void aSessionWhoseConsumerCannotBeClosedNeverGoesBack() throws JMSException {
        Session session = connection.createSession();
        session.createConsumer(session.createQueue("in"));
        provider.fail("consumer.close", new JMSException("half closed"));

        session.close();

        assertDidNotGoBack();
    }

    @Test
    void aConsumerThatCannotBeClosedTellsItsOwner() throws JMSException {
        Session session = connection.createSession();
        MessageConsumer consumer = session.createConsumer(session.createQueue("in"));
        provider.fail("consumer.close", new JMSException("half closed"));

        assertThatExceptionOfType(JMSException.class)
                .isThrownBy(consumer::close)
                .withMessage("half closed");
        session.close();

        assertDidNotGoBack();
    }

    @Test
    void aSessionThatThrewAnExceptionOfUnknownMeaningNeverGoesBack() throws JMSException {
        Session session = connection.createSession();
        MessageProducer producer = session.createProducer(session.createQueue("out"));
        provider.fail("producer.send", new JMSException("connection reset"));
        assertThatException().isThrownBy(() -> producer.send(session.createTextMessage("one")));

        session.close();

        assertDidNotGoBack();
    }

    @Test
    void aSessionThatThrewAnUncheckedExceptionNeverGoesBack() throws JMSException {
        Session session = connection.createSession();
        provider.fail("session.createTextMessage", new NullPointerException("a fault of the provider"));
        assertThatException().isThrownBy(session::createTextMessage);

        session.close();

        assertDidNotGoBack();
    }

    @Test
    void aMistakeOfTheCallerDoesNotCostTheSession() throws JMSException {
        Session session = connection.createSession();
        MessageProducer producer = session.createProducer(null);
        provider.fail("producer.send", new InvalidDestinationException("no such queue"));
        assertThatException()
                .isThrownBy(() -> producer.send(session.createQueue("none"), session.createTextMessage("one")));

        session.close();

        assertWentBack();
    }

    @Test
    void anAutomaticallyAcknowledgingSessionGoesBackAfterReceiving() throws JMSException {
        provider.put("in", "one");
        Session session = connection.createSession();
        assertThat(session.createConsumer(session.createQueue("in")).receiveNoWait())
                .isNotNull();

        session.close();

        assertWentBack();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {Session.CLIENT_ACKNOWLEDGE, Session.DUPS_OK_ACKNOWLEDGE, AcknowledgeMode.INDIVIDUAL_ACKNOWLEDGE})
    void aSessionOfAnotherModeNeverGoesBackAfterReceiving(int mode) throws JMSException {
        provider.put("in", "one");
        Session session = connection.createSession(mode);
        assertThat(session.createConsumer(session.createQueue("in")).receive(1000))
                .isNotNull();

        session.close();

        assertDidNotGoBack();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {Session.CLIENT_ACKNOWLEDGE, Session.DUPS_OK_ACKNOWLEDGE, AcknowledgeMode.INDIVIDUAL_ACKNOWLEDGE})
    void aSessionOfAnotherModeGoesBackWhenNothingWasReceived(int mode) throws JMSException {
        Session session = connection.createSession(mode);
        assertThat(session.createConsumer(session.createQueue("in")).receiveNoWait())
                .isNull();

        session.close();

        assertWentBack();
    }

    @Test
    void aSessionWithAListenerOfItsOwnNeverGoesBack() throws JMSException {
        Session session = connection.createSession();
        session.setMessageListener(message -> {});
        session.setMessageListener(null);

        session.close();

        assertDidNotGoBack();
    }

    @Test
    void aSessionInWhichAnotherThreadIsBusyNeverGoesBack() throws Exception {
        Session session = connection.createSession();
        MessageConsumer consumer = session.createConsumer(session.createQueue("in"));
        Background<Object> received = Background.call(() -> consumer.receive());
        await().until(provider::hasReceivers);

        session.close();

        assertThat(received.result()).as("§6.1.8 a pending receive ends").isNull();
        assertDidNotGoBack();
    }

    @Test
    void whatAnotherThreadOpensWhileTheSessionIsClosedDoesNotReachTheNextBorrower() throws Exception {
        Session session = connection.createSession();
        CountDownLatch opening = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        provider.before("session.createConsumer", () -> {
            opening.countDown();
            awaitQuietly(closed);
        });
        Background<Object> opened = Background.call(() -> session.createConsumer(session.createQueue("in")));
        opening.await();

        session.close();
        closed.countDown();

        assertThatException().isThrownBy(opened::result);
        assertDidNotGoBack();
    }

    @Test
    void norDoesWhatHasJustBeenOpenedWhenTheSessionIsClosed() throws Exception {
        PooledSession session = (PooledSession) connection.createSession();

        session.consume(() -> session.physical().session().createConsumer(session.createQueue("in")), consumer -> {
            closeOnAnotherThread(session);
            return new PooledConsumer(session, consumer);
        });

        assertDidNotGoBack();
    }

    private static void closeOnAnotherThread(Session session) {
        try {
            Background.run(session::close).result();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aListenerMayNotCloseItsOwnSessionOrConnectionOrStopIt() throws JMSException {
        provider.put("in", "one");
        Session session = connection.createSession();
        MessageConsumer consumer = session.createConsumer(session.createQueue("in"));
        int[] refused = new int[3];
        consumer.setMessageListener(message -> {
            refused[0] = refuses(session::close);
            refused[1] = refuses(connection::close);
            refused[2] = refuses(connection::stop);
        });

        provider.dispatch();

        assertThat(refused).containsExactly(1, 1, 1);
        session.close();
        assertWentBack();
    }

    private static int refuses(JmsErrors.Action action) {
        try {
            action.run();
            return 0;
        } catch (IllegalStateException e) {
            return 1;
        } catch (JMSException e) {
            return -1;
        }
    }

    @Test
    void aListenerMayCloseAnotherSessionAndItsOwnConsumer() throws JMSException {
        provider.put("in", "one");
        Session session = connection.createSession();
        Session other = connection.createSession();
        MessageConsumer consumer = session.createConsumer(session.createQueue("in"));
        boolean[] done = new boolean[1];
        consumer.setMessageListener(message -> {
            JmsErrors.runUnchecked(consumer::close);
            JmsErrors.runUnchecked(other::close);
            done[0] = true;
        });

        provider.dispatch();

        assertThat(done[0]).isTrue();
        assertThat(pool.statistics().sessionsIdle()).isEqualTo(1);
    }

    @Test
    void aSessionWhoseListenerStillRunsAfterClosingItsOwnConsumerNeverGoesBack() throws Exception {
        provider.put("in", "one");
        Session session = connection.createSession();
        MessageConsumer consumer = session.createConsumer(session.createQueue("in"));
        CountDownLatch consumerClosed = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        consumer.setMessageListener(message -> {
            JmsErrors.runUnchecked(consumer::close);
            consumerClosed.countDown();
            awaitQuietly(end);
        });
        Background<Void> dispatching = Background.run(provider::dispatch);
        consumerClosed.await();
        provider.before("session.close", end::countDown);

        session.close();

        dispatching.result();

        assertDidNotGoBack();
    }

    @Test
    void closingWaitsForARunningListenerWhichKeepsAllServices() throws Exception {
        provider.put("in", "one");
        Session session = connection.createSession();
        MessageConsumer consumer = session.createConsumer(session.createQueue("in"));
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch closing = new CountDownLatch(1);
        provider.before("consumer.close", closing::countDown);
        consumer.setMessageListener(message -> {
            running.countDown();
            awaitQuietly(closing);
            // §6.1.8: all facilities remain available to listeners that were running when close was called.
            JmsErrors.runUnchecked(
                    () -> session.createProducer(session.createQueue("out")).send(message));
        });
        Background<Void> dispatching = Background.run(provider::dispatch);
        running.await();

        connection.close();

        dispatching.result();
        assertThat(provider.messagesIn("out")).hasSize(1);
        assertWentBack();
    }

    @Test
    void aConsumerThatAListenerOpensWhileItsSessionIsClosedIsClosedToo() throws Exception {
        provider.put("in", "one");
        Session session = connection.createSession();
        MessageConsumer consumer = session.createConsumer(session.createQueue("in"));
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch closing = new CountDownLatch(1);
        provider.before("consumer.close", closing::countDown);
        consumer.setMessageListener(message -> {
            running.countDown();
            awaitQuietly(closing);
            JmsErrors.callUnchecked(() -> session.createConsumer(session.createQueue("late")));
        });
        Background<Void> dispatching = Background.run(provider::dispatch);
        running.await();

        session.close();

        dispatching.result();
        assertThat(provider.consumersMade()).isEqualTo(2);
        assertThat(provider.consumersOpen()).isZero();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
