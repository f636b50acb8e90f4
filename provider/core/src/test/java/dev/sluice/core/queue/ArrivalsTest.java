package dev.sluice.core.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.sluice.core.message.Outcome;
import dev.sluice.core.policy.DestinationOptions;
import dev.sluice.core.policy.Settings;
import dev.sluice.core.time.VirtualClock;

class ArrivalsTest {
    private static final Settings THREE_SLOTS = Settings.NONE.with(DestinationOptions.CAPACITY, 3);

    private final MessageQueue queue = new QueueFixture("queue", THREE_SLOTS, new VirtualClock()).queue();
    private final Arrivals arrivals = queue.arrivals();

    private QueuedDelivery delivery(String name) {
        return new QueuedDelivery(queue, QueueFixture.draft(name, 0).build(), null);
    }

    private boolean push(String name) {
        return queue.push(delivery(name));
    }

    private List<@Nullable String> collected() {
        List<@Nullable String> names = new ArrayList<>();
        for (QueuedDelivery d = arrivals.collect(); d != null; d = d.next) {
            names.add(QueueFixture.name(d));
        }
        return names;
    }

    @Test
    void whatArrivedIsCollectedOldestFirstAndOnce() {
        push("a");
        push("b");

        assertThat(collected()).containsExactly("a", "b");
        assertThat(collected()).isEmpty();

        push("c");
        assertThat(collected()).containsExactly("c");
    }

    @Test
    void takesAsManyAsThereAreSlots() {
        assertThat(List.of(push("a"), push("b"), push("c"), push("d"))).containsExactly(true, true, true, false);
        assertThat(arrivals.used()).isEqualTo(3);
    }

    @Test
    void aFreedSlotIsTakenOnce() {
        push("a");
        push("b");
        push("c");

        arrivals.free(1);

        assertThat(List.of(push("d"), push("e"))).containsExactly(true, false);
        assertThat(arrivals.used()).isEqualTo(3);
    }

    @Test
    void exchangeNeedsNoFreeSlot() {
        push("a");
        push("b");
        push("c");

        arrivals.pushInExchange(delivery("d"));
        arrivals.free(1);

        assertThat(arrivals.used()).isEqualTo(3);
        assertThat(push("e")).isFalse();
        assertThat(collected()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void severalEnterTogetherOrNotAtAll() {
        push("a");

        assertThat(arrivals.pushAllFirst(List.of(delivery("b"), delivery("c"), delivery("d"))))
                .isFalse();
        assertThat(arrivals.used()).isEqualTo(1);

        assertThat(arrivals.pushAllFirst(List.of(delivery("e"), delivery("f")))).isTrue();
        assertThat(push("g")).isFalse();
        assertThat(collected()).containsExactly("a", "e", "f");
    }

    @Test
    void nobodyPassesThoseWhoWait() {
        arrivals.closeToProducers(true);

        assertThat(push("a")).isFalse();
        assertThat(arrivals.pushFirst(delivery("first"))).isTrue();

        arrivals.closeToProducers(false);
        assertThat(push("b")).isTrue();
        assertThat(collected()).containsExactly("first", "b");
    }

    @Test
    void aNewPlaceIsBehindAllThatArrivedAndBeforeAllThatWill() {
        QueuedDelivery before = delivery("before");
        QueuedDelivery after = delivery("after");
        queue.push(before);

        long between = arrivals.nextSequence();
        queue.push(after);

        assertThat(between).isGreaterThan(before.sequence).isLessThan(after.sequence);
        assertThat(collected()).containsExactly("before", "after");
        assertThat(arrivals.used()).isEqualTo(2);
    }

    @Test
    void aNewPlaceTakesNoSlotEvenWhenAllAreTaken() {
        push("a");
        push("b");
        push("c");

        arrivals.nextSequence();

        assertThat(arrivals.used()).isEqualTo(3);
        assertThat(push("d")).isFalse();
    }

    @Test
    void whatWasCollectedIsNotKeptAliveByWhatArrivesLater() {
        QueuedDelivery first = delivery("first");
        queue.push(first);
        collected();
        first.leave();
        arrivals.free(1);
        push("a");
        push("b");

        QueuedDelivery oldest = arrivals.collect();

        assertThat(reachable(oldest)).doesNotContain(first);
        assertThat(first.next).isNull();
    }

    private static List<QueuedDelivery> reachable(@Nullable QueuedDelivery from) {
        List<QueuedDelivery> found = new ArrayList<>();
        for (QueuedDelivery d = from; d != null; d = d.next) {
            found.add(d);
        }
        return found;
    }

    @Test
    void slotsInUseAreCountedWithAndWithoutWhatIsNotCollected() {
        push("a");
        collected();
        push("b");

        assertThat(arrivals.used()).isEqualTo(2);
        assertThat(arrivals.usedByCollected()).isEqualTo(1);
    }

    // ---------------------------------------------------------------- landmarks

    private static QueueFixture large() {
        Settings large = Settings.NONE.with(DestinationOptions.CAPACITY, 10_000);
        return new QueueFixture("large", large, new VirtualClock());
    }

    private static List<QueuedDelivery> pushed(MessageQueue queue, int count) {
        List<QueuedDelivery> pushed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pushed.add(new QueuedDelivery(queue, QueueFixture.draft("m" + i, 0).build(), null));
        }
        assertThat(queue.pushAllFirst(pushed.subList(0, count / 2))).isTrue();
        pushed.subList(count / 2, count)
                .forEach(delivery -> assertThat(queue.push(delivery)).isTrue());
        return pushed;
    }

    @Test
    void landmarksLeadThroughALongChain() {
        MessageQueue large = large().queue();
        pushed(large, 5_000);

        List<Long> landmarks = new ArrayList<>();
        for (QueuedDelivery d = large.landmark(); d != null; d = d.prev) {
            landmarks.add(d.sequence);
        }

        // Of the 2 500 that entered together, the last alone counts.
        assertThat(landmarks).containsExactly(4_548L, 3_524L, 2_500L);
    }

    @Test
    void whatWasCollectedIsNoLandmark() {
        MessageQueue large = large().queue();
        List<QueuedDelivery> pushed = pushed(large, 5_000);

        large.arrivals().collect();

        assertThat(pushed).allMatch(delivery -> delivery.prev == null);
    }

    @Test
    void aQueueThatWasEmptiedKeepsNothingByItsLandmarks() {
        QueueFixture fixture = large();
        MessageQueue large = fixture.queue();
        QueueReader reader = fixture.reader().get();
        pushed(large, 2_000);
        List<QueuedDelivery> received = new ArrayList<>();
        received.add(Objects.requireNonNull(reader.poll()));
        // The last landmark is in its lane by now, and has neighbors there.
        pushed(large, 2_000);
        for (QueuedDelivery d = reader.poll(); d != null; d = reader.poll()) {
            received.add(d);
        }
        received.forEach(d -> QueueFixture.settle(d, Outcome.ACCEPTED));

        assertThat(received).hasSize(4_000).allMatch(d -> d.prev == null && d.next == null);
        assertThat(received).contains(large.landmark());
    }
}
