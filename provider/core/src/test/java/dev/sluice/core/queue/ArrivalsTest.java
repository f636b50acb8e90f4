package dev.sluice.core.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

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
}
