package dev.sluice.jms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.jms.Connection;
import jakarta.jms.Message;
import jakarta.jms.Session;

import org.junit.jupiter.api.Test;

/** A session with a listener that has nothing to do costs no thread. */
final class IdleSessionsTest {
    private static final int SESSIONS = 1_000;

    private final String name = "idle-" + System.identityHashCode(this);

    private long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("sluice-" + name))
                .count();
    }

    @Test
    void aThousandWithListenersNeedFewThreadsAndAllAreServed() throws Exception {
        Semaphore received = new Semaphore(0);
        AtomicInteger mostThreads = new AtomicInteger();
        try (SluiceBroker broker = SluiceBroker.builder().name(name).build();
                Connection connection = broker.connectionFactory().createConnection()) {
            connection.start();
            for (int i = 0; i < SESSIONS; i++) {
                Session session = connection.createSession();
                session.createConsumer(session.createQueue("quiet." + i)).setMessageListener(message -> {
                    mostThreads.accumulateAndGet((int) threads(), Math::max);
                    received.release();
                });
            }
            assertThat(threads()).as("while idle").isLessThan(SESSIONS / 10);

            Session sender = connection.createSession();
            Message message = sender.createMessage();
            for (int i = 0; i < SESSIONS; i++) {
                sender.createProducer(sender.createQueue("quiet." + i)).send(message);
                assertThat(received.tryAcquire(10, TimeUnit.SECONDS))
                        .as("message %s", i)
                        .isTrue();
            }
        }
        assertThat(mostThreads).as("one message at a time").hasValueLessThan(SESSIONS / 10);
    }
}
