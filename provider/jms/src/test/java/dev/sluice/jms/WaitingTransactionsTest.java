package dev.sluice.jms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Transactions that wait for space never wait for each other: as long as somebody receives, all of them are committed. */
@Timeout(60)
final class WaitingTransactionsTest {
    private static final int PRODUCERS = 8;
    private static final int TRANSACTIONS = 50;

    /** Of these, eight would fill the queue many times over if each held what it has while it waits for the rest. */
    private static final int MESSAGES = 8;

    /** The time-out is the default, half a minute: the test would be over before one of them could give up. */
    private final SluiceBroker broker =
            SluiceBroker.builder().destination(">", all -> all.capacity(10)).build();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicBoolean over = new AtomicBoolean();

    @AfterEach
    void close() throws InterruptedException {
        broker.close();
        threads.shutdownNow();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void inOneQueue() throws Exception {
        allAreCommitted(List.of("a"));
    }

    @Test
    void inSeveralQueuesInAnyOrder() throws Exception {
        allAreCommitted(List.of("a", "b", "c"));
    }

    private void allAreCommitted(List<String> queues) throws Exception {
        List<Future<?>> producing = new ArrayList<>();
        List<Future<Integer>> consuming = new ArrayList<>();
        for (int i = 0; i < PRODUCERS; i++) {
            int first = i;
            producing.add(threads.submit(() -> {
                produce(queues, first);
                return null;
            }));
        }
        queues.forEach(queue -> consuming.add(threads.submit(() -> consume(queue))));

        for (Future<?> producer : producing) {
            producer.get(25, TimeUnit.SECONDS);
        }
        over.set(true);

        int received = 0;
        for (Future<Integer> consumer : consuming) {
            received += consumer.get(10, TimeUnit.SECONDS);
        }
        assertThat(received).isEqualTo(PRODUCERS * TRANSACTIONS * MESSAGES * queues.size());
    }

    /** Each begins with another queue. */
    private void produce(List<String> queues, int first) throws JMSException {
        try (Connection connection = broker.connectionFactory().createConnection()) {
            Session session = connection.createSession(Session.SESSION_TRANSACTED);
            MessageProducer producer = session.createProducer(null);
            for (int i = 0; i < TRANSACTIONS; i++) {
                for (int message = 0; message < MESSAGES * queues.size(); message++) {
                    String queue = queues.get((first + message) % queues.size());
                    producer.send(session.createQueue(queue), session.createMessage());
                }
                session.commit();
            }
        }
    }

    private int consume(String queue) throws JMSException {
        int received = 0;
        try (Connection connection = broker.connectionFactory().createConnection()) {
            connection.start();
            Session session = connection.createSession();
            MessageConsumer consumer = session.createConsumer(session.createQueue(queue));
            while (true) {
                boolean last = over.get();
                if (consumer.receive(20) != null) {
                    received++;
                } else if (last) {
                    return received;
                }
            }
        }
    }
}
