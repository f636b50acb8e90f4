package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.jms.CompletionListener;
import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** What waits for completion listeners, and what they therefore must not call. */
@ConformanceTest
final class AsyncSendWaitingTest {
    /** What waits for all sends to be completed. */
    enum Ending {
        CLOSE_PRODUCER {
            @Override
            void of(Connection connection, Session session, MessageProducer producer) throws JMSException {
                producer.close();
            }
        },
        CLOSE_SESSION {
            @Override
            void of(Connection connection, Session session, MessageProducer producer) throws JMSException {
                session.close();
            }
        },
        CLOSE_CONNECTION {
            @Override
            void of(Connection connection, Session session, MessageProducer producer) throws JMSException {
                connection.close();
            }
        },
        COMMIT {
            @Override
            void of(Connection connection, Session session, MessageProducer producer) throws JMSException {
                session.commit();
            }
        },
        ROLLBACK {
            @Override
            void of(Connection connection, Session session, MessageProducer producer) throws JMSException {
                session.rollback();
            }
        };

        abstract void of(Connection connection, Session session, MessageProducer producer) throws JMSException;

        /** Opens a session that can be ended this way. */
        Session open(Connection connection) throws JMSException {
            boolean transacted = this == COMMIT || this == ROLLBACK;
            return connection.createSession(transacted ? Session.SESSION_TRANSACTED : Session.AUTO_ACKNOWLEDGE);
        }
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    @Requirement(
            section = "7.3.4",
            text = "Close, commit and rollback wait until the listener that is running has returned.",
            pitfalls = 81)
    void theEndWaitsForARunningListener(Ending ending, Jms jms) throws Exception {
        Connection connection = jms.connection();
        Session session = ending.open(connection);
        MessageProducer producer = session.createProducer(jms.queue(session));
        HoldingListener listener = new HoldingListener(Thread.currentThread());
        producer.send(session.createMessage(), listener);
        Waiting.on(listener.entered);

        listener.ending = true;
        ending.of(connection, session, producer);

        assertThat(listener.left).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    @Requirement(
            section = "7.3.4",
            text = "Close, commit and rollback wait until all sends so far have been completed.",
            pitfalls = {79, 81})
    void theEndWaitsForAllSends(Ending ending, Jms jms) throws JMSException {
        Connection connection = jms.connection();
        Session session = ending.open(connection);
        MessageProducer producer = session.createProducer(jms.queue(session));
        Completed listener = new Completed();
        for (int sends = 0; sends < 50; sends++) {
            producer.send(session.createMessage(), listener);
        }

        ending.of(connection, session, producer);

        assertThat(listener.completions()).hasSize(50);
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    @Requirement(
            section = "7.3.4",
            text = "Called by the listener itself, close, commit and rollback throw IllegalStateException.",
            pitfalls = {81, 118})
    void theListenerMustNotEndWhatItBelongsTo(Ending ending, Jms jms) throws Exception {
        Connection connection = jms.connection();
        Session session = ending.open(connection);
        MessageProducer producer = session.createProducer(jms.queue(session));

        Throwable thrown = inListener(producer, session, () -> ending.of(connection, session, producer));

        assertThat(thrown).isInstanceOf(IllegalStateException.class);
        ending.of(connection, session, producer);
    }

    @Test
    @Requirement(section = "7.3.4", text = "The listener may stop and start its connection.", pitfalls = 118)
    void theListenerMayStopItsConnection(Jms jms) throws Exception {
        Connection connection = jms.started();
        Session session = connection.createSession();
        MessageProducer producer = session.createProducer(jms.queue(session));

        Throwable thrown = inListener(producer, session, () -> {
            connection.stop();
            connection.start();
        });

        assertThat(thrown).isNull();
    }

    @Test
    @Requirement(
            section = "7.3.4",
            text = "The listener may close another producer's session and connection.",
            pitfalls = 118)
    void theListenerMayCloseAnotherConnection(Jms jms) throws Exception {
        Session session = jms.connection().createSession();
        MessageProducer producer = session.createProducer(jms.queue(session));
        Connection other = jms.connection();

        Throwable thrown = inListener(producer, session, other::close);

        assertThat(thrown).isNull();
    }

    /** A call that may throw. */
    @FunctionalInterface
    private interface Call {
        void run() throws JMSException;
    }

    /** Makes a call in a completion listener, and returns what it throws, or null. */
    private static Throwable inListener(MessageProducer producer, Session session, Call call) throws Exception {
        // A future cannot tell null from absent, so what was thrown goes into an array.
        CompletableFuture<Throwable[]> thrown = new CompletableFuture<>();
        producer.send(session.createMessage(), new CompletionListener() {
            @Override
            public void onCompletion(Message message) {
                thrown.complete(new Throwable[] {catchThrowable(call::run)});
            }

            @Override
            public void onException(Message message, Exception exception) {
                thrown.completeExceptionally(exception);
            }
        });
        return Waiting.resultOf(thrown)[0];
    }

    /** Does not return before a thread waits for it; or, in case that thread waits in a way that is not seen, for long. */
    private static final class HoldingListener implements CompletionListener {
        private static final long LONG_MILLIS = 200;

        private final CountDownLatch entered = new CountDownLatch(1);
        private final Thread waiting;
        private volatile boolean ending;
        private volatile boolean left;

        HoldingListener(Thread waiting) {
            this.waiting = waiting;
        }

        @Override
        public void onCompletion(Message message) {
            entered.countDown();
            long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONG_MILLIS);
            while (!isWaitedFor() && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            left = true;
        }

        private boolean isWaitedFor() {
            Thread.State state = waiting.getState();
            return ending && (state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING);
        }

        @Override
        public void onException(Message message, Exception exception) {
            entered.countDown();
        }
    }
}
