package dev.sluice.core.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.core.group.Balancer;
import dev.sluice.core.group.Balancing;
import dev.sluice.core.group.Member;
import dev.sluice.core.message.ConsumerId;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.Outcome;
import dev.sluice.core.message.PropertyMap;
import dev.sluice.core.policy.DestinationOptions;
import dev.sluice.core.policy.OverflowPolicy;
import dev.sluice.core.policy.Settings;
import dev.sluice.core.queue.QueueFixture.Reader;

/** How a queue is divided among its readers. */
final class GroupTest {
    @RegisterExtension
    final QueueFixture.Maker maker = new QueueFixture.Maker();

    private static Settings balanced(Balancing balancing) {
        return Settings.NONE.with(DestinationOptions.BALANCING, balancing);
    }

    private static ReaderTerms weighing(int weight) {
        return new ReaderTerms(null, QueueFixture.CONSUMER, weight);
    }

    private static void send(QueueFixture queue, int count) {
        IntStream.range(0, count).forEach(i -> queue.send("m" + i));
    }

    private static void sendKeyed(QueueFixture queue, String name, String key) {
        PropertyMap properties = new PropertyMap();
        properties.put("JMSXGroupID", key);
        queue.send(name, draft -> draft.properties(properties));
    }

    @Nested
    class InTurn {
        private final QueueFixture queue = maker.queue(balanced(Balancing.ROUND_ROBIN));

        @Test
        void sharesDifferByAtMostOneHoweverFastSomebodyAsks() {
            Reader first = queue.reader().watching();
            Reader second = queue.reader().watching();
            Reader third = queue.reader().watching();

            send(queue, 100);

            assertThat(first.receiveAll()).hasSize(34);
            assertThat(third.receiveAll()).hasSize(33);
            assertThat(second.receiveAll()).hasSize(33);
        }

        @Test
        void theOrderOfTurnsIsTheOrderInWhichReadersWereOpened() {
            Reader first = queue.reader();
            Reader second = queue.reader();
            second.watching();
            first.watching();

            send(queue, 4);

            assertThat(first.receiveAll()).containsExactly("m0", "m2");
            assertThat(second.receiveAll()).containsExactly("m1", "m3");
        }

        @Test
        void whoJoinsLaterGetsItsShareOfWhatIsThere() {
            Reader first = queue.reader().watching();
            send(queue, 10);
            Reader second = queue.reader();

            second.take();

            assertThat(first.receiveAll()).hasSize(5);
            assertThat(second.receiveAll()).hasSize(4);
        }

        @Test
        void whoSaysThatItIsGoingToAskHasItsShareBeforeItDoes() {
            Reader prompt = queue.reader().watching();
            Reader slow = queue.reader();
            slow.get().join();

            send(queue, 10);

            assertThat(prompt.receiveAll()).hasSize(5);
            assertThat(slow.receiveAll()).hasSize(5);
        }

        @Test
        void nothingIsSetAsideForWhoSaysSoButIsStopped() {
            Reader first = queue.reader().watching();
            Reader stopped = queue.reader();
            stopped.get().stop();
            stopped.get().join();

            send(queue, 10);

            assertThat(first.receiveAll()).hasSize(10);
        }

        @Test
        void nothingIsSetAsideForWhoHasNotAskedOrIsStopped() {
            Reader first = queue.reader().watching();
            queue.reader();
            Reader stopped = queue.reader().watching();
            stopped.get().stop();

            send(queue, 10);

            assertThat(first.receiveAll()).hasSize(10);
        }

        @Test
        void whatWasSetAsideGoesToTheOthersInItsPlaceWhenOneLeaves() {
            Reader first = queue.reader().watching();
            Reader second = queue.reader().watching();
            send(queue, 6);

            first.get().close();

            assertThat(second.told()).isPositive();
            assertThat(second.receiveAll()).containsExactly("m0", "m1", "m2", "m3", "m4", "m5");
        }

        @Test
        void prioritiesHoldWithinEachShare() {
            Reader first = queue.reader().watching();
            Reader second = queue.reader().watching();
            for (int i = 0; i < 6; i++) {
                queue.send("low" + i, 1);
                queue.send("high" + i, 8);
            }

            for (Reader reader : List.of(first, second)) {
                List<String> received = reader.receiveAll();
                assertThat(received).hasSize(6).isSortedAccordingTo((a, b) -> a.charAt(0) - b.charAt(0));
            }
        }

        @Test
        void whoIsBusyIsPassedOverWhenItsPrefetchIsFull() {
            QueueFixture narrow =
                    maker.queue(balanced(Balancing.ROUND_ROBIN).with(DestinationOptions.GROUP_PREFETCH, 2));
            Reader stalled = narrow.reader().watching();
            Reader diligent = narrow.reader().watching();
            send(narrow, 20);
            QueuedDelivery held = stalled.take();

            assertThat(diligent.receiveAll()).hasSize(17);
            assertThat(stalled.receiveAll()).hasSize(2);
            QueueFixture.settle(held, Outcome.ACCEPTED);
        }

        @Test
        void whoLetsADeliveryTimeOutHasNothingSetAsideUntilItAsks() {
            QueueFixture timed = maker.queue(
                    balanced(Balancing.ROUND_ROBIN).with(DestinationOptions.ACK_TIMEOUT, Duration.ofMillis(100)));
            Reader stalled = timed.reader().watching();
            Reader diligent = timed.reader().watching();
            send(timed, 6);
            stalled.take();

            timed.advance(100);
            assertThat(diligent.receiveAll()).hasSize(6);
            send(timed, 2);
            assertThat(diligent.receiveAll()).hasSize(2);

            stalled.watching();
            send(timed, 2);
            assertThat(stalled.receiveAll()).hasSize(1);
            assertThat(diligent.receiveAll()).hasSize(1);
        }

        @Test
        void whatIsSetAsideIsEvictedInTheOrderOfTheWholeQueue() {
            QueueFixture full = maker.queue(balanced(Balancing.ROUND_ROBIN)
                    .with(DestinationOptions.OVERFLOW, OverflowPolicy.EVICT_LOWEST_PRIORITY)
                    .with(DestinationOptions.CAPACITY, 4));
            full.reader().watching();
            full.reader().watching();
            full.send("a", 3);
            full.send("b", 2);
            full.send("c", 2);
            full.send("d", 3);

            full.send("e", 4);
            full.send("f", 4);
            full.send("g", 4);

            assertThat(full.losses()).containsExactly("b EVICTED 0", "c EVICTED 0", "a EVICTED 0");
            assertThat(full.pending()).containsExactly("e", "f", "g", "d");
        }

        @Test
        void whatOneReaderHasAskedForDoesNotHoldUpWhatOthersWant() {
            QueueFixture narrow =
                    maker.queue(balanced(Balancing.ROUND_ROBIN).with(DestinationOptions.GROUP_PREFETCH, 1));
            Reader red = narrow.reader("color = 'red'").watching();
            Reader blue = narrow.reader("color = 'blue'").watching();
            for (int i = 0; i < 5; i++) {
                narrow.send("red" + i, draft -> draft.properties(QueueFixture.color("red")));
            }
            narrow.send("green", draft -> draft.properties(QueueFixture.color("green")));
            narrow.send("blue", draft -> draft.properties(QueueFixture.color("blue")));

            assertThat(blue.receiveAll()).containsExactly("blue");
            assertThat(red.receiveAll()).hasSize(5);
            assertThat(narrow.pending()).containsExactly("green");
            assertThat(narrow.reader("color = 'green'").receiveAll()).containsExactly("green");
        }
    }

    @Nested
    class ByWeight {
        @Test
        void sharesAreInProportion() {
            QueueFixture queue = maker.queue(balanced(Balancing.WEIGHTED));
            List<Reader> readers = new ArrayList<>();
            for (int weight : new int[] {1, 2, 5}) {
                Reader reader = queue.reader(weighing(weight));
                readers.add(reader.watching());
            }

            send(queue, 800);

            assertThat(readers).extracting(reader -> reader.receiveAll().size()).containsExactly(100, 200, 500);
        }
    }

    @Nested
    class LeastLoaded {
        private final QueueFixture queue = maker.queue(balanced(Balancing.LEAST_LOADED));

        @Test
        void aStalledMemberGetsNothingMore() {
            Reader stalled = queue.reader().watching();
            Reader diligent = queue.reader().watching();
            queue.send("first");
            stalled.take();
            stalled.watching();

            send(queue, 10);

            assertThat(diligent.told()).isPositive();
            assertThat(diligent.receiveAll()).hasSize(9);
            assertThat(stalled.receiveAll()).hasSize(1);
        }

        @Test
        void ofThoseWhoWaitTheOneWithTheFewestUnsettledGetsTheNext() {
            Reader loaded = queue.reader();
            Reader idle = queue.reader();
            send(queue, 2);
            loaded.take();
            loaded.take();
            loaded.watching();
            idle.watching();

            queue.send("next");

            assertThat(loaded.told()).isZero();
            assertThat(idle.told()).isEqualTo(1);
            assertThat(loaded.receive()).isNull();
            assertThat(idle.receive()).isEqualTo("next");
        }

        @Test
        void whoIsToldAndBusyLeavesItToTheOthers() {
            Reader busy = queue.reader().busy();
            Reader free = queue.reader();
            busy.watching();
            free.watching();

            queue.send("m");

            assertThat(free.told()).isEqualTo(1);
            assertThat(free.receive()).isEqualTo("m");
        }

        @Test
        void whoStopsWatchingLeavesToOthersWhatItWasToldOf() {
            Reader first = queue.reader().watching();
            Reader second = queue.reader().watching();
            queue.send("m");
            assertThat(first.told()).isEqualTo(1);

            first.get().unwatch();

            assertThat(second.told()).isEqualTo(1);
            assertThat(second.receive()).isEqualTo("m");
        }

        @Test
        void nothingIsSetAsideForWhoAskedAndWentAway() {
            Reader gone = queue.reader();
            assertThat(gone.receive()).isNull();
            Reader other = queue.reader().watching();

            send(queue, 3);

            assertThat(other.receiveAll()).hasSize(3);
        }
    }

    @Nested
    class ByKey {
        private final QueueFixture queue = maker.queue(balanced(Balancing.KEY));

        @Test
        void allMessagesOfAKeyGoToOneMemberInOrder() {
            Reader first = queue.reader().watching();
            Reader second = queue.reader().watching();
            for (int i = 0; i < 4; i++) {
                sendKeyed(queue, "a" + i, "a");
                sendKeyed(queue, "b" + i, "b");
            }

            assertThat(second.receiveAll()).containsExactly("b0", "b1", "b2", "b3");
            assertThat(first.receiveAll()).containsExactly("a0", "a1", "a2", "a3");
            assertThat(queue.keys()).containsExactly("assigned a", "assigned b");
        }

        @Test
        void anotherPropertyCanBeTheKey() {
            QueueFixture byColor = maker.queue(balanced(Balancing.KEY).with(DestinationOptions.GROUP_KEY, "color"));
            Reader first = byColor.reader().watching();
            Reader second = byColor.reader().watching();
            for (String color : List.of("red", "blue", "red", "blue")) {
                byColor.send(color, draft -> draft.properties(QueueFixture.color(color)));
            }

            assertThat(first.receiveAll()).containsExactly("red", "red");
            assertThat(second.receiveAll()).containsExactly("blue", "blue");
        }

        @Test
        void whatHasNoKeyGoesInTurn() {
            Reader first = queue.reader().watching();
            Reader second = queue.reader().watching();

            send(queue, 10);

            assertThat(first.receiveAll()).hasSize(5);
            assertThat(second.receiveAll()).hasSize(5);
        }

        @Test
        void whenAMemberLeavesItsKeyWaitsForWhatItHasInFlight() {
            Reader leaving = queue.reader().watching();
            sendKeyed(queue, "a0", "a");
            sendKeyed(queue, "a1", "a");
            QueuedDelivery inFlight = leaving.take();
            Reader other = queue.reader().watching();

            leaving.get().close();
            sendKeyed(queue, "b0", "b");

            assertThat(other.receiveAll()).containsExactly("b0");
            other.watching();
            QueueFixture.settle(inFlight, Outcome.RELEASED);
            assertThat(other.told()).isPositive();
            assertThat(other.receiveAll()).containsExactly("a0", "a1");
            assertThat(queue.keys()).containsExactly("assigned a", "lost a", "assigned b", "assigned a");
        }

        @Test
        void whoJoinsTakesOverItsDueWhenItIsSettled() {
            Reader first = queue.reader().watching();
            sendKeyed(queue, "a0", "a");
            sendKeyed(queue, "b0", "b");
            sendKeyed(queue, "a1", "a");
            sendKeyed(queue, "b1", "b");
            QueuedDelivery a0 = first.take();
            QueuedDelivery b0 = first.take();
            Reader second = queue.reader();

            assertThat(second.receive()).isNull();
            second.watching();
            QueueFixture.settle(a0, Outcome.ACCEPTED);
            QueueFixture.settle(b0, Outcome.ACCEPTED);

            assertThat(second.told()).isPositive();
            assertThat(second.receiveAll()).containsExactly("a1");
            assertThat(first.receiveAll()).containsExactly("b1");
        }

        @Test
        void ofTheKeysThatMoveThoseGoFirstThatNobodyIsWorkingOn() {
            Reader first = queue.reader().watching();
            sendKeyed(queue, "a0", "a");
            sendKeyed(queue, "b0", "b");
            first.take();
            Reader second = queue.reader();

            assertThat(second.receive()).isEqualTo("b0");
        }

        @Test
        void whatWaitedForAMoveThatDoesNotHappenKeepsItsPlace() {
            Reader first = queue.reader().watching();
            sendKeyed(queue, "a0", "a");
            first.take();
            Reader second = queue.reader().watching();
            first.get().stop();
            sendKeyed(queue, "a1", "a");
            first.get().start();
            first.watching();

            second.get().close();
            sendKeyed(queue, "a2", "a");

            assertThat(first.receiveAll()).containsExactly("a1", "a2");
        }

        @Test
        void theKeysOfAMemberThatLetsADeliveryTimeOutGoToOthers() {
            QueueFixture timed =
                    maker.queue(balanced(Balancing.KEY).with(DestinationOptions.ACK_TIMEOUT, Duration.ofMillis(100)));
            Reader stalled = timed.reader().watching();
            Reader other = timed.reader().watching();
            sendKeyed(timed, "a0", "a");
            sendKeyed(timed, "a1", "a");
            stalled.take();

            timed.advance(100);

            assertThat(other.receiveAll()).containsExactly("a0", "a1");
        }

        @Test
        void messagesSentBeforeAnybodyAskedAreDividedWhenSomebodyDoes() {
            sendKeyed(queue, "a0", "a");
            sendKeyed(queue, "b0", "b");
            sendKeyed(queue, "a1", "a");
            Reader first = queue.reader();

            assertThat(first.receive()).isEqualTo("a0");
            Reader second = queue.reader();
            assertThat(second.receiveAll()).hasSize(1);
            assertThat(first.receiveAll()).hasSize(1);
        }
    }

    @Nested
    class Exclusive {
        private final QueueFixture queue = maker.queue(balanced(Balancing.EXCLUSIVE));

        @Test
        void oneMemberGetsAllAndTheOthersStandBy() {
            Reader active = queue.reader().watching();
            Reader standby = queue.reader().watching();

            send(queue, 5);

            assertThat(standby.told()).isZero();
            assertThat(standby.receive()).isNull();
            assertThat(active.receiveAll()).hasSize(5);
        }

        @Test
        void whoHasStoodByLongestTakesOverWithoutBreakingTheOrder() {
            Reader active = queue.reader().watching();
            Reader standby = queue.reader().watching();
            Reader another = queue.reader().watching();
            send(queue, 3);
            QueuedDelivery inFlight = active.take();

            active.get().close();
            assertThat(standby.receive()).isNull();
            QueueFixture.settle(inFlight, Outcome.RELEASED);

            assertThat(standby.receiveAll()).containsExactly("m0", "m1", "m2");
            assertThat(another.receive()).isNull();
        }
    }

    @Nested
    class ByAnApplicationsBalancer {
        private final List<String> asked = new ArrayList<>();

        private QueueFixture queue(Balancer balancer) {
            return maker.queue(balanced(Balancing.by(() -> balancer)));
        }

        @Test
        void itIsAskedAboutThoseWhoWaitAndItsAnswerCounts() {
            QueueFixture queue = queue((message, candidates) -> {
                asked.add(QueueFixture.name(message) + " " + candidates.size());
                return candidates.get(candidates.size() - 1);
            });
            Reader first = queue.reader().watching();
            Reader second = queue.reader().watching();

            send(queue, 2);

            assertThat(second.receive()).isEqualTo("m0");
            assertThat(first.receive()).isEqualTo("m1");
            assertThat(asked).containsExactly("m0 2", "m1 1");
        }

        @Test
        void whoAsksGetsItsMessageInTheSameCall() {
            QueueFixture queue = queue((message, candidates) -> candidates.get(0));
            Reader reader = queue.reader();
            send(queue, 3);

            assertThat(reader.receiveAll()).containsExactly("m0", "m1", "m2");
        }

        @Test
        void whatItGivesToNobodyWaitsForAnother() {
            QueueFixture queue = queue((message, candidates) -> candidates.stream()
                    .filter(member -> member.name().equals("wanted"))
                    .findFirst()
                    .orElse(null));
            Reader other = queue.reader().watching();
            queue.send("m");
            assertThat(other.receive()).isNull();

            Reader wanted = queue.reader(ReaderTerms.of(null, new ConsumerId("consumer", "connection", "wanted")));

            assertThat(wanted.receive()).isEqualTo("m");
        }

        @Test
        void itIsAskedWithoutTheQueuesLockAndMayCallTheQueue() {
            List<Integer> depths = new ArrayList<>();
            List<QueueFixture> self = new ArrayList<>();
            QueueFixture queue = queue((message, candidates) -> {
                depths.add(self.get(0).depth().pending());
                return candidates.get(0);
            });
            self.add(queue);
            Reader reader = queue.reader().watching();

            queue.send("m");

            assertThat(reader.receive()).isEqualTo("m");
            assertThat(depths).containsExactly(1);
        }

        /** Chooses the first, and does something when it is told that a member has left. */
        private static final class Told implements Balancer {
            private final List<String> left = new ArrayList<>();
            private Runnable whenTold = () -> {};

            @Override
            public Member choose(Envelope message, List<Member> candidates) {
                left.add("asked");
                return candidates.get(0);
            }

            @Override
            public void left(Member member) {
                left.add("left " + member.number());
                whenTold.run();
            }
        }

        @Test
        void itIsToldWithoutTheQueuesLockWhoHasLeft() {
            Told balancer = new Told();
            QueueFixture queue = queue(balancer);
            balancer.whenTold = () ->
                    assertThat(CompletableFuture.supplyAsync(queue::depth)).succeedsWithin(Duration.ofSeconds(10));
            Reader first = queue.reader().watching();
            queue.reader().watching();

            first.get().close();
            queue.send("m");

            assertThat(balancer.left).containsExactly("left 1", "asked");
        }

        @Test
        void whileItIsBeingAskedItIsNotToldThatAMemberHasLeft() {
            List<Reader> readers = new ArrayList<>();
            List<String> told = new ArrayList<>();
            QueueFixture queue = queue(new Balancer() {
                @Override
                public Member choose(Envelope message, List<Member> candidates) {
                    told.add("asked about " + candidates.size());
                    readers.get(1).get().close();
                    told.add("answers");
                    return candidates.get(0);
                }

                @Override
                public void left(Member member) {
                    told.add("left " + member.number());
                }
            });
            readers.add(queue.reader().watching());
            readers.add(queue.reader().watching());

            queue.send("m");

            assertThat(told).startsWith("asked about 2", "answers", "left 2");
            assertThat(readers.get(0).receive()).isEqualTo("m");
        }

        @Test
        void ifItFailsWhenToldWhoHasLeftNothingIsStranded() {
            Told balancer = new Told();
            QueueFixture queue = queue(balancer);
            balancer.whenTold = () -> {
                throw new AssertionError("no idea");
            };
            Reader first = queue.reader().watching();
            Reader second = queue.reader().watching();
            queue.send("m");

            first.get().close();

            assertThat(second.receive()).isEqualTo("m");
        }

        @Test
        void anErrorDoesNotKeepItFromBeingAskedAgain() {
            QueueFixture queue = queue((message, candidates) -> {
                throw new AssertionError("no idea");
            });
            Reader reader = queue.reader().watching();

            queue.send("first");
            queue.send("second");

            assertThat(reader.receiveAll()).containsExactly("first", "second");
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void ifItFailsOrChoosesAStrangerTheFirstCandidateGetsTheMessage(boolean fails) {
            Member stranger =
                    new Share(queue((message, candidates) -> null).reader().get(), 99, false);
            QueueFixture queue = queue((message, candidates) -> {
                if (fails) {
                    throw new IllegalStateException("no idea");
                }
                return stranger;
            });

            queue.send("m");

            assertThat(queue.reader().receive()).isEqualTo("m");
        }

        @Test
        void itsAnswerDoesNotCountIfTheMemberHasLeftMeanwhile() {
            List<Reader> readers = new ArrayList<>();
            QueueFixture queue = queue(new Balancer() {
                @Override
                public Member choose(Envelope message, List<Member> candidates) {
                    if (candidates.size() == 2) {
                        readers.get(0).get().close();
                    }
                    return candidates.get(0);
                }
            });
            readers.add(queue.reader().watching());
            readers.add(queue.reader().watching());

            queue.send("m");

            assertThat(readers.get(1).told()).isEqualTo(1);
            assertThat(readers.get(1).receive()).isEqualTo("m");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"FIRST_READY", "ROUND_ROBIN", "WEIGHTED", "LEAST_LOADED", "KEY", "EXCLUSIVE"})
    void whoWatchesAndHasLetADeliveryTimeOutIsToldThatItIsThereAgain(String balancing) {
        QueueFixture queue = maker.queue(
                balanced(Balancing.parse(balancing)).with(DestinationOptions.ACK_TIMEOUT, Duration.ofMillis(100)));
        Reader only = queue.reader();
        queue.send("m");
        only.take();
        only.watching().told();

        queue.advance(100);

        assertThat(only.told()).isEqualTo(1);
        assertThat(only.receive()).isEqualTo("m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FIRST_READY", "ROUND_ROBIN", "WEIGHTED", "LEAST_LOADED", "KEY", "EXCLUSIVE"})
    void oneReaderGetsEverythingInOrderOfPriorityUnderEachBalancing(String balancing) {
        QueueFixture queue = maker.queue(balanced(Balancing.parse(balancing)));
        Reader reader = queue.reader();
        Map<Integer, List<String>> sent = new TreeMap<>();
        for (int i = 0; i < 50; i++) {
            int priority = i * 7 % 10;
            queue.send("m" + i, priority);
            sent.computeIfAbsent(-priority, p -> new ArrayList<>()).add("m" + i);
        }

        assertThat(reader.receiveAll())
                .containsExactlyElementsOf(
                        sent.values().stream().flatMap(List::stream).toList());
    }
}
