package dev.sluice.tck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

final class SummaryTest {
    private static final Run RUN = new Run(
            "A Provider",
            "",
            ZonedDateTime.of(2026, 1, 2, 3, 4, 5, 0, ZoneOffset.UTC),
            Duration.ofSeconds(59).plusMillis(700));

    private static TestedCase test(int number, Outcome outcome, String detail) {
        CheckedRequirement requirement =
                new CheckedRequirement("SomeTest.test" + number, "7.1", "Number " + number + " holds.", List.of());
        return new TestedCase(requirement, "", outcome, detail);
    }

    private static String summary(List<TestedCase> cases) {
        return new Summary(RunReport.of(RUN, cases, Differences.NONE)).text();
    }

    @Test
    void aRunWithoutFailuresIsOneLine() {
        assertThat(summary(List.of(test(1, Outcome.PASSED, ""), test(2, Outcome.PASSED, ""))))
                .isEqualTo("A Provider, Jakarta Messaging 3.1: all 2 requirements hold (2 tests, 60 s)\n");
    }

    @Test
    void whatIsSkippedIsToldByReason() {
        assertThat(summary(List.of(test(1, Outcome.PASSED, ""), test(2, Outcome.SKIPPED, "Not offered."))))
                .isEqualTo("""
                        A Provider, Jakarta Messaging 3.1: all 1 requirements hold (2 tests, 60 s)
                          Skipped 1 test: Not offered.
                        """);
    }

    @Test
    void aFailureIsALine() {
        assertThat(summary(List.of(test(1, Outcome.PASSED, ""), test(2, Outcome.FAILED, "it did not"))))
                .isEqualTo("""
                        A Provider, Jakarta Messaging 3.1: 1 of 2 requirements hold, 1 fail (2 tests, 60 s)
                          Failed 7.1      Number 2 holds. (SomeTest.test2)
                        """);
    }

    @Test
    void manyFailuresAreCutShort() {
        List<TestedCase> cases = IntStream.range(0, 100)
                .mapToObj(number -> test(number, Outcome.FAILED, ""))
                .toList();

        assertThat(summary(cases)).hasLineCount(14).endsWith("  … and 88 more\n");
    }

    @Test
    void knownDifferencesAreCountedAndNewFailuresTold() {
        List<TestedCase> cases = List.of(
                test(1, Outcome.FAILED, "as ever"), test(2, Outcome.FAILED, "new"), test(3, Outcome.PASSED, ""));
        Differences known = new Differences(Map.of("SomeTest.test1", "A group", "SomeTest.test3", "A group"), Map.of());

        assertThat(new Summary(RunReport.of(RUN, cases, known)).text()).isEqualTo("""
                        A Provider, Jakarta Messaging 3.1: 1 of 3 requirements hold, 2 fail (3 tests, 60 s)
                          Known differences: 1
                          Failed 7.1      Number 2 holds. (SomeTest.test2)
                          No longer a difference: SomeTest.test3
                        """);
    }
}
