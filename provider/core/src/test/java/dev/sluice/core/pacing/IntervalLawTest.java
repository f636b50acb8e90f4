package dev.sluice.core.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class IntervalLawTest {
    @Property
    void theIntervalStaysBetweenBaseAndMaximumWhateverHappens(
            @ForAll @LongRange(max = 1_000_000_000) long base,
            @ForAll @DoubleRange(min = 1.01, max = 100) double multiplier,
            @ForAll @DoubleRange(min = 1.01, max = 100) double recovery,
            @ForAll @Size(max = 200) List<Boolean> history) {
        IntervalLaw law = new IntervalLaw(base, multiplier, 2_000_000_000, recovery, 1_000_000);
        long interval = base;

        for (boolean success : history) {
            long next = success ? law.afterSuccess(interval) : law.afterBackPressure(interval);

            assertThat(next).isBetween(law.base(), law.maximum());
            assertThat(next == law.base() || next >= law.step())
                    .as("%d is neither the base nor a step", next)
                    .isTrue();
            if (success) {
                assertThat(next).isLessThanOrEqualTo(interval);
            } else {
                assertThat(next).isGreaterThanOrEqualTo(interval);
            }
            interval = next;
        }
    }

    @Property
    void enoughSuccessesLeadBackToTheBase(
            @ForAll @LongRange(max = 1_000_000_000) long base,
            @ForAll @DoubleRange(min = 1.1, max = 10) double recovery,
            @ForAll @LongRange(min = 1_000_000_000, max = 3_600_000_000_000L) long from) {
        IntervalLaw law = new IntervalLaw(base, 2, 3_600_000_000_000L, recovery, 1_000_000);
        long interval = from;
        int enough = (int) Math.ceil(Math.log(from / 1_000_000.0) / Math.log(recovery)) + 1;

        for (int i = 0; i < enough; i++) {
            interval = law.afterSuccess(interval);
        }

        assertThat(interval).isEqualTo(base);
    }
}
