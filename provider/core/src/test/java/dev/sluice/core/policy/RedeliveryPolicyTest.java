package dev.sluice.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedeliveryPolicyTest {
    private static RedeliveryPolicy policy(long delay, double multiplier, long max, double jitter) {
        return new RedeliveryPolicy(10, delay, multiplier, max, jitter, false);
    }

    private static long never() {
        throw new AssertionError("chance is not to be asked without jitter");
    }

    @ParameterizedTest(name = "after attempt {0}: {1} ms")
    @CsvSource({"1, 100", "2, 200", "3, 400", "4, 500", "1000, 500"})
    void theWaitGrowsUpToItsBound(int attempts, long wait) {
        assertThat(policy(100, 2, 500, 0).delayAfter(attempts, RedeliveryPolicyTest::never))
                .isEqualTo(wait);
    }

    @Test
    void withoutADelayThereIsNoWait() {
        assertThat(policy(0, 2, 500, 1).delayAfter(5, RedeliveryPolicyTest::never))
                .isZero();
    }

    @Property
    void jitterKeepsWithinItsShare(
            @ForAll @IntRange(min = 1, max = 20) int attempts,
            @ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double chance,
            @ForAll @DoubleRange(min = 0, max = 1) double jitter) {
        double plain = policy(1_000, 1.5, 60_000, 0).delayAfter(attempts, RedeliveryPolicyTest::never);

        long wait = policy(1_000, 1.5, 60_000, jitter).delayAfter(attempts, () -> chance);

        assertThat((double) wait).isBetween(Math.floor(plain * (1 - jitter)), Math.ceil(plain * (1 + jitter)) + 1);
    }

    @Test
    void attemptsEndOrDoNot() {
        assertThat(policy(0, 1, 0, 0).isExhausted(9)).isFalse();
        assertThat(policy(0, 1, 0, 0).isExhausted(10)).isTrue();
        assertThat(new RedeliveryPolicy(0, 0, 1, 0, 0, false).isExhausted(Integer.MAX_VALUE))
                .isFalse();
    }
}
