package dev.sluice.tck.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

final class FailuresTest {
    @Test
    void anAssertionIsToldWithoutItsClassAndAnyOtherExceptionWithIt() {
        assertThat(Failures.describe(new AssertionError("1 is not 2"), "SomeTest.some"))
                .isEqualTo("1 is not 2");
        assertThat(Failures.describe(new IllegalStateException("closed"), "SomeTest.some"))
                .isEqualTo("java.lang.IllegalStateException: closed");
    }

    @Test
    void aFailureIsToldWithItsPlaceInTheTest() {
        assertThat(Failures.describe(new AssertionError("here"), "FailuresTest.some"))
                .startsWith("here\n(FailuresTest.java:");
    }

    @Test
    void aLongFailureIsCutShort() {
        assertThat(Failures.describe(new AssertionError("x".repeat(5_000)), "SomeTest.some"))
                .hasSizeLessThan(2_000)
                .endsWith("…");
    }

    @Test
    void ofAnUnmetAssumptionOnlyTheReasonIsTold() {
        assertThat(Failures.unmet(new TestAbortedException("Assumption failed: There is no clock.")))
                .isEqualTo("There is no clock.");
    }
}
