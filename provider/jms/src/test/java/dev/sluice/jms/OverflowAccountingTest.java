package dev.sluice.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.ResourceAllocationException;
import jakarta.jms.Session;
import jakarta.jms.TransactionRolledBackException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.sluice.core.admin.Depth;
import dev.sluice.core.admin.QueueSnapshot;
import dev.sluice.core.admin.Totals;
import dev.sluice.core.policy.LossReason;
import dev.sluice.core.policy.OverflowPolicy;

/**
 * Eight producers send to a small queue and a small subscription: one by one, in transactions of which some are rolled back,
 * with delays, with times to live, in ten priorities. Consumers acknowledge, give back, and are closed at random, from a seed.
 * Whatever the policy: the bound is never passed, and
 *
 * <pre>sent = acknowledged + dropped by reason + dead-lettered + still there</pre>
 */
@Timeout(120)
final class OverflowAccountingTest {
    private static final int PRODUCERS = 8;
    private static final int CONSUMERS = 3;
    private static final int CAPACITY = 10;
    private static final int MESSAGES = 400;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicBoolean over = new AtomicBoolean();

    @AfterEach
    void endThreads() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(OverflowPolicy.class)
    void everyMessageOfAQueueIsAccountedFor(OverflowPolicy overflow) throws Exception {
        try (SluiceBroker broker = broker(overflow)) {
            check(broker, overflow, "queue", session -> session.createConsumer(session.createQueue("queue")));
        }
    }

    @ParameterizedTest
    @EnumSource(OverflowPolicy.class)
    void everyMessageOfASubscriptionIsAccountedFor(OverflowPolicy overflow) throws Exception {
        try (SluiceBroker broker = broker(overflow)) {
            check(
                    broker,
                    overflow,
                    "topic",
                    session -> session.createSharedDurableConsumer(session.createTopic("topic"), "workers"));
        }
    }

    private static SluiceBroker broker(OverflowPolicy overflow) {
        return SluiceBroker.builder()
                .destination(">", all -> all.capacity(CAPACITY)
                        .overflow(overflow)
                        .sendTimeout(Duration.ofMillis(50))
                        .maxDeliveries(3)
                        .deadLetterExpired(true))
                .destination("DLQ.>", letters -> letters.capacity(100_000))
                .build();
    }

    private interface Opening {
        MessageConsumer open(Session session) throws JMSException;
    }

    private void check(SluiceBroker broker, OverflowPolicy overflow, String destination, Opening opening)
            throws Exception {
        try (Connection first = broker.connectionFactory().createConnection()) {
            opening.open(first.createSession()).close();
        }
        Random seeds = new Random(overflow.name().hashCode());
        List<Future<?>> producing = new ArrayList<>();
        List<Future<?>> others = new ArrayList<>();
        for (int i = 0; i < PRODUCERS; i++) {
            producing.add(threads.submit(new Producer(broker, destination, new Random(seeds.nextLong()))));
        }
        for (int i = 0; i < CONSUMERS; i++) {
            others.add(threads.submit(new Consumer(broker, opening, new Random(seeds.nextLong()))));
        }
        others.add(threads.submit(() -> {
            while (!over.get()) {
                assertThat(snapshot(broker, destination).depth().used()).isBetween(0L, (long) CAPACITY);
            }
        }));

        finish(producing);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> snapshot(broker, destination).depth().used() == 0);
        over.set(true);
        finish(others);

        account(broker, snapshot(broker, destination), overflow);
    }

    private static QueueSnapshot snapshot(SluiceBroker broker, String destination) {
        return destination.equals("queue")
                ? broker.admin().queue("queue").snapshot()
                : broker.admin().subscriptions().get(0);
    }

    private static void finish(List<Future<?>> parts) throws Exception {
        for (Future<?> part : parts) {
            part.get(60, TimeUnit.SECONDS);
        }
    }

    private void account(SluiceBroker broker, QueueSnapshot snapshot, OverflowPolicy overflow) {
        Totals totals = snapshot.totals();
        Depth depth = snapshot.depth();
        long dropped = totals.allLost() - totals.deadLettered();
        assertThat(sent.get())
                .isEqualTo(totals.acknowledged() + dropped + totals.deadLettered() + depth.used())
                .isEqualTo(totals.sent());
        assertThat(totals.acknowledged()).isEqualTo(acknowledged.get());
        assertThat(totals.deadLettered())
                .isEqualTo(broker.admin().queues().stream()
                        .filter(queue -> queue.source().toString().contains("DLQ."))
                        .mapToLong(queue -> queue.depth().pending())
                        .sum());
        assertThat(LossReason.values())
                .filteredOn(reason -> totals.lost().getOrDefault(reason, 0L) > 0)
                .isSubsetOf(reasonsOf(overflow));
    }

    /** Where nothing is pending that could make room, it is the arriving message that is dropped. */
    private static Set<LossReason> reasonsOf(OverflowPolicy overflow) {
        Set<LossReason> reasons = EnumSet.of(LossReason.EXPIRED, LossReason.MAX_DELIVERIES);
        reasons.addAll(
                switch (overflow) {
                    case BLOCK, REJECT -> Set.of();
                    case DROP_NEWEST -> Set.of(LossReason.DROPPED_NEWEST);
                    case DROP_OLDEST -> Set.of(LossReason.DROPPED_NEWEST, LossReason.DROPPED_OLDEST);
                    case EVICT_LOWEST_PRIORITY -> Set.of(LossReason.DROPPED_NEWEST, LossReason.EVICTED);
                });
        return reasons;
    }

    /** Sends one by one, or a few in a transaction. */
    private final class Producer implements Callable<Void> {
        private final SluiceBroker broker;
        private final String name;
        private final Random random;

        Producer(SluiceBroker broker, String name, Random random) {
            this.broker = broker;
            this.name = name;
            this.random = random;
        }

        @Override
        public Void call() throws JMSException {
            try (Connection connection = broker.connectionFactory().createConnection()) {
                Session plain = connection.createSession();
                Session transacted = connection.createSession(Session.SESSION_TRANSACTED);
                int left = MESSAGES;
                while (left > 0) {
                    int some = 1 + random.nextInt(4);
                    if (random.nextInt(4) == 0) {
                        work(transacted, some);
                    } else {
                        sendOne(plain);
                        some = 1;
                    }
                    left -= some;
                }
            }
            return null;
        }

        private void sendOne(Session session) throws JMSException {
            try {
                send(session);
                sent.incrementAndGet();
            } catch (ResourceAllocationException refused) {
                // It never entered, so there is nothing to account for.
            }
        }

        private void work(Session session, int count) throws JMSException {
            for (int i = 0; i < count; i++) {
                send(session);
            }
            if (random.nextInt(4) == 0) {
                session.rollback();
                return;
            }
            try {
                session.commit();
                sent.addAndGet(count);
            } catch (TransactionRolledBackException refused) {
                // None of them has entered.
            }
        }

        private void send(Session session) throws JMSException {
            Destination to = name.equals("queue") ? session.createQueue(name) : session.createTopic(name);
            try (MessageProducer producer = session.createProducer(to)) {
                producer.setPriority(random.nextInt(10));
                producer.setTimeToLive(random.nextInt(5) == 0 ? 1 + random.nextInt(20) : 0);
                producer.setDeliveryDelay(random.nextInt(8) == 0 ? random.nextInt(10) : 0);
                producer.send(session.createTextMessage("m"));
            }
        }
    }

    /** Opens one session after the other, and leaves each at any time, with what it has received settled or not. */
    private final class Consumer implements Callable<Void> {
        private final SluiceBroker broker;
        private final Opening opening;
        private final Random random;

        Consumer(SluiceBroker broker, Opening opening, Random random) {
            this.broker = broker;
            this.opening = opening;
            this.random = random;
        }

        @Override
        public Void call() throws JMSException {
            try (Connection connection = broker.connectionFactory().createConnection()) {
                connection.start();
                while (!over.get()) {
                    try (Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
                        consume(session);
                    }
                }
            }
            return null;
        }

        private void consume(Session session) throws JMSException {
            MessageConsumer consumer = opening.open(session);
            for (int round = random.nextInt(20); round >= 0; round--) {
                int received = 0;
                for (int i = random.nextInt(4); i >= 0; i--) {
                    Message message = consumer.receive(5);
                    received += message == null ? 0 : 1;
                }
                switch (random.nextInt(5)) {
                    case 0 -> session.rollback();
                    case 1 -> {
                        return;
                    }
                    default -> {
                        session.commit();
                        acknowledged.addAndGet(received);
                    }
                }
            }
        }
    }
}
