package dev.sluice.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

import dev.sluice.core.policy.OverflowPolicy;

/** Receivers that may not have what arrives, while it arrives at full speed: they must neither hang nor look for ever. */
@Timeout(60)
class ClosingUnderLoadTest {
    private final SluiceBroker broker = SluiceBroker.builder()
            .destination("q", q -> q.capacity(1_000).overflow(OverflowPolicy.DROP_OLDEST))
            .build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong received = new AtomicLong();
    private Connection connection;
    private Session session;
    private MessageConsumer consumer;
    private Future<?> sending;

    @BeforeEach
    void streamMessages() throws Exception {
        connection = broker.connectionFactory().createConnection();
        connection.start();
        session = connection.createSession();
        consumer = session.createConsumer(session.createQueue("q"));
        sending = threads.submit(this::send);
    }

    @AfterEach
    void end() throws Exception {
        over.set(true);
        sending.get(20, TimeUnit.SECONDS);
        threads.shutdownNow();
        broker.close();
    }

    private Void send() throws Exception {
        try (Session own = connection.createSession()) {
            MessageProducer producer = own.createProducer(own.createQueue("q"));
            while (!over.get()) {
                producer.send(own.createMessage());
            }
        }
        return null;
    }

    private <T> T soon(Callable<T> call) throws Exception {
        Future<T> result = threads.submit(call);
        return result.get(20, TimeUnit.SECONDS);
    }

    private void awaitSome() {
        long before = received.get();
        await().atMost(Duration.ofSeconds(20)).until(() -> received.get() > before + 1_000);
    }

    @RepeatedTest(20)
    void aConsumerWhoseQueueIsPausedCanBeClosed() throws Exception {
        consumer.setMessageListener(message -> received.incrementAndGet());
        awaitSome();

        broker.admin().queue("q").pause();

        soon(() -> {
            consumer.close();
            return null;
        });
    }

    @RepeatedTest(20)
    void aConsumerCanBeClosedWhileMessagesArrive() throws Exception {
        consumer.setMessageListener(message -> received.incrementAndGet());
        awaitSome();

        soon(() -> {
            consumer.close();
            return null;
        });

        long atTheEnd = received.get();
        assertThat(broker.admin().queue("q").snapshot().consumers()).isEmpty();
        assertThat(received).hasValue(atTheEnd);
    }

    @RepeatedTest(20)
    void whoReceivesFromAPausedQueueSleeps() throws Exception {
        Future<?> receiving = threads.submit(this::receiveUntilClosed);
        awaitSome();

        broker.admin().queue("q").pause();

        await().atMost(Duration.ofSeconds(20)).until(() -> threadsThatReceive(Thread.State.WAITING) == 1);
        broker.admin().queue("q").resume();
        awaitSome();
        soon(() -> {
            consumer.close();
            return null;
        });
        receiving.get(20, TimeUnit.SECONDS);
    }

    private Void receiveUntilClosed() throws JMSException {
        try {
            while (consumer.receive() != null) {
                received.incrementAndGet();
            }
        } catch (IllegalStateException e) {
            // It was closed between two calls.
        }
        return null;
    }

    private static long threadsThatReceive(Thread.State state) {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> each.getKey().getState() == state)
                .filter(each -> Arrays.stream(each.getValue())
                        .anyMatch(frame -> frame.getMethodName().equals("receiveWithin")))
                .count();
    }
}
