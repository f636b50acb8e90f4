package dev.sluice.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class SamplesTest {
    private static final List<String> SAMPLES =
            List.of("orders", "quakes", "backpressure", "priority", "acknowledge", "groups");

    static List<String> samples() {
        return SAMPLES;
    }

    @Test
    void helpListsEachSampleOnALineOfItsOwn() {
        Outcome outcome = Outcome.of("--help");

        assertThat(outcome.exitCode()).isZero();
        List<String> listed = outcome.lines().stream()
                .dropWhile(line -> !line.equals("Samples:"))
                .skip(1)
                .takeWhile(line -> !line.isBlank())
                .toList();
        assertThat(listed).hasSameSizeAs(SAMPLES);
        for (int i = 0; i < SAMPLES.size(); i++) {
            assertThat(listed.get(i)).matches(" +" + SAMPLES.get(i) + " +\\S.*\\.");
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleHasHelp(String sample) {
        Outcome outcome = Outcome.of(sample, "--help");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).startsWith("Usage: sluice-samples " + sample);
    }

    @Test
    void anUnknownSampleIsRefused() {
        Outcome outcome = Outcome.of("order");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("'order'");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void noSampleIsRefused() {
        Outcome outcome = Outcome.of();

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains(SAMPLES);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void anUnknownOptionIsRefused(String sample) {
        Outcome outcome = Outcome.of(sample, "--colour");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("--colour");
        assertThat(outcome.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"backpressure, --jitter=0.5", "priority, --queue=20", "acknowledge, --orders=5", "groups, --keys=9"})
    void theSameSeedIsTheSameRunAndAnotherIsAnotherOne(String sample, String option) {
        Outcome outcome = Outcome.of(sample, option, "--seed=1");

        assertThat(outcome.exitCode()).isZero();
        assertThat(Outcome.of(sample, option, "--seed=1")).isEqualTo(outcome);
        assertThat(Outcome.of(sample, option, "--seed=2").out()).isNotEqualTo(outcome.out());
    }
}
