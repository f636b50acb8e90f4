package dev.sluice.tck.broken;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.SuiteRun;

/** The suite finds faults: for each provider that has one, the tests named beside the fault fail. */
final class BrokenProvidersTest {
    static List<Fault> faults() {
        return Stream.of(
                        BodyFaults.all(),
                        HeaderFaults.all(),
                        TimeFaults.all(),
                        SelectorFaults.all(),
                        SendFaults.all(),
                        SubscriptionFaults.all())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest(name = "a provider that {0} is found out")
    @MethodSource("faults")
    void aFaultIsFound(Fault fault) {
        SuiteRun run = BrokenSluice.test(fault.interception(), fault.classes());

        assertThat(run.failed()).containsKeys(fault.caughtBy().toArray(String[]::new));
        assertThat(run.passed()).isNotEmpty();
    }

    @Test
    void withoutAFaultNothingFails() {
        String[] classes = faults().stream()
                .flatMap(fault -> Arrays.stream(fault.classes()))
                .distinct()
                .toArray(String[]::new);

        SuiteRun run = BrokenSluice.test(Interception.NONE, classes);

        assertThat(run.failed()).isEmpty();
        assertThat(run.passed())
                .containsAll(faults().stream()
                        .flatMap(fault -> fault.caughtBy().stream())
                        .toList());
    }
}
