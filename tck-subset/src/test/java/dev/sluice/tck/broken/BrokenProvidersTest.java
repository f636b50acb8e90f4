package dev.sluice.tck.broken;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.SuiteRun;

/** The suite finds faults: for each provider that has one, the tests named beside the fault fail. */
final class BrokenProvidersTest {
    /** A test that passes in spite of every fault: the broken providers do work otherwise. */
    private static final String UNHARMED = "TextMessageTest.aTextReachesTheReceiver";

    static List<Fault> faults() {
        return Stream.of(
                        BodyFaults.all(),
                        HeaderFaults.all(),
                        TimeFaults.all(),
                        SelectorFaults.all(),
                        SendFaults.all(),
                        SubscriptionFaults.all(),
                        AcknowledgementFaults.all(),
                        ConnectionFaults.all(),
                        ContextFaults.all(),
                        OptionalFaults.all())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest(name = "a provider that {0} is found out")
    @MethodSource("faults")
    void aFaultIsFound(Fault fault) {
        SuiteRun run = BrokenSluice.test(fault.interception(), with(fault.caughtBy(), UNHARMED));

        assertThat(run.failed()).containsOnlyKeys(fault.caughtBy());
        assertThat(run.passed()).containsExactly(UNHARMED);
    }

    private static List<String> with(List<String> tests, String another) {
        return Stream.concat(tests.stream(), Stream.of(another)).toList();
    }

    @Test
    void withoutAFaultNothingFails() {
        Set<String> tests = faults().stream()
                .flatMap(fault -> with(fault.caughtBy(), UNHARMED).stream())
                .collect(Collectors.toSet());

        SuiteRun run = BrokenSluice.test(Interception.NONE, tests);

        assertThat(run.failed()).isEmpty();
        assertThat(run.passed()).containsExactlyInAnyOrderElementsOf(tests);
    }
}
