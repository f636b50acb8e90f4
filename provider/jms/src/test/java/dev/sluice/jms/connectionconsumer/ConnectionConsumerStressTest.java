package dev.sluice.jms.connectionconsumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionConsumer;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.jms.SluiceBroker;

/**
 * A connection with several connection consumers is stopped and started, and consumers come and go, while messages arrive and
 * the pool is short of sessions. Every message is delivered, once.
 */
class ConnectionConsumerStressTest {
    private static final int MESSAGES = 2_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void everyMessageIsDeliveredOnceWhileEverythingStopsAndStarts(long seed) throws JMSException {
        try (SluiceBroker broker = SluiceBroker.create();
                TestServer server = new TestServer();
                Connection connection = broker.connectionFactory().createConnection();
                Connection producing = broker.connectionFactory().createConnection()) {
            Session session = producing.createSession();
            Queue queue = session.createQueue("q");
            server.with(connection.createSession()).with(connection.createSession());
            connection.createConnectionConsumer(queue, null, server, 3);
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> sendAll(session, queue));

            stopAndStart(connection, queue, server, new Random(seed), sending);

            await().atMost(Duration.ofSeconds(30)).until(() -> server.received.size() >= MESSAGES);
            await().until(() -> server.free() == 2);
            assertThat(server.received).as("seed %d", seed).hasSize(MESSAGES).doesNotHaveDuplicates();
        }
    }

    private static void sendAll(Session session, Queue queue) {
        try {
            MessageProducer producer = session.createProducer(queue);
            for (int i = 0; i < MESSAGES; i++) {
                producer.send(session.createTextMessage(Integer.toString(i)));
            }
        } catch (JMSException e) {
            throw new AssertionError(e);
        }
    }

    private static void stopAndStart(
            Connection connection, Queue queue, TestServer server, Random random, CompletableFuture<Void> sending)
            throws JMSException {
        ConnectionConsumer guest = connection.createConnectionConsumer(queue, null, server, 2);
        for (int i = 0; i < 200 || !sending.isDone(); i++) {
            switch (random.nextInt(3)) {
                case 0 -> connection.start();
                case 1 -> connection.stop();
                default -> {
                    guest.close();
                    guest = connection.createConnectionConsumer(queue, null, server, 2);
                }
            }
        }
        sending.join();
        guest.close();
        connection.start();
    }
}
