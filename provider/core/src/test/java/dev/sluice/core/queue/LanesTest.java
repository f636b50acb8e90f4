package dev.sluice.core.queue;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import dev.sluice.core.policy.Settings;
import dev.sluice.core.time.VirtualClock;

class LanesTest {
    private static final Comparator<QueuedDelivery> IN_ORDER =
            Comparator.comparing(QueuedDelivery::lane).reversed().thenComparing(delivery -> delivery.sequence);

    private final MessageQueue queue = new QueueFixture("queue", Settings.NONE, new VirtualClock()).queue();
    private final Lanes lanes = new Lanes(false);

    private QueuedDelivery delivery(int priority, long sequence) {
        QueuedDelivery delivery = new QueuedDelivery(
                queue,
                QueueFixture.draft(priority + "/" + sequence, 0)
                        .priority(priority)
                        .build(),
                null);
        delivery.sequence = sequence;
        return delivery;
    }

    private QueuedDelivery added(int priority, long sequence) {
        QueuedDelivery delivery = delivery(priority, sequence);
        lanes.add(delivery);
        return delivery;
    }

    @Test
    void emptyLanesHaveNothingToOffer() {
        assertThat(lanes.isEmpty()).isTrue();
        assertThat(lanes.top()).isEqualTo(-1);
        assertThat(lanes.first()).isNull();
        assertThat(lanes.oldest()).isNull();
        assertThat(lanes.leastImportantBelow(9)).isNull();
    }

    @Test
    void theHighestPriorityIsFirstAndWithinItTheOldest() {
        added(4, 1);
        QueuedDelivery first = added(7, 2);
        added(7, 3);
        added(0, 4);

        assertThat(lanes.first()).isSameAs(first);
        assertThat(lanes.top()).isEqualTo(7);
    }

    @Test
    void theOldestIsFoundAcrossPriorities() {
        added(9, 5);
        QueuedDelivery oldest = added(2, 3);
        added(4, 4);

        assertThat(lanes.oldest()).isSameAs(oldest);
    }

    @Test
    void theLeastImportantIsTheOldestOfTheLowestPriorityBelowTheGivenOne() {
        QueuedDelivery least = added(2, 3);
        added(2, 5);
        added(4, 1);

        assertThat(lanes.leastImportantBelow(3)).isSameAs(least);
        assertThat(lanes.leastImportantBelow(2)).isNull();
    }

    @Property
    void deliveriesStandInOrderHoweverTheyComeAndGo(
            @ForAll @Size(max = 60) List<@IntRange(max = 9) Integer> priorities, @ForAll Random random) {
        List<QueuedDelivery> expected = new ArrayList<>();
        for (int i = 0; i < priorities.size(); i++) {
            expected.add(delivery(priorities.get(i), i));
        }
        Collections.shuffle(expected, random);
        Lanes shuffled = new Lanes(false);
        expected.forEach(shuffled::add);
        List<QueuedDelivery> leaving = List.copyOf(expected.subList(0, expected.size() / 2));
        leaving.forEach(shuffled::remove);
        leaving.forEach(delivery -> delivery.becomes(QueuedDelivery.State.IN_FLIGHT));
        expected.removeAll(leaving);
        expected.sort(IN_ORDER);

        shuffled.checkInvariants();
        assertThat(shuffled.inOrder()).isEqualTo(expected);
        assertThat(shuffled.size()).isEqualTo(expected.size());
    }

    @Property
    void whatComesBackInRunsStandsInOrderWhileOthersLeave(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 2) Integer> priorities, @ForAll Random random) {
        List<QueuedDelivery> all = new ArrayList<>();
        for (int i = 0; i < priorities.size(); i++) {
            all.add(delivery(priorities.get(i), i));
        }
        Lanes runs = new Lanes(false);
        all.forEach(runs::add);
        for (int round = 0; round < 10; round++) {
            List<QueuedDelivery> out =
                    all.stream().filter(each -> random.nextBoolean()).toList();
            for (QueuedDelivery each : out) {
                runs.remove(each);
                each.becomes(QueuedDelivery.State.IN_FLIGHT);
            }
            Map<Integer, List<QueuedDelivery>> back = out.stream().collect(groupingBy(each -> random.nextInt(3)));
            for (List<QueuedDelivery> run : back.values()) {
                run.forEach(runs::add);
                QueuedDelivery leaving = run.get(random.nextInt(run.size()));
                runs.remove(leaving);
                runs.add(leaving);
                runs.checkInvariants();
            }
        }

        assertThat(runs.inOrder()).isEqualTo(all.stream().sorted(IN_ORDER).toList());
    }

    @Test
    void whatWasTakenOutKeepsNobodyAlive() {
        added(4, 1);
        QueuedDelivery middle = added(4, 2);
        added(4, 3);

        lanes.remove(middle);

        assertThat(middle.next).isNull();
        assertThat(middle.prev).isNull();
    }
}
