package dev.sluice.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SamplesTest {
    @Test
    void helpListsEachSampleOnALineOfItsOwn() {
        Outcome outcome = Outcome.of("--help");

        assertThat(outcome.exitCode()).isZero();
        List<String> listed = outcome.lines().stream()
                .dropWhile(line -> !line.equals("Samples:"))
                .skip(1)
                .takeWhile(line -> !line.isBlank())
                .toList();
        assertThat(listed).hasSize(2);
        assertThat(listed.get(0)).matches(" +orders +\\S.*\\.");
        assertThat(listed.get(1)).matches(" +quakes +\\S.*\\.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "quakes"})
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
        assertThat(outcome.err()).contains("orders", "quakes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "quakes"})
    void anUnknownOptionIsRefused(String sample) {
        Outcome outcome = Outcome.of(sample, "--colour");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("--colour");
        assertThat(outcome.out()).isEmpty();
    }
}
