package dev.sluice.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeadlineHeapTest {
    private final Set<String> settled = new HashSet<>();
    private final DeadlineHeap<String> heap = new DeadlineHeap<>(entry -> settled.contains(entry.item()));

    private List<String> due(long now) {
        List<String> items = new ArrayList<>();
        for (DeadlineHeap.Entry<String> e = heap.pollDue(now); e != null; e = heap.pollDue(now)) {
            items.add(e.item());
        }
        return items;
    }

    @Test
    void entriesComeInTheOrderOfTheirDeadlinesAndThenOfInsertion() {
        heap.add(20, "c", 0);
        heap.add(10, "a", 0);
        heap.add(20, "d", 0);
        heap.add(10, "b", 0);

        assertThat(heap.first()).isEqualTo(10);
        assertThat(due(9)).isEmpty();
        assertThat(due(10)).containsExactly("a", "b");
        assertThat(due(100)).containsExactly("c", "d");
        assertThat(heap.first()).isEqualTo(DeadlineHeap.NEVER);
    }

    @Test
    void whatIsSettledIsPassedOver() {
        heap.add(10, "a", 0);
        heap.add(20, "b", 0);
        settled.add("a");

        assertThat(heap.first()).isEqualTo(20);
        assertThat(due(100)).containsExactly("b");
    }

    @Test
    void tagsAreKept() {
        heap.add(10, "a", 7);

        DeadlineHeap.Entry<String> entry = heap.pollDue(10);

        assertThat(entry).isNotNull().satisfies(e -> {
            assertThat(e.tag()).isEqualTo(7);
            assertThat(e.deadline()).isEqualTo(10);
        });
    }

    @Test
    void eachThatIsNotSettledIsHandedOver() {
        heap.add(10, "a", 0);
        heap.add(20, "b", 0);
        heap.add(30, "c", 0);
        settled.add("b");
        List<String> seen = new ArrayList<>();

        heap.forEach(seen::add);

        assertThat(seen).containsExactlyInAnyOrder("a", "c");
    }

    private record Step(
            @Nullable Long deadline, int settle, @Nullable Long poll) {}

    @Property(tries = 300)
    void itDoesWhatASortedListDoes(@ForAll("steps") List<Step> steps) {
        Set<Integer> stale = new HashSet<>();
        DeadlineHeap<Integer> tested = new DeadlineHeap<>(entry -> stale.contains(entry.item()));
        List<long[]> list = new ArrayList<>();
        int number = 0;
        for (Step step : steps) {
            if (step.deadline != null) {
                tested.add(step.deadline, number, number);
                list.add(new long[] {step.deadline, number++});
            }
            if (!list.isEmpty() && step.settle % 2 == 0) {
                stale.add((int) list.remove(step.settle % list.size())[1]);
            }
            list.sort(Comparator.<long[]>comparingLong(e -> e[0]).thenComparingLong(e -> e[1]));
            assertThat(tested.first()).isEqualTo(list.isEmpty() ? DeadlineHeap.NEVER : list.get(0)[0]);
            if (step.poll != null) {
                boolean any = !list.isEmpty() && list.get(0)[0] <= step.poll;
                DeadlineHeap.Entry<Integer> due = tested.pollDue(step.poll);
                assertThat(due == null ? null : due.item()).isEqualTo(any ? (int) list.remove(0)[1] : null);
            }
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Long> times = Arbitraries.longs().between(0, 30);
        return Combinators.combine(times.injectNull(0.2), Arbitraries.integers().between(0, 99), times.injectNull(0.7))
                .as(Step::new)
                .list()
                .ofMaxSize(150);
    }
}
