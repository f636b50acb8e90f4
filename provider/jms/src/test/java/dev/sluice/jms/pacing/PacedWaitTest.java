package dev.sluice.jms.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.jms.CompletionListener;
import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.time.VirtualClock;
import dev.sluice.jms.SluiceBroker;

/** What ends the wait of a paced producer beside the time: nobody has to sit it out. */
@Timeout(60)
class PacedWaitTest {
    private final VirtualClock clock = new VirtualClock();
    private final SluiceBroker broker = SluiceBroker.builder()
            .clock(clock)
            .producerPacing(pacing -> pacing.base(Duration.ofHours(1)).maximum(Duration.ofHours(1)))
            .build();
    private final ExecutorService threads = Executors.newSingleThreadExecutor();
    private final AtomicReference<Thread> sender = new AtomicReference<>();

    private Connection connection;
    private Session session;
    private MessageProducer producer;

    @BeforeEach
    void connect() throws JMSException {
        connection = broker.connectionFactory().createConnection();
        session = connection.createSession();
        producer = session.createProducer(session.createQueue("q"));
        producer.send(session.createMessage());
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        broker.close();
    }

    /** Returns when the second send waits for its turn. */
    private Future<?> waiting() {
        Future<?> waiting = threads.submit(() -> {
            sender.set(Thread.currentThread());
            producer.send(session.createMessage());
            return null;
        });
        await().until(() -> clock.parkedThreads() == 1);
        return waiting;
    }

    private static void endedBecauseClosed(Future<?> send) {
        assertThatThrownBy(() -> send.get(10, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("queue://q")
                .extracting(e -> ((JMSException) e).getErrorCode())
                .isEqualTo(BrokerError.CLOSED.name());
    }

    @Test
    void timeDoes() throws Exception {
        Future<?> send = waiting();

        clock.advance(Duration.ofHours(1).minusMillis(1));
        assertThat(send).isNotDone();
        clock.advance(Duration.ofMillis(1));

        send.get(10, TimeUnit.SECONDS);
    }

    @Test
    void closingTheProducerDoes() throws Exception {
        Future<?> send = waiting();

        producer.close();

        endedBecauseClosed(send);
    }

    @Test
    void closingTheSessionDoes() throws Exception {
        Future<?> send = waiting();

        session.close();

        endedBecauseClosed(send);
    }

    @Test
    void closingTheConnectionDoes() throws Exception {
        Future<?> send = waiting();

        connection.close();

        endedBecauseClosed(send);
    }

    @Test
    void stoppingTheBrokerDoes() {
        Future<?> send = waiting();

        broker.stop();

        endedBecauseClosed(send);
    }

    @Test
    void anInterruptDoes() {
        Future<?> send = waiting();

        sender.get().interrupt();

        assertThatThrownBy(() -> send.get(10, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(JMSException.class)
                .hasMessageContaining("Interrupted")
                .extracting(e -> ((JMSException) e).getErrorCode())
                .isEqualTo(BrokerError.INTERRUPTED.name());
    }

    @Test
    void anAsynchronousSendIsEndedTheSameWay() throws Exception {
        Future<?> send = threads.submit(() -> {
            producer.send(session.createMessage(), new FailingListener());
            return null;
        });
        await().until(() -> clock.parkedThreads() == 1);

        session.close();

        endedBecauseClosed(send);
    }

    /** Is not called, because the send itself fails. */
    private static final class FailingListener implements CompletionListener {
        @Override
        public void onCompletion(Message message) {
            throw new AssertionError("It was not sent.");
        }

        @Override
        public void onException(Message message, Exception exception) {
            throw new AssertionError("It was thrown already.", exception);
        }
    }
}
