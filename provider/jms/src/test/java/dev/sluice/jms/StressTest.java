package dev.sluice.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Many producers and consumers that commit, roll back, recover, fail, stop and close at random, from a seed. Whatever they
 * do, every message that was sent is acknowledged once, and no thread is left.
 */
@Timeout(120)
final class StressTest {
    private static final int PRODUCERS = 4;
    private static final int CONSUMERS = 4;
    private static final int MESSAGES = 400;

    private final SluiceBroker broker = SluiceBroker.builder()
            .name("stress-" + System.identityHashCode(this))
            .destination(">", all -> all.maxDeliveries(0))
            .build();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();
    private final AtomicBoolean over = new AtomicBoolean();

    @AfterEach
    void noThreadIsLeft() throws InterruptedException {
        broker.close();
        threads.shutdownNow();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .noneMatch(thread -> thread.getName().startsWith("sluice-" + broker.name())));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 20_240_311})
    void everyMessageOfAQueueIsAcknowledgedOnceWhateverTheConsumersDo(long seed) throws Exception {
        Random random = new Random(seed);
        List<Future<?>> producers = start(PRODUCERS, random, this::produce);
        List<Future<?>> consumers = start(CONSUMERS, random, this::consume);
        consumers.addAll(start(1, random, this::listen));

        finish(producers);
        await("seed " + seed).atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(acknowledged)
                .hasSameSizeAs(sent));
        over.set(true);
        finish(consumers);

        assertThat(acknowledged.keySet()).as("seed %s", seed).containsExactlyInAnyOrderElementsOf(sent);
        assertThat(acknowledged)
                .as("seed %s", seed)
                .allSatisfy((id, times) -> assertThat(times).as(id).isOne());
    }

    private interface Part {
        void play(int number, Random random) throws Exception;
    }

    private List<Future<?>> start(int count, Random seeds, Part part) {
        List<Future<?>> started = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            long seed = seeds.nextLong();
            started.add(threads.submit(() -> {
                part.play(number, new Random(seed));
                return null;
            }));
        }
        return started;
    }

    private static void finish(List<Future<?>> parts) throws InterruptedException, ExecutionException {
        for (Future<?> part : parts) {
            part.get();
        }
    }

    /** Sends its messages, some in transactions of which some are rolled back and sent again. */
    private void produce(int number, Random random) throws JMSException {
        try (Connection connection = broker.connectionFactory().createConnection()) {
            int next = 0;
            while (next < MESSAGES) {
                boolean transacted = random.nextBoolean();
                try (Session session = connection.createSession(transacted, Session.AUTO_ACKNOWLEDGE)) {
                    MessageProducer producer = session.createProducer(session.createQueue("stress"));
                    producer.setPriority(random.nextInt(10));
                    List<String> batch = new ArrayList<>();
                    int end = Math.min(MESSAGES, next + 1 + random.nextInt(20));
                    for (int i = next; i < end; i++) {
                        batch.add(number + ":" + i);
                        producer.send(session.createTextMessage(number + ":" + i));
                    }
                    if (transacted && random.nextInt(3) == 0) {
                        session.rollback();
                        continue;
                    }
                    if (transacted) {
                        session.commit();
                    }
                    sent.addAll(batch);
                    next = end;
                }
            }
        }
    }

    /** Opens one session after the other, in any mode, and leaves each in any way. */
    private void consume(int number, Random random) throws JMSException {
        int[] modes = {
            Session.AUTO_ACKNOWLEDGE,
            Session.CLIENT_ACKNOWLEDGE,
            Session.DUPS_OK_ACKNOWLEDGE,
            Session.SESSION_TRANSACTED
        };
        try (Connection connection = broker.connectionFactory().createConnection()) {
            connection.start();
            while (!over.get()) {
                try (Session session = connection.createSession(modes[random.nextInt(modes.length)])) {
                    consume(connection, session, random);
                }
            }
        }
    }

    private void consume(Connection connection, Session session, Random random) throws JMSException {
        MessageConsumer consumer = session.createConsumer(session.createQueue("stress"));
        List<String> received = new ArrayList<>();
        Message last = null;
        for (int i = random.nextInt(30); i >= 0; i--) {
            Message message = random.nextBoolean() ? consumer.receiveNoWait() : consumer.receive(5);
            if (message != null) {
                last = message;
                received.add(((TextMessage) message).getText());
            }
            if (random.nextInt(50) == 0) {
                connection.stop();
                connection.start();
            }
        }
        if (random.nextInt(4) == 0) {
            consumer.close();
        }
        if (last != null && settle(session, last, random)) {
            received.forEach(id -> acknowledged.merge(id, 1, Integer::sum));
        }
    }

    /** Returns whether what was received is acknowledged. */
    private static boolean settle(Session session, Message last, Random random) throws JMSException {
        boolean give = random.nextInt(3) == 0;
        switch (session.getAcknowledgeMode()) {
            case Session.CLIENT_ACKNOWLEDGE -> {
                if (give && random.nextBoolean()) {
                    session.recover();
                } else if (!give) {
                    last.acknowledge();
                }
                return !give;
            }
            case Session.SESSION_TRANSACTED -> {
                if (give && random.nextBoolean()) {
                    session.rollback();
                } else if (!give) {
                    session.commit();
                }
                return !give;
            }
            default -> {
                return true;
            }
        }
    }

    /** Listens with sessions that are closed at any time, and listeners that fail at any message. */
    private void listen(int number, Random random) throws JMSException {
        try (Connection connection = broker.connectionFactory().createConnection()) {
            connection.start();
            while (!over.get()) {
                try (Session session = connection.createSession()) {
                    int some = 1 + random.nextInt(20);
                    int failing = random.nextInt(20);
                    List<String> seen = new ArrayList<>();
                    session.createConsumer(session.createQueue("stress")).setMessageListener(message -> {
                        seen.add(message.toString());
                        if (seen.size() == failing) {
                            throw new IllegalStateException("as planned");
                        }
                        acknowledged.merge(textOf(message), 1, Integer::sum);
                    });
                    await().pollDelay(Duration.ZERO)
                            .pollInterval(Duration.ofMillis(1))
                            .atMost(Duration.ofSeconds(60))
                            .until(() -> over.get() || seen.size() >= some || acknowledged.size() == sent.size());
                }
            }
        }
    }

    private static String textOf(Message message) {
        try {
            return ((TextMessage) message).getText();
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }
}
