package dev.sluice.core.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.ConsumerId;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.Outcome;
import dev.sluice.core.message.ReadyListener;
import dev.sluice.core.policy.DestinationOptions;
import dev.sluice.core.policy.DestinationPolicy;
import dev.sluice.core.policy.LossReason;
import dev.sluice.core.policy.OverflowPolicy;
import dev.sluice.core.policy.Settings;
import dev.sluice.core.selector.Selector;
import dev.sluice.core.time.SystemClock;

/**
 * Eight producers, several consumers that ask only when they are told, and everything that may happen in between. The
 * scheduler decides the history; the seed decides what each thread does.
 */
class QueueStressTest {
    private static final int PRODUCERS = 8;
    private static final int CAPACITY = 16;
    private static final Selector RED = Selector.parse("color = 'red'");

    /** Long enough for any machine: reached only if somebody waits for ever. */
    private static final long AT_MOST_SECONDS = 60;

    private final SystemClock clock = new SystemClock("stress");
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void endThreads() throws InterruptedException {
        threads.shutdownNow();
        clock.close();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    private static Settings settings(OverflowPolicy overflow) {
        return Settings.NONE
                .with(DestinationOptions.OVERFLOW, overflow)
                .with(DestinationOptions.CAPACITY, CAPACITY)
                .with(DestinationOptions.MAX_DELIVERIES, 3);
    }

    private <T> List<T> all(List<Future<T>> futures) throws Exception {
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            results.add(future.get(AT_MOST_SECONDS, TimeUnit.SECONDS));
        }
        return results;
    }

    @ParameterizedTest(name = "{0}, {1}, seed {2}")
    @CsvSource({
        "BLOCK, FIRST_READY, 1",
        "REJECT, FIRST_READY, 2",
        "DROP_NEWEST, FIRST_READY, 3",
        "DROP_OLDEST, FIRST_READY, 4",
        "EVICT_LOWEST_PRIORITY, FIRST_READY, 5",
        "BLOCK, FIRST_READY, 6",
        "BLOCK, ROUND_ROBIN, 7",
        "REJECT, WEIGHTED, 8",
        "DROP_NEWEST, LEAST_LOADED, 9",
        "DROP_OLDEST, KEY, 10",
        "EVICT_LOWEST_PRIORITY, EXCLUSIVE, 11",
        "EVICT_LOWEST_PRIORITY, ROUND_ROBIN, 12",
        "BLOCK, dev.sluice.core.group.BalancerTest$Last, 13",
    })
    void theBoundIsExactAndEveryMessageIsAccountedFor(OverflowPolicy overflow, String balancing, long seed)
            throws Exception {
        Ledger ledger = new Ledger();
        Settings settings = settings(overflow)
                .withText(DestinationOptions.BALANCING, balancing)
                .with(DestinationOptions.GROUP_KEY, "color");
        MessageQueue queue = new MessageQueue("queue", DestinationPolicy.of(settings), clock, ledger);
        ledger.watch(queue);

        List<Future<Void>> producing = new ArrayList<>();
        for (int i = 0; i < PRODUCERS; i++) {
            producing.add(threads.submit(new Producer(queue, ledger, i, 600, seed)));
        }
        List<Consumer> consumers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            consumers.add(new Consumer(queue, i % 2 == 0 ? null : RED, ledger, seed * 100 + i));
        }
        List<Future<Void>> consuming = new ArrayList<>();
        consumers.forEach(consumer -> consuming.add(threads.submit(consumer)));
        consuming.add(threads.submit(new Sampler(queue, ledger)));

        all(producing);
        await().atMost(AT_MOST_SECONDS, TimeUnit.SECONDS)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> queue.figures().depth().used() == 0);
        ledger.allDone = true;
        consumers.forEach(Consumer::end);
        all(consuming);

        ledger.check(queue);
        if (overflow != OverflowPolicy.REJECT) {
            assertThat(ledger.refused).hasValue(0);
        }
    }

    @Test
    void aSoleConsumerGetsEachProducersMessagesInOrderWithinEachPriority() throws Exception {
        Ledger ledger = new Ledger();
        MessageQueue queue =
                new MessageQueue("queue", DestinationPolicy.of(settings(OverflowPolicy.BLOCK)), clock, ledger);
        ledger.watch(queue);
        int each = 2_000;
        List<Future<Void>> producing = new ArrayList<>();
        for (int i = 0; i < PRODUCERS; i++) {
            int producer = i;
            producing.add(threads.submit(() -> {
                Random random = new Random(producer);
                SendScope scope = new SendScope();
                for (int number = 0; number < each; number++) {
                    int priority = random.nextInt(10);
                    Envelope envelope = QueueFixture.draft(producer + ":" + priority + ":" + number, 0)
                            .priority(priority)
                            .build();
                    if (queue.offer(envelope, null) == Offer.FULL) {
                        queue.offerWaiting(envelope, null, scope);
                    }
                }
                return null;
            }));
        }

        Signal signal = new Signal();
        QueueReader reader = queue.open(QueueFixture.ANYBODY, signal);
        reader.start();
        Map<String, Integer> last = new HashMap<>();
        for (int received = 0; received < PRODUCERS * each; received++) {
            QueuedDelivery delivery = signal.next(reader);
            String[] name = QueueFixture.name(delivery.envelope()).split(":", -1);
            Integer before = last.put(name[0] + ":" + name[1], Integer.valueOf(name[2]));
            assertThat(before == null ? -1 : before).isLessThan(Integer.parseInt(name[2]));
            assertThat(QueueFixture.settle(delivery, Outcome.ACCEPTED)).isTrue();
        }

        all(producing);
        assertThat(queue.figures().depth().used()).isZero();
    }

    /** One message at a time, so that each finds the reader watching; the next is sent when somebody has it. */
    @Test
    void whoWatchesIsToldOfEachMessageWhileOthersComeAndGo() throws Exception {
        MessageQueue queue =
                new MessageQueue("queue", DestinationPolicy.of(settings(OverflowPolicy.BLOCK)), clock, new Ledger());
        Semaphore received = new Semaphore(0);
        AtomicBoolean over = new AtomicBoolean();
        Signal signal = new Signal();
        Future<?> staying = threads.submit(() -> {
            QueueReader reader = queue.open(QueueFixture.ANYBODY, signal);
            reader.start();
            while (!over.get()) {
                if (!take(reader.pollOrWatch(), received) || reader.isWatching()) {
                    signal.sleepUntilTold();
                }
            }
            return null;
        });
        Future<?> comingAndGoing = threads.submit(() -> {
            while (!over.get()) {
                QueueReader visitor = queue.open(QueueFixture.ANYBODY, () -> true);
                visitor.start();
                take(visitor.pollOrWatch(), received);
                visitor.close();
            }
        });

        for (int i = 0; i < 20_000; i++) {
            assertThat(queue.offer(QueueFixture.draft("m" + i, 0).build(), null))
                    .isEqualTo(Offer.TAKEN);
            assertThat(received.tryAcquire(AT_MOST_SECONDS, TimeUnit.SECONDS))
                    .as("message %s", i)
                    .isTrue();
        }

        over.set(true);
        signal.ready();
        staying.get(AT_MOST_SECONDS, TimeUnit.SECONDS);
        comingAndGoing.get(AT_MOST_SECONDS, TimeUnit.SECONDS);
        assertThat(queue.figures().depth().used()).isZero();
    }

    private static boolean take(@Nullable QueuedDelivery delivery, Semaphore received) {
        if (delivery == null) {
            return false;
        }
        assertThat(QueueFixture.settle(delivery, Outcome.ACCEPTED)).isTrue();
        received.release();
        return true;
    }

    /** A consumer's listener: told, it asks; not told, it sleeps. */
    private static final class Signal implements ReadyListener {
        private final Semaphore told = new Semaphore(0);

        @Override
        public boolean ready() {
            told.release();
            return true;
        }

        QueuedDelivery next(QueueReader reader) throws InterruptedException {
            while (true) {
                QueuedDelivery delivery = reader.pollOrWatch();
                if (delivery != null) {
                    return delivery;
                }
                sleepUntilTold();
            }
        }

        void sleepUntilTold() throws InterruptedException {
            if (!told.tryAcquire(AT_MOST_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody told");
            }
            told.drainPermits();
        }
    }

    /** What became of each message. */
    private static final class Ledger implements QueueListener {
        private volatile boolean allDone;
        private final Map<String, String> fates = new ConcurrentHashMap<>();
        private final AtomicLong offered = new AtomicLong();
        private final AtomicLong refused = new AtomicLong();
        private final AtomicLong takenBack = new AtomicLong();
        private final AtomicLong accepted = new AtomicLong();
        private volatile @Nullable MessageQueue queue;

        void watch(MessageQueue watched) {
            queue = watched;
        }

        void fate(Envelope envelope, String fate) {
            String before = fates.put(QueueFixture.name(envelope), fate);
            if (before != null) {
                throw new AssertionError(QueueFixture.name(envelope) + " was " + before + ", and then " + fate);
            }
        }

        @Override
        public void lost(Loss loss) {
            assertThat(loss.queue()).isSameAs(queue);
            fate(loss.envelope(), loss.reason().name());
        }

        @Override
        public void timedOut(MessageQueue source, Envelope envelope, int attempt, ConsumerId consumer) {
            throw new AssertionError("nothing is to time out");
        }

        @Override
        public void settledLate(MessageQueue source, @Nullable Envelope envelope, int attempt) {
            throw new AssertionError("nothing is to be settled late");
        }

        void check(MessageQueue source) {
            source.checkInvariants();
            QueueFigures figures = source.figures();
            long afterEntry =
                    figures.lost().values().stream().mapToLong(Long::longValue).sum()
                            - figures.lost(LossReason.DROPPED_NEWEST);
            assertThat(figures.depth().used()).isZero();
            assertThat(figures.totals().acknowledged()).isEqualTo(accepted.get());
            assertThat(figures.totals().published())
                    .isEqualTo(figures.totals().acknowledged()
                            + afterEntry
                            + figures.totals().removed());
            assertThat(offered.get())
                    .isEqualTo(figures.totals().published()
                            + figures.lost(LossReason.DROPPED_NEWEST)
                            + refused.get()
                            + takenBack.get());
            for (LossReason reason : LossReason.values()) {
                assertThat(fates.values().stream().filter(reason.name()::equals).count())
                        .as("%s", reason)
                        .isEqualTo(figures.lost(reason));
            }
            // Every message has one fate and no other; those refused and taken back were noted by their producers.
            assertThat((long) fates.size()).isEqualTo(offered.get());
        }
    }

    /** Sends one by one, and in small units of work, some of which are undone. */
    private static final class Producer implements Callable<Void> {
        private final MessageQueue queue;
        private final Ledger ledger;
        private final int number;
        private final int messages;
        private final Random random;
        private final SendScope scope = new SendScope();
        private int sent;

        Producer(MessageQueue queue, Ledger ledger, int number, int messages, long seed) {
            this.queue = queue;
            this.ledger = ledger;
            this.number = number;
            this.messages = messages;
            this.random = new Random(seed * 31 + number);
        }

        @Override
        public Void call() {
            while (sent < messages) {
                if (random.nextInt(5) == 0) {
                    unitOfWork(1 + random.nextInt(3));
                } else {
                    send(null);
                }
            }
            return null;
        }

        private @Nullable Envelope send(@Nullable Gate gate) {
            Envelope envelope = QueueFixture.draft(number + ":" + sent++, 0)
                    .priority(random.nextInt(10))
                    .properties(QueueFixture.color(random.nextInt(3) == 0 ? "red" : "blue"))
                    .build();
            ledger.offered.incrementAndGet();
            return switch (offer(envelope, gate)) {
                case TAKEN -> envelope;
                case DROPPED -> null;
                case FULL -> {
                    ledger.refused.incrementAndGet();
                    ledger.fate(envelope, "REFUSED");
                    yield null;
                }
                case GONE -> throw new AssertionError("nobody closes the queue");
            };
        }

        private Offer offer(Envelope envelope, @Nullable Gate gate) {
            Offer offer = queue.offer(envelope, gate);
            if (offer != Offer.FULL) {
                return offer;
            }
            try {
                return queue.offerWaiting(envelope, gate, scope);
            } catch (BrokerException e) {
                assertThat(e.error()).isEqualTo(BrokerError.OUT_OF_SPACE);
                return Offer.FULL;
            }
        }

        private void unitOfWork(int size) {
            Gate gate = new Gate();
            List<Envelope> taken = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                Envelope envelope = send(gate);
                if (envelope != null) {
                    taken.add(envelope);
                }
            }
            if (random.nextInt(3) == 0) {
                ledger.takenBack.addAndGet(taken.size());
                taken.forEach(envelope -> ledger.fate(envelope, "TAKEN_BACK"));
                gate.cancel();
            } else {
                gate.open();
            }
            queue.gateDecided();
        }
    }

    /** Takes whenever it is told. Now and then it stops, gives back, or opens another reader. */
    private static final class Consumer implements Callable<Void> {
        private final MessageQueue queue;
        private final Ledger ledger;
        private final Random random;
        private final @Nullable Selector selector;
        private final Signal signal = new Signal();
        private QueueReader reader;

        Consumer(MessageQueue queue, @Nullable Selector selector, Ledger ledger, long seed) {
            this.queue = queue;
            this.selector = selector;
            this.ledger = ledger;
            this.random = new Random(seed);
            this.reader = queue.open(QueueFixture.terms(selector), signal);
        }

        @Override
        public Void call() throws InterruptedException {
            reader.start();
            while (!ledger.allDone) {
                QueuedDelivery delivery = reader.pollOrWatch();
                if (delivery != null) {
                    settle(delivery);
                    whim(random.nextInt(50));
                } else {
                    signal.sleepUntilTold();
                }
            }
            reader.close();
            return null;
        }

        void end() {
            signal.told.release();
        }

        private void settle(QueuedDelivery delivery) {
            Envelope envelope = delivery.envelope();
            Outcome outcome =
                    switch (random.nextInt(10)) {
                        case 0 -> Outcome.RELEASED;
                        case 1 -> Outcome.UNDONE;
                        case 2 -> Outcome.REJECTED;
                        default -> Outcome.ACCEPTED;
                    };
            if (outcome == Outcome.ACCEPTED) {
                ledger.accepted.incrementAndGet();
                ledger.fate(envelope, "ACCEPTED");
            }
            assertThat(QueueFixture.settle(delivery, outcome)).isTrue();
        }

        private void whim(int which) {
            switch (which) {
                case 0 -> {
                    reader.stop();
                    reader.start();
                }
                case 1 -> {
                    reader.close();
                    reader = queue.open(QueueFixture.terms(selector), signal);
                    reader.start();
                }
                case 2 -> reader.unwatch();
                case 3 ->
                    queue.remove(envelope -> envelope.priority() == 0)
                            .forEach(envelope -> ledger.fate(envelope, "REMOVED"));
                default -> {}
            }
        }
    }

    /** Looks all the time whether the bound holds, and all that is always true. */
    private static final class Sampler implements Callable<Void> {
        private final MessageQueue queue;
        private final Ledger ledger;

        Sampler(MessageQueue queue, Ledger ledger) {
            this.queue = queue;
            this.ledger = ledger;
        }

        @Override
        public Void call() {
            long began = System.nanoTime();
            while (!ledger.allDone) {
                queue.checkInvariants();
                assertThat(queue.figures().depth().used()).isBetween(0, CAPACITY);
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(AT_MOST_SECONDS));
            }
            return null;
        }
    }
}
