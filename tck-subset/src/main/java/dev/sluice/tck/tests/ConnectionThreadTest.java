package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;

import org.junit.jupiter.api.Test;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Connections, factories and destinations that are used by several threads at once. */
@ConformanceTest
final class ConnectionThreadTest {
    private static final int THREADS = 4;

    /** Runs an action on several threads at once, and waits for all. */
    private static void onSeveralThreads(OtherThread.Action action) throws Exception {
        List<OtherThread<Void>> others = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            others.add(OtherThread.does(action));
        }
        for (OtherThread<Void> other : others) {
            other.result();
        }
    }

    @Test
    @Requirement(
            section = "5.3",
            text = "A connection factory makes connections for several threads at once.",
            pitfalls = 60)
    void aFactoryIsForSeveralThreads(Jms jms) throws Exception {
        ConnectionFactory factory = jms.factory();
        Session session = jms.session();
        Queue queue = jms.queue(session);

        onSeveralThreads(() -> {
            for (int times = 0; times < 5; times++) {
                try (Connection connection = factory.createConnection();
                        Session own = connection.createSession()) {
                    Jms.send(own.createProducer(queue), own, "text");
                }
            }
        });

        assertThat(Enumerations.browse(session, queue)).hasSize(THREADS * 5);
    }

    @Test
    @Requirement(
            section = "2.14",
            text =
                    "A connection serves several threads at once, each with a session of its own, and so does a destination.",
            pitfalls = 60)
    void aConnectionIsForSeveralThreads(Jms jms) throws Exception {
        Connection connection = jms.started();
        Session session = connection.createSession();
        Queue queue = jms.queue(session);

        onSeveralThreads(() -> {
            for (int times = 0; times < 10; times++) {
                try (Session own = connection.createSession()) {
                    Jms.send(own.createProducer(queue), own, "text");
                }
            }
        });

        assertThat(Enumerations.browse(session, queue)).hasSize(THREADS * 10);
    }

    @Test
    @Requirement(
            section = "6.1",
            text = "Though several threads start and stop a connection, a listener gets each message once, in order.",
            pitfalls = {50, 60})
    void severalThreadsMayStartAndStop(Jms jms) throws Exception {
        Connection connection = jms.started();
        Session session = connection.createSession();
        Queue queue = jms.queue(session);
        Inbox inbox = new Inbox();
        session.createConsumer(queue).setMessageListener(inbox);
        String[] texts = IntStream.range(0, 200).mapToObj(Integer::toString).toArray(String[]::new);
        Session other = jms.session();
        OtherThread<Void> sending = OtherThread.does(() -> Jms.send(other.createProducer(queue), other, texts));

        onSeveralThreads(() -> {
            for (int times = 0; times < 20; times++) {
                connection.stop();
                connection.start();
            }
        });
        sending.result();

        inbox.await(texts.length);
        assertThat(inbox.texts()).containsExactly(texts);
    }

    @Test
    @Requirement(
            section = "6.1.5",
            text = "However many threads stop a connection, once each has returned no listener runs.",
            pitfalls = {50, 60})
    void allWhoStopMayRelyOnIt(Jms jms) throws Exception {
        Connection connection = jms.started();
        Loop loop = Loop.open(Domain.QUEUE, connection.createSession(), jms);
        Hold hold = new Hold();
        AtomicBoolean tooEarly = new AtomicBoolean();
        Session other = jms.session();
        Jms.send(other.createProducer(loop.destination()), other, "held");
        loop.consumer().setMessageListener(new Inbox(message -> hold.stay()));
        hold.awaitEntered();
        OtherThread.Action stop = () -> {
            connection.stop();
            tooEarly.compareAndSet(false, !hold.isLeft());
        };

        OtherThread<Void> first = OtherThread.does(stop).untilItWaits();
        OtherThread<Void> second = OtherThread.does(stop).untilItWaits();
        hold.release();

        first.result();
        second.result();
        assertThat(tooEarly).isFalse();
    }

    @Test
    @Requirement(
            section = "6.1.8",
            text =
                    "Closing a connection under a thread that sends lets its sends end well or with IllegalStateException; "
                            + "what ended well has arrived.",
            pitfalls = {55, 60})
    void closingUnderAThreadThatSends(Jms jms) throws Exception {
        Connection connection = jms.connection();
        Session session = connection.createSession();
        Destination queue = jms.queue(session);
        MessageProducer producer = session.createProducer(queue);
        Session other = jms.session();
        OtherThread<Integer> sending = OtherThread.calls(() -> sendUntilRefused(session, producer));
        Jms.receive(other.createConsumer(queue));

        connection.close();

        int sent = sending.result();
        assertThat(Enumerations.browse(other, (Queue) queue)).hasSizeBetween(sent - 2, sent);
    }

    /** Sends until that is refused as it must be, and returns how many messages were sent. */
    private static int sendUntilRefused(Session session, MessageProducer producer) throws JMSException {
        int sent = 0;
        try {
            while (true) {
                producer.send(session.createTextMessage("text"));
                sent++;
            }
        } catch (IllegalStateException closed) {
            return sent;
        }
    }
}
