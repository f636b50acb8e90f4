package dev.sluice.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.sluice.core.time.VirtualClock;

@DisplayName("§6.1.8 A listener that runs while its session is closed")
class SessionClosingTest {
    private final VirtualClock clock = new VirtualClock();
    private final SluiceBroker broker = SluiceBroker.builder()
            .clock(clock)
            .destination("full", full -> full.capacity(1))
            .build();

    private Connection connection;
    private Session session;
    private Queue requests;
    private MessageProducer producer;

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch mayLeave = new CountDownLatch(1);

    @BeforeEach
    void open() throws JMSException {
        connection = broker.connectionFactory().createConnection();
        connection.start();
        session = connection.createSession();
        requests = session.createQueue("requests");
        producer = session.createProducer(null);
        Session other = connection.createSession();
        other.createProducer(requests).send(other.createMessage());
    }

    @AfterEach
    void close() {
        mayLeave.countDown();
        broker.close();
    }

    /** What the listener does once it is let go. */
    @FunctionalInterface
    private interface Step {
        void run() throws JMSException;
    }

    /** Has a listener wait; returns what the step throws that it then does. */
    private CompletableFuture<Throwable[]> listen(Step step) throws JMSException {
        CompletableFuture<Throwable[]> thrown = new CompletableFuture<>();
        session.createConsumer(requests).setMessageListener(message -> {
            entered.countDown();
            try {
                mayLeave.await();
                step.run();
                thrown.complete(new Throwable[] {null});
            } catch (JMSException | InterruptedException e) {
                thrown.complete(new Throwable[] {e});
            }
        });
        await().until(() -> entered.getCount() == 0);
        return thrown;
    }

    private CompletableFuture<Void> closing() {
        CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> {
            try {
                session.close();
            } catch (JMSException e) {
                throw new AssertionError(e);
            }
        });
        await().until(() -> clock.parkedThreads() == 1);
        return closing;
    }

    @Test
    void canSend() throws Exception {
        Queue replies = session.createQueue("replies");
        CompletableFuture<Throwable[]> thrown =
                listen(() -> producer.send(replies, session.createTextMessage("reply")));
        CompletableFuture<Void> closing = closing();

        mayLeave.countDown();

        assertThat(closing).succeedsWithin(Duration.ofSeconds(10));
        assertThat(thrown.join()[0]).isNull();
        TextMessage reply =
                (TextMessage) connection.createSession().createConsumer(replies).receiveNoWait();
        assertThat(reply.getText()).isEqualTo("reply");
    }

    @Test
    void doesNotWaitForSpace() throws Exception {
        Queue full = session.createQueue("full");
        producer.send(full, session.createMessage());
        CompletableFuture<Throwable[]> thrown = listen(() -> producer.send(full, session.createMessage()));
        CompletableFuture<Void> closing = closing();

        mayLeave.countDown();

        assertThat(closing).succeedsWithin(Duration.ofSeconds(10));
        assertThat(thrown.join()[0]).isInstanceOf(IllegalStateException.class).hasMessageContaining("space");
    }
}
