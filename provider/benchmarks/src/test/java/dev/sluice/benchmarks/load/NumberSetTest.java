package dev.sluice.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumberSetTest {
    private final NumberSet set = new NumberSet();

    private void addRange(long from, long to) {
        for (long number = from; number < to; number++) {
            set.add(number);
        }
    }

    @Test
    void growsAsFarAsItMust() {
        set.clear(1_000);
        addRange(1_000, 301_000);

        assertThat(set.size()).isEqualTo(300_000);
        assertThat(set.firstMissing()).isEqualTo(301_000);
    }

    @Test
    void findsTheFirstGapWhereverItIs() {
        for (long gap : new long[] {0, 63, 64, 65, 70_000}) {
            set.clear(0);
            addRange(0, gap);
            addRange(gap + 1, 80_000);

            assertThat(set.firstMissing()).isEqualTo(gap);
        }
    }

    @Test
    void countsANumberOnce() {
        set.clear(0);
        set.add(5);
        set.add(5);

        assertThat(set.size()).isEqualTo(1);
    }

    @Test
    void isEmptyAgainAfterItWasCleared() {
        set.clear(0);
        addRange(0, 200_000);
        set.clear(7);

        assertThat(set.size()).isZero();
        assertThat(set.firstMissing()).isEqualTo(7);
    }

    @Test
    void takesNoMoreMemoryThanANewOneAfterItWasShrunk() {
        set.clear(0);
        addRange(0, 200_000);
        set.shrink();
        set.clear(7);

        assertThat(set.capacity()).isEqualTo(new NumberSet().capacity());
        assertThat(set.size()).isZero();
        assertThat(set.firstMissing()).isEqualTo(7);
    }

    @Test
    void takesOverTheNumbersOfALargerOne() {
        NumberSet larger = new NumberSet();
        larger.clear(0);
        larger.add(500_000);
        set.clear(0);
        set.add(3);

        set.addAll(larger);

        assertThat(set.size()).isEqualTo(2);
    }
}
