package dev.sluice.jms.strict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import jakarta.jms.Connection;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.Session;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.sluice.core.time.VirtualClock;
import dev.sluice.jms.SluiceBroker;

@DisplayName(
        "§6.1.5, 6.1.8 Who stops or closes from another thread waits for the listener, and what waits stays unmarked")
final class StrictHaltTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final VirtualClock clock = new VirtualClock();
    private final SluiceBroker broker = SluiceBroker.builder().clock(clock).build();

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch mayLeave = new CountDownLatch(1);
    private final AtomicBoolean left = new AtomicBoolean();
    private final Inbox inbox = new Inbox(message -> {
        entered.countDown();
        awaitUninterrupted(mayLeave);
        left.set(true);
    });

    @AfterEach
    void close() {
        mayLeave.countDown();
        broker.close();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A step that the test has another thread do. */
    @FunctionalInterface
    private interface Step {
        void run() throws JMSException;
    }

    /** Has another thread halt what runs the listener; returns whether the listener had returned by then. */
    private CompletableFuture<Boolean> halting(Step step) {
        CompletableFuture<Boolean> halting = CompletableFuture.supplyAsync(() -> {
            try {
                step.run();
                return left.get();
            } catch (JMSException e) {
                throw new AssertionError(e);
            }
        });
        await().until(() -> halting.isDone() || clock.parkedThreads() == 1);
        assertThat(halting).as("while the listener runs").isNotDone();
        return halting;
    }

    private void send(String... texts) {
        try (JMSContext context = broker.connectionFactory().createContext()) {
            Queue queue = context.createQueue(Source.NAME);
            for (String text : texts) {
                context.createProducer().send(queue, text);
            }
        }
    }

    @Test
    void aContextIsStoppedWhenItsListenerHasReturned() {
        JMSContext context = broker.connectionFactory().createContext();
        Source.QUEUE.consumer(context).setMessageListener(inbox);
        send("1", "2");
        awaitUninterrupted(entered);

        CompletableFuture<Boolean> stopping = halting(context::stop);
        mayLeave.countDown();

        assertThat(stopping).succeedsWithin(PATIENCE).isEqualTo(true);
        assertThat(inbox.deliveries()).containsExactly(Delivery.first("1"));
        context.start();
        await().untilAsserted(
                        () -> assertThat(inbox.deliveries()).containsExactly(Delivery.first("1"), Delivery.first("2")));
    }

    /** What may be closed while its listener runs. */
    private enum Ending {
        CONSUMER,
        SESSION,
        CONNECTION
    }

    @ParameterizedTest
    @EnumSource
    void whatTheListenerDidNotGetIsUnmarked(Ending ending) throws Exception {
        Connection connection = broker.connectionFactory().createConnection();
        Session session = connection.createSession();
        MessageConsumer consumer = Source.QUEUE.consumer(session);
        consumer.setMessageListener(inbox);
        connection.start();
        send("1", "2", "3");
        awaitUninterrupted(entered);

        CompletableFuture<Boolean> closing =
                switch (ending) {
                    case CONSUMER -> halting(consumer::close);
                    case SESSION -> halting(session::close);
                    case CONNECTION -> halting(connection::close);
                };
        mayLeave.countDown();

        assertThat(closing).succeedsWithin(PATIENCE).isEqualTo(true);
        assertThat(inbox.deliveries()).containsExactly(Delivery.first("1"));
        try (JMSContext heir = broker.connectionFactory().createContext()) {
            assertThat(Delivery.all(Source.QUEUE.consumer(heir)))
                    .containsExactly(Delivery.first("2"), Delivery.first("3"));
        }
    }

    @Test
    void aListenerThatReplacesItselfWhileMessagesComeLosesNoneAndSharesNone() {
        try (JMSContext context = broker.connectionFactory().createContext()) {
            JMSConsumer consumer = Source.QUEUE.consumer(context);
            Inbox successor = new Inbox();
            Inbox first = new Inbox(message -> consumer.setMessageListener(successor));
            String[] texts = Stream.iterate(0, n -> n + 1)
                    .limit(500)
                    .map(String::valueOf)
                    .toArray(String[]::new);

            consumer.setMessageListener(first);
            send(texts);

            await().until(() -> first.texts().size() + successor.texts().size() >= texts.length);
            assertThat(Stream.concat(first.texts().stream(), successor.texts().stream()))
                    .containsExactly(texts);
        }
    }
}
