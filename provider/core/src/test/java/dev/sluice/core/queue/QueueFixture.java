package dev.sluice.core.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import dev.sluice.core.address.Address;
import dev.sluice.core.message.BodyKind;
import dev.sluice.core.message.ConsumerId;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.Origin;
import dev.sluice.core.message.Outcome;
import dev.sluice.core.message.PropertyMap;
import dev.sluice.core.message.ReadyListener;
import dev.sluice.core.policy.DestinationPolicy;
import dev.sluice.core.policy.LossReason;
import dev.sluice.core.policy.Settings;
import dev.sluice.core.selector.Selector;
import dev.sluice.core.time.VirtualClock;

/** A queue in virtual time, its messages known by names, and what its listener was told. */
public final class QueueFixture implements QueueListener {
    /** Whose all readers are. */
    public static final ConsumerId CONSUMER = new ConsumerId("reader", "connection", null);

    /** The terms of a reader of everything. */
    public static final ReaderTerms ANYBODY = terms(null);

    /** Returns the terms of a reader. */
    public static ReaderTerms terms(@Nullable Selector selector) {
        return ReaderTerms.of(selector, CONSUMER);
    }

    private static final Origin ORIGIN = new Origin("test", "connection", null);

    private final VirtualClock clock;
    private final MessageQueue queue;
    private final List<String> losses = new CopyOnWriteArrayList<>();
    private final List<String> timeouts = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final List<String> pressure = new CopyOnWriteArrayList<>();
    private final List<Failures> failures = new CopyOnWriteArrayList<>();

    QueueFixture(String name, Settings settings, VirtualClock clock) {
        this.clock = clock;
        this.queue = new MessageQueue(name, DestinationPolicy.of(settings), clock, this);
    }

    /** Makes fixtures, all with one clock, and checks the invariants of their queues after each test. */
    public static final class Maker implements AfterEachCallback {
        private final VirtualClock clock = new VirtualClock();
        private final List<QueueFixture> made = new ArrayList<>();

        /** Returns an empty queue with these settings. */
        public QueueFixture queue(Settings settings) {
            QueueFixture fixture = new QueueFixture("queue '" + (char) ('a' + made.size()) + "'", settings, clock);
            made.add(fixture);
            return fixture;
        }

        /** Returns an empty queue with default settings. */
        public QueueFixture queue() {
            return queue(Settings.NONE);
        }

        /** Returns the clock of all queues. */
        public VirtualClock clock() {
            return clock;
        }

        @Override
        public void afterEach(ExtensionContext context) {
            made.forEach(fixture -> fixture.queue.checkInvariants());
        }
    }

    /** Returns the queue. */
    public MessageQueue queue() {
        return queue;
    }

    /** Moves the clock of this queue, and of all others of the same maker. */
    public void advance(long millis) {
        clock.advance(Duration.ofMillis(millis));
    }

    /** Returns the present time. */
    public long now() {
        return clock.millis();
    }

    // ---------------------------------------------------------------- messages

    /** Starts a message that is sent now. */
    public Envelope.Builder draft(String name) {
        return draft(name, now());
    }

    /** Starts a message that is sent at a given time. */
    public static Envelope.Builder draft(String name, long now) {
        return Envelope.from(ORIGIN, Address.queue("test"))
                .body(BodyKind.TEXT, name)
                .times(now, now, 0);
    }

    /** Returns the property {@code color} with a value. */
    public static PropertyMap color(String value) {
        PropertyMap properties = new PropertyMap();
        properties.put("color", value);
        return properties;
    }

    /** Returns the name of a message. */
    public static String name(Envelope envelope) {
        return String.valueOf(envelope.body());
    }

    /** Returns the name of a message that was handed over, or null. */
    public static @Nullable String name(@Nullable QueuedDelivery delivery) {
        return delivery == null ? null : name(delivery.envelope());
    }

    /** Offers a message. */
    public Offer send(String name) {
        return send(name, draft -> draft);
    }

    /** Offers a message of a priority. */
    public Offer send(String name, int priority) {
        return send(name, draft -> draft.priority(priority));
    }

    /** Offers a message with more to it than a name. */
    public Offer send(String name, UnaryOperator<Envelope.Builder> more) {
        return queue.offer(more.apply(draft(name)).build(), null);
    }

    /** Offers a message that expires. */
    public Offer sendExpiring(String name, long millis) {
        return send(name, draft -> draft.times(now(), now(), now() + millis));
    }

    /** Offers a message that is due later. */
    public Offer sendDelayed(String name, long millis) {
        return send(name, draft -> draft.times(now(), now() + millis, 0));
    }

    /** Returns the names of the pending messages in the order of delivery. */
    public List<String> pending() {
        return queue.browse(envelope -> true).stream().map(QueueFixture::name).toList();
    }

    // ---------------------------------------------------------------- readers

    /** Returns a reader of everything, started. */
    public Reader reader() {
        return reader(ANYBODY);
    }

    /** Returns a reader, started, that has forgotten that it was told so. */
    public Reader reader(@Nullable String selector) {
        return reader(terms(selector == null ? null : Selector.parse(selector)));
    }

    /** Returns a reader, started, that has forgotten that it was told so. */
    public Reader reader(ReaderTerms terms) {
        Reader reader = new Reader(queue, terms);
        reader.started();
        return reader;
    }

    /** A reader that counts how often it is told to ask. */
    public static final class Reader implements ReadyListener {
        private final QueueReader reader;
        private volatile int told;
        private volatile boolean busy;

        Reader(MessageQueue queue, ReaderTerms terms) {
            this.reader = queue.open(terms, this);
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // told by one thread at a time in these tests
        public boolean ready() {
            told++;
            return !busy;
        }

        /** Returns the reader. */
        public QueueReader get() {
            return reader;
        }

        private void started() {
            reader.start();
            told = 0;
        }

        /** Makes it busy, so that it cannot ask when told. */
        public Reader busy() {
            busy = true;
            return this;
        }

        /** Returns how often it has been told since it was last asked this. */
        public int told() {
            int before = told;
            told = 0;
            return before;
        }

        /** Takes the next message without watching; there must be one. */
        public QueuedDelivery take() {
            return Objects.requireNonNull(reader.poll(), "nothing to take");
        }

        /** Takes the next message and accepts it; returns its name, or null when there is none. */
        public @Nullable String receive() {
            QueuedDelivery delivery = reader.poll();
            String name = name(delivery);
            if (delivery != null) {
                settle(delivery, Outcome.ACCEPTED);
            }
            return name;
        }

        /** Takes and accepts all there is. */
        public List<String> receiveAll() {
            List<String> all = new ArrayList<>();
            for (String name = receive(); name != null; name = receive()) {
                all.add(name);
            }
            return all;
        }

        /** Asks in vain, and watches from then on. */
        public Reader watching() {
            QueuedDelivery delivery = reader.pollOrWatch();
            if (delivery != null) {
                throw new AssertionError("there was " + delivery);
            }
            return this;
        }
    }

    /** Settles a delivery in its present attempt. */
    public static boolean settle(QueuedDelivery delivery, Outcome outcome) {
        return delivery.queue().settle(delivery, delivery.attempt(), outcome, null);
    }

    // ---------------------------------------------------------------- what was told

    /** Returns what was lost so far, each as {@code name REASON attempts}. */
    public List<String> losses() {
        return List.copyOf(losses);
    }

    /** Returns what was not settled in time so far, each as {@code name attempt}. */
    public List<String> timeouts() {
        return List.copyOf(timeouts);
    }

    /** Returns which keys were assigned or lost so far, each as {@code assigned key} or {@code lost key}. */
    public List<String> keys() {
        return List.copyOf(keys);
    }

    /** Returns what was told of a full queue and blocked senders so far, in order. */
    public List<String> pressure() {
        return List.copyOf(pressure);
    }

    /** Returns when the deliveries had failed of the messages lost so far, of those that had been handed over. */
    public List<Failures> failures() {
        return List.copyOf(failures);
    }

    /** Returns how many messages were lost for a reason. */
    public long lost(LossReason reason) {
        return queue.figures().lost(reason);
    }

    /** Returns what is in the queue. */
    public QueueFigures.Depth depth() {
        return queue.figures().depth();
    }

    @Override
    public void lost(Loss loss) {
        losses.add(name(loss.envelope()) + " " + loss.reason() + " " + loss.attempts());
        if (loss.failures() != null) {
            failures.add(loss.failures());
        }
    }

    @Override
    public void timedOut(MessageQueue source, Envelope envelope, int attempt, ConsumerId consumer) {
        timeouts.add(name(envelope) + " " + attempt);
    }

    @Override
    public void settledLate(MessageQueue source, @Nullable Envelope envelope, int attempt) {
        timeouts.add("late " + attempt);
    }

    @Override
    public void keyAssigned(MessageQueue source, Object key, ConsumerId member) {
        keys.add("assigned " + key);
    }

    @Override
    public void keyLost(MessageQueue source, Object key, ConsumerId member) {
        keys.add("lost " + key);
    }

    @Override
    public void filled(MessageQueue source) {
        pressure.add("filled");
    }

    @Override
    public void blocked(MessageQueue source, String sender) {
        pressure.add("blocked " + sender);
    }

    @Override
    public void unblocked(MessageQueue source, String sender, long nanos, boolean entered) {
        pressure.add("unblocked " + sender + " after " + nanos / 1_000_000 + " ms, " + (entered ? "sent" : "not sent"));
    }
}
