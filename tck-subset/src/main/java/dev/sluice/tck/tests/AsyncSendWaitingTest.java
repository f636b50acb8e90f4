package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
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
        Hold hold = new Hold();
        CallOnCompletion listener = new CallOnCompletion(hold::stay);
        producer.send(session.createMessage(), listener);
        hold.awaitEntered();

        OtherThread<Void> end =
                OtherThread.does(() -> ending.of(connection, session, producer)).untilItWaits();
        assertThat(end.isDone()).isFalse();
        hold.release();
        end.result();

        assertThat(hold.isLeft()).isTrue();
        assertThat(listener.thrown()).isEmpty();
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

        assertThat(thrownInListener(producer, session, () -> ending.of(connection, session, producer)))
                .containsInstanceOf(IllegalStateException.class);

        ending.of(connection, session, producer);
    }

    @Test
    @Requirement(section = "7.3.4", text = "The listener may stop and start its connection.", pitfalls = 118)
    void theListenerMayStopItsConnection(Jms jms) throws Exception {
        Connection connection = jms.started();
        Session session = connection.createSession();
        MessageProducer producer = session.createProducer(jms.queue(session));

        Optional<Throwable> thrown = thrownInListener(producer, session, () -> {
            connection.stop();
            connection.start();
        });

        assertThat(thrown).isEmpty();
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

        assertThat(thrownInListener(producer, session, other::close)).isEmpty();
    }

    /** Makes a call in a completion listener, and returns what it throws, if anything. */
    private static Optional<Throwable> thrownInListener(
            MessageProducer producer, Session session, OtherThread.Action call) throws Exception {
        CallOnCompletion listener = new CallOnCompletion(call);
        producer.send(session.createMessage(), listener);
        return listener.thrown();
    }
}
