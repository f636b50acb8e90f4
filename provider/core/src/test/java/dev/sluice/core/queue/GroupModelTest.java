package dev.sluice.core.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

import dev.sluice.core.group.Balancing;
import dev.sluice.core.message.Outcome;
import dev.sluice.core.message.ReadyListener;
import dev.sluice.core.policy.DestinationOptions;
import dev.sluice.core.policy.OverflowPolicy;
import dev.sluice.core.policy.Settings;
import dev.sluice.core.time.VirtualClock;

/** Random histories of a group: who joins, stalls, leaves and dies, and what must be true whatever the balancing. */
@Label("A group keeps its promises")
class GroupModelTest {
    private static final int MEMBERS = 4;
    private static final Duration ACK_TIMEOUT = Duration.ofMillis(50);

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void whoeverComesAndGoes(@ForAll("balancings") Balancing balancing, @ForAll("histories") List<Step> history) {
        Run run = new Run(balancing);
        for (Step step : history) {
            step.on(run);
            run.check();
        }
        run.finish();
    }

    @Provide
    Arbitrary<Balancing> balancings() {
        Random random = new Random(7);
        Balancing byChance = Balancing.by(() -> (message, candidates) -> {
            int choice = random.nextInt(candidates.size() + 1);
            return choice == candidates.size() ? null : candidates.get(choice);
        });
        List<Balancing> all = new ArrayList<>(Balancing.named());
        all.add(byChance);
        return Arbitraries.of(all);
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        Arbitrary<Integer> member = Arbitraries.integers().between(0, MEMBERS - 1);
        Arbitrary<Integer> any = Arbitraries.integers().between(0, 1_000);
        return Arbitraries.<Step>frequencyOf(
                        Tuple.of(
                                8,
                                Combinators.combine(Arbitraries.of("a", "b", "c", "d", ""), Arbitraries.of(2, 4, 4, 7))
                                        .as((key, priority) -> run -> run.send(key, priority))),
                        Tuple.of(
                                8,
                                Combinators.combine(member, Arbitraries.of(true, false))
                                        .as((who, watch) -> run -> run.poll(who, watch))),
                        Tuple.of(
                                6,
                                Combinators.combine(
                                                any,
                                                Arbitraries.of(
                                                        Outcome.ACCEPTED,
                                                        Outcome.ACCEPTED,
                                                        Outcome.RELEASED,
                                                        Outcome.UNDONE))
                                        .as((which, outcome) -> run -> run.settle(which, outcome))),
                        Tuple.of(2, member.map(who -> run -> run.replace(who))),
                        Tuple.of(1, member.map(who -> run -> run.pauseOrGoOn(who))),
                        Tuple.of(1, Arbitraries.of(20, 50).map(millis -> run -> run.advance(millis))))
                .list()
                .ofMinSize(10)
                .ofMaxSize(80);
    }

    private interface Step {
        void on(Run run);
    }

    private static final class Reader implements ReadyListener {
        private final QueueReader reader;
        private boolean started = true;

        /** Has asked in vain, and was not told since that there is something. */
        private boolean watching;

        Reader(MessageQueue queue, int weight) {
            this.reader = queue.open(new ReaderTerms(null, QueueFixture.CONSUMER, weight), this);
            reader.start();
        }

        @Override
        public boolean ready() {
            watching = false;
            return true;
        }

        @Nullable
        QueuedDelivery poll(boolean watch) {
            watching = watch;
            QueuedDelivery delivery = watch ? reader.pollOrWatch() : reader.poll();
            watching &= delivery == null;
            return delivery;
        }
    }

    private record HandOver(QueuedDelivery delivery, int attempt, Reader to, String name, String key) {}

    private static final class Run {
        private final VirtualClock clock = new VirtualClock();
        private final QueueFixture fixture;
        private final MessageQueue queue;
        private final boolean byKey;

        /** Not, where a balancer may leave a message to somebody who is not there. */
        private final boolean tellsAll;

        private final List<Reader> members = new ArrayList<>();
        private final List<HandOver> handOvers = new ArrayList<>();
        private final Map<String, List<String>> firstTimes = new HashMap<>();
        private final Set<String> seen = new HashSet<>();
        private final Set<String> accepted = new HashSet<>();
        private int sent;

        Run(Balancing balancing) {
            fixture = new QueueFixture(
                    "queue",
                    Settings.NONE
                            .with(DestinationOptions.BALANCING, balancing)
                            .with(DestinationOptions.ACK_TIMEOUT, ACK_TIMEOUT)
                            .with(DestinationOptions.MAX_DELIVERIES, 0)
                            .with(DestinationOptions.OVERFLOW, OverflowPolicy.EVICT_LOWEST_PRIORITY)
                            .with(DestinationOptions.CAPACITY, 20)
                            .with(DestinationOptions.GROUP_KEY, "color")
                            .with(DestinationOptions.GROUP_PREFETCH, 3),
                    clock);
            queue = fixture.queue();
            byKey = balancing == Balancing.KEY;
            tellsAll = Balancing.named().contains(balancing);
            for (int i = 0; i < MEMBERS; i++) {
                members.add(new Reader(queue, i + 1));
            }
        }

        void send(String key, int priority) {
            // Under KEY every key has one priority, so that its order is that of sending.
            int fixed = byKey && !key.isEmpty() ? key.charAt(0) % 10 : priority;
            String name = "m" + String.format("%04d", sent++);
            fixture.send(
                    name,
                    draft -> key.isEmpty()
                            ? draft.priority(fixed)
                            : draft.priority(fixed).properties(QueueFixture.color(key)));
        }

        void poll(int who, boolean watch) {
            Reader member = members.get(who);
            QueuedDelivery delivery = member.poll(watch);
            if (delivery != null) {
                note(delivery, member);
            }
        }

        private void note(QueuedDelivery delivery, Reader member) {
            String name = QueueFixture.name(delivery.envelope());
            Object key = delivery.envelope().properties().get("color");
            assertThat(member.started)
                    .as("%s goes to somebody who is stopped", name)
                    .isTrue();
            assertThat(accepted).as("accepted already").doesNotContain(name);
            if (byKey && key != null) {
                inOrder(name, key.toString());
                assertThat(handOvers)
                        .as("another member works on key %s", key)
                        .noneMatch(other -> key.equals(other.key) && isInFlight(other) && other.to != member);
            }
            handOvers.add(new HandOver(delivery, delivery.attempt(), member, name, String.valueOf(key)));
        }

        private void inOrder(String name, String key) {
            if (seen.add(name)) {
                List<String> before = firstTimes.computeIfAbsent(key, k -> new ArrayList<>());
                before.add(name);
                assertThat(before).as("order of key %s", key).isSortedAccordingTo(Comparator.naturalOrder());
            }
        }

        private static boolean isInFlight(HandOver one) {
            return one.delivery.isAt(QueuedDelivery.State.IN_FLIGHT, one.attempt);
        }

        private @Nullable HandOver pick(int which) {
            handOvers.removeIf(one -> !isInFlight(one));
            return handOvers.isEmpty() ? null : handOvers.get(which % handOvers.size());
        }

        void settle(int which, Outcome outcome) {
            HandOver one = pick(which);
            if (one != null) {
                handOvers.remove(one);
                if (outcome == Outcome.ACCEPTED) {
                    accepted.add(one.name);
                }
                assertThat(queue.settle(one.delivery, one.attempt, outcome, null))
                        .isTrue();
            }
        }

        /** A member goes for good, with what it has in flight unsettled, and another comes. */
        void replace(int who) {
            members.get(who).reader.close();
            members.set(who, new Reader(queue, who + 1));
        }

        void pauseOrGoOn(int who) {
            Reader member = members.get(who);
            member.started = !member.started;
            if (member.started) {
                member.reader.start();
            } else {
                member.reader.stop();
            }
        }

        void advance(int millis) {
            clock.advance(Duration.ofMillis(millis));
        }

        void check() {
            queue.checkInvariants();
            QueueFigures figures = queue.figures();
            assertThat(figures.depth().used()).isLessThanOrEqualTo(20);
            assertThat(accepted.size() + lost(figures) + figures.depth().used()).isEqualTo(sent);
        }

        private static int lost(QueueFigures figures) {
            return (int)
                    figures.lost().values().stream().mapToLong(Long::longValue).sum();
        }

        /** Whoever is there receives whatever is left, once those who stalled have timed out. Who watches asks when told to. */
        void finish() {
            clock.advance(ACK_TIMEOUT);
            for (int i = 0; i < MEMBERS; i++) {
                if (!members.get(i).started) {
                    pauseOrGoOn(i);
                }
            }
            for (int round = 0; round < 100 && fixture.depth().used() > 0; round++) {
                for (int i = 0; i < MEMBERS; i++) {
                    if (!members.get(i).watching || !tellsAll) {
                        poll(i, true);
                    }
                }
                for (HandOver one = pick(0); one != null; one = pick(0)) {
                    settle(0, Outcome.ACCEPTED);
                }
                check();
            }
            assertThat(fixture.depth().used()).as("messages nobody gets").isZero();
        }
    }
}
