package dev.sluice.core.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.Outcome;
import dev.sluice.core.message.PropertyMap;
import dev.sluice.core.message.ReadyListener;
import dev.sluice.core.policy.DestinationOptions;
import dev.sluice.core.policy.DestinationPolicy;
import dev.sluice.core.policy.OverflowPolicy;
import dev.sluice.core.policy.Settings;
import dev.sluice.core.selector.Selector;
import dev.sluice.core.time.VirtualClock;

/** Random histories of one queue, step by step beside a {@link NaiveQueue}. A failure shows the seed and the history. */
@Label("A queue does what the naive queue does")
class QueueModelTest {
    private static final int GATES = 2;

    @Property(tries = 4_000, edgeCases = EdgeCasesMode.NONE)
    void whateverHappensToIt(@ForAll("policies") Settings settings, @ForAll("histories") List<Step> history) {
        Run run = new Run(settings);
        for (Step step : history) {
            step.on(run);
            run.compare(step);
        }
        run.close();
    }

    // ---------------------------------------------------------------- what may happen

    @Provide
    Arbitrary<Settings> policies() {
        return Combinators.combine(
                        Arbitraries.of(OverflowPolicy.class),
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(0, 0, 5),
                        Arbitraries.of(true, false),
                        Arbitraries.of(0, 7),
                        Arbitraries.of(new Extras(0, 0), new Extras(0, 0), new Extras(60, 0), new Extras(0, 3)))
                .as((overflow, capacity, maxDeliveries, delay, ordered, ackTimeout, extras) -> Settings.NONE
                        .with(DestinationOptions.OVERFLOW, overflow)
                        .with(DestinationOptions.CAPACITY, capacity)
                        .with(DestinationOptions.CAPACITY_BYTES, extras.capacityBytes)
                        .with(DestinationOptions.PRIORITY_AGEING, Duration.ofMillis(extras.ageing))
                        .with(DestinationOptions.MAX_DELIVERIES, maxDeliveries)
                        .with(DestinationOptions.REDELIVERY_DELAY, Duration.ofMillis(delay))
                        .with(DestinationOptions.REDELIVERY_ORDERED, ordered)
                        .with(DestinationOptions.ACK_TIMEOUT, Duration.ofMillis(ackTimeout)));
    }

    private record Extras(long capacityBytes, long ageing) {}

    @Provide
    Arbitrary<List<Step>> histories() {
        Arbitrary<Integer> any = Arbitraries.integers().between(0, 1_000);
        Arbitrary<Draft> draft = Combinators.combine(
                        Arbitraries.of(1, 4, 4, 9),
                        Arbitraries.of("red", "blue"),
                        Arbitraries.of(0, 0, 3, 12),
                        Arbitraries.of(0, 0, 4, 9),
                        Arbitraries.of(0, 1, 10, 30))
                .as(Draft::new);
        Arbitrary<Integer> gate = Arbitraries.of(-1, -1, -1, 0, 1);
        return Arbitraries.<Step>frequencyOf(
                        weighed(8, Combinators.combine(draft, gate).as(Send::new)),
                        weighed(
                                8,
                                Combinators.combine(reader(), Arbitraries.of(true, false))
                                        .as(Poll::new)),
                        weighed(
                                6,
                                Combinators.combine(any, Arbitraries.of(Outcome.class))
                                        .as(Settle::new)),
                        weighed(2, any.map(LockIn::new)),
                        weighed(
                                2,
                                Combinators.combine(any, draft, Arbitraries.of(0, 1))
                                        .as(Exchange::new)),
                        weighed(
                                2,
                                Combinators.combine(Arbitraries.of(0, 1), Arbitraries.of(true, false))
                                        .as(Decide::new)),
                        weighed(4, Arbitraries.integers().between(1, 8).map(Advance::new)),
                        weighed(
                                1,
                                Combinators.combine(any, Arbitraries.integers().between(1, 20))
                                        .as(Extend::new)),
                        weighed(1, Arbitraries.of("red", "blue").map(Purge::new)),
                        weighed(
                                2,
                                Combinators.combine(reader(), Arbitraries.of(Change.values()))
                                        .as(Turn::new)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    private static Tuple2<Integer, Arbitrary<? extends Step>> weighed(int weight, Arbitrary<? extends Step> step) {
        return Tuple.of(weight, step);
    }

    private static Arbitrary<Integer> reader() {
        return Arbitraries.integers().between(0, 2);
    }

    private interface Step {
        void on(Run run);
    }

    private record Draft(int priority, String color, int timeToLive, int delay, int padding) {}

    private record Send(Draft draft, int gate) implements Step {
        @Override
        public void on(Run run) {
            run.send(draft, gate);
        }
    }

    private record Poll(int reader, boolean watch) implements Step {
        @Override
        public void on(Run run) {
            run.poll(run.readers.get(reader), watch);
        }
    }

    private record Settle(int which, Outcome outcome) implements Step {
        @Override
        public void on(Run run) {
            run.settle(which, outcome);
        }
    }

    private record LockIn(int which) implements Step {
        @Override
        public void on(Run run) {
            run.lockIn(which);
        }
    }

    private record Exchange(int which, Draft draft, int gate) implements Step {
        @Override
        public void on(Run run) {
            run.exchange(which, draft, gate);
        }
    }

    private record Decide(int gate, boolean open) implements Step {
        @Override
        public void on(Run run) {
            run.decide(gate, open);
        }
    }

    private record Advance(int millis) implements Step {
        @Override
        public void on(Run run) {
            run.advance(millis);
        }
    }

    private record Extend(int which, int millis) implements Step {
        @Override
        public void on(Run run) {
            run.extend(which, millis);
        }
    }

    private record Purge(String color) implements Step {
        @Override
        public void on(Run run) {
            run.purge(color);
        }
    }

    private enum Change {
        START,
        STOP,
        UNWATCH
    }

    private record Turn(int reader, Change change) implements Step {
        @Override
        public void on(Run run) {
            run.turn(run.readers.get(reader), change);
        }
    }

    // ---------------------------------------------------------------- both side by side

    private static final class Reader implements ReadyListener {
        private final Predicate<NaiveQueue.Message> wanted;
        private final QueueReader reader;
        private boolean started;
        private boolean watching;
        private boolean told;

        Reader(MessageQueue queue, @Nullable String color) {
            this.wanted = message -> color == null || message.color.equals(color);
            Selector selector = color == null ? null : Selector.parse("color = '" + color + "'");
            this.reader = queue.open(QueueFixture.terms(selector), this);
        }

        @Override
        public boolean ready() {
            told = true;
            watching = false;
            return true;
        }
    }

    private record Taken(QueuedDelivery delivery, NaiveQueue.Message message, int attempt) {}

    private static final class Run {
        private final VirtualClock clock = new VirtualClock();
        private final QueueFixture fixture;
        private final MessageQueue queue;
        private final NaiveQueue naive;
        private final List<Reader> readers;
        private final Gate[] gates = {new Gate(), new Gate()};
        private final Map<String, NaiveQueue.Message> byName = new HashMap<>();
        private final List<Taken> handOvers = new ArrayList<>();

        Run(Settings settings) {
            fixture = new QueueFixture("queue", settings, clock);
            queue = fixture.queue();
            naive = new NaiveQueue(DestinationPolicy.of(settings), clock.millis());
            readers = List.of(new Reader(queue, null), new Reader(queue, "red"), new Reader(queue, null));
            readers.forEach(reader -> turn(reader, Change.START));
        }

        void send(Draft draft, int gate) {
            NaiveQueue.Message message = message(draft);

            Offer offer = queue.offer(envelope(message), gate < 0 ? null : gates[gate]);

            assertThat(offer).isEqualTo(naive.offer(message, gate));
        }

        private NaiveQueue.Message message(Draft draft) {
            String name = "m" + byName.size();
            long now = clock.millis();
            NaiveQueue.Message message = new NaiveQueue.Message(
                    name,
                    draft.priority,
                    draft.color,
                    draft.timeToLive == 0 ? 0 : now + draft.timeToLive,
                    now + draft.delay,
                    draft.delay > 0,
                    name.length() + "color".length() + draft.color.length() + "padding".length() + draft.padding);
            byName.put(name, message);
            return message;
        }

        private Envelope envelope(NaiveQueue.Message message) {
            PropertyMap properties = QueueFixture.color(message.color);
            int others = message.name.length() + message.color.length() + "colorpadding".length();
            properties.put("padding", new byte[(int) message.bytes - others]);
            return QueueFixture.draft(message.name, clock.millis())
                    .priority(message.priority)
                    .properties(properties)
                    .times(clock.millis(), message.due, message.expiration)
                    .build();
        }

        void poll(Reader reader, boolean watch) {
            reader.told = false;
            QueuedDelivery delivery = watch ? reader.reader.pollOrWatch() : reader.reader.poll();
            NaiveQueue.Message expected = reader.started ? naive.next(reader.wanted) : null;

            assertThat(QueueFixture.name(delivery)).isEqualTo(expected == null ? null : expected.name);
            if (expected == null || delivery == null) {
                reader.watching |= watch && reader.started;
                return;
            }
            reader.watching = false;
            naive.handOver(expected);
            assertThat(delivery.attempt()).isEqualTo(expected.attempts);
            handOvers.add(new Taken(delivery, expected, delivery.attempt()));
        }

        private @Nullable Taken pick(int which) {
            return handOvers.isEmpty() ? null : handOvers.get(which % handOvers.size());
        }

        /** Settles one of those not settled yet: some have timed out, some are settled twice in a row. */
        void settle(int which, Outcome outcome) {
            Taken one = pick(which);
            // What has lent its slot is settled when the gate has been decided; what was settled is not heard of again.
            if (one != null && one.message.at != NaiveQueue.Place.LENT && handOvers.remove(one)) {
                assertThat(queue.settle(one.delivery, one.attempt, outcome, null))
                        .isEqualTo(naive.settle(one.message, one.attempt, outcome));
                if (outcome == Outcome.ACCEPTED && which % 3 == 0) {
                    assertThat(queue.settle(one.delivery, one.attempt, outcome, null))
                            .isEqualTo(naive.settle(one.message, one.attempt, outcome))
                            .isFalse();
                }
            }
        }

        void lockIn(int which) {
            Taken one = pick(which);
            if (one != null) {
                assertThat(queue.lockInAll(List.of(new HandOver(one.delivery, one.attempt))))
                        .isEqualTo(naive.lockIn(one.message, one.attempt));
            }
        }

        void exchange(int which, Draft draft, int gate) {
            Taken one = pick(which);
            if (one != null && naive.isHandedOver(one.message, one.attempt)) {
                NaiveQueue.Message message = message(draft);
                assertThat(queue.offerInExchange(envelope(message), gates[gate], one.delivery))
                        .isEqualTo(naive.exchange(message, gate, one.message));
            }
        }

        /** As a unit of work does: opens and accepts what has lent its slot, or cancels. */
        void decide(int gate, boolean open) {
            if (open) {
                gates[gate].open();
                naive.open(gate);
            } else {
                gates[gate].cancel();
                naive.cancel(gate);
            }
            queue.gateDecided();
            gates[gate] = new Gate();
            if (open) {
                acceptLenders();
            }
        }

        private void acceptLenders() {
            for (Taken one : List.copyOf(handOvers)) {
                if (one.message.at == NaiveQueue.Place.LENT && !naive.isLending(one.message)) {
                    handOvers.remove(one);
                    assertThat(queue.settle(one.delivery, one.attempt, Outcome.ACCEPTED, null))
                            .isEqualTo(naive.settle(one.message, one.attempt, Outcome.ACCEPTED));
                }
            }
        }

        void extend(int which, int millis) {
            Taken one = pick(which);
            if (one != null) {
                assertThat(queue.extend(one.delivery, one.attempt, millis))
                        .isEqualTo(naive.extend(one.message, one.attempt, millis));
            }
        }

        void advance(int millis) {
            clock.advance(Duration.ofMillis(millis));
            naive.advanceTo(clock.millis());
        }

        void purge(String color) {
            assertThat(queue.remove(
                            envelope -> color.equals(envelope.properties().get("color"))))
                    .extracting(QueueFixture::name)
                    .isEqualTo(naive.purge(message -> message.color.equals(color)));
        }

        void turn(Reader reader, Change change) {
            switch (change) {
                case START -> {
                    reader.reader.start();
                    reader.started = true;
                }
                case STOP -> {
                    reader.reader.stop();
                    reader.started = false;
                    reader.told = false;
                }
                case UNWATCH -> {
                    reader.reader.unwatch();
                    reader.told = false;
                }
            }
            reader.watching = false;
        }

        void compare(Step step) {
            clock.settle();
            naive.happen();
            queue.checkInvariants();
            assertThat(fixture.pending()).as("pending after %s", step).isEqualTo(naive.pending());
            assertThat(actualFigures()).as("figures after %s", step).isEqualTo(expectedFigures());
            for (Reader reader : readers) {
                assertThat(waitsForNothing(reader))
                        .as("nobody waits in vain after %s", step)
                        .isTrue();
            }
        }

        /** Who watches would find nothing, or somebody was told, who will ask, and if in vain, pass on that there is something. */
        private boolean waitsForNothing(Reader reader) {
            return !reader.watching
                    || naive.next(reader.wanted) == null
                    || readers.stream().anyMatch(other -> other.told);
        }

        private Map<String, Object> actualFigures() {
            QueueFigures figures = queue.figures();
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("used", figures.depth().used());
            all.put("bytes", queue.bytes());
            all.put("pending", figures.depth().pending());
            all.put("delayed", figures.depth().delayed());
            all.put("in flight", figures.depth().inFlight());
            all.put("totals", figures.totals());
            all.put("lost", figures.lost());
            return all;
        }

        private Map<String, Object> expectedFigures() {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("used", naive.used());
            all.put("bytes", queue.policy().bounds().bytes() == 0 ? 0 : naive.bytes());
            all.put("pending", naive.count(NaiveQueue.Place.PENDING));
            all.put("delayed", naive.count(NaiveQueue.Place.DELAYED));
            all.put("in flight", naive.count(NaiveQueue.Place.IN_FLIGHT, NaiveQueue.Place.LOCKED_IN));
            all.put(
                    "totals",
                    new QueueFigures.Totals(
                            naive.published,
                            naive.delivered,
                            naive.redelivered,
                            naive.acknowledged,
                            naive.removed,
                            naive.timedOut,
                            naive.settledLate,
                            0,
                            0));
            all.put("lost", naive.lost);
            return all;
        }

        /** The queue ends: nothing stays but what is in flight or part of undecided work, and that goes when it is settled. */
        void close() {
            queue.close();
            for (int gate = 0; gate < GATES; gate++) {
                decide(gate, gate == 0);
            }
            handOvers.forEach(one -> queue.settle(one.delivery, one.attempt, Outcome.RELEASED, null));

            queue.checkInvariants();
            assertThat(queue.figures().depth()).isEqualTo(new QueueFigures.Depth(0, 0, 0, 0, 0, 0, 0));
        }
    }
}
