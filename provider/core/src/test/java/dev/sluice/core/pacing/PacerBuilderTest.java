package dev.sluice.core.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;

class PacerBuilderTest {
    private static PacerBuilder pacer() {
        return AdaptivePacer.builder().name("p");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(pacer().base(Duration.ofMillis(-1)), "base", "it must not be negative"),
                Arguments.of(pacer().step(Duration.ZERO), "step", "it must be more than zero"),
                Arguments.of(pacer().base(Duration.ofSeconds(11)), "maximum", "the base is PT11S"),
                Arguments.of(
                        pacer().step(Duration.ofSeconds(2)).maximum(Duration.ofSeconds(1)),
                        "maximum",
                        "the step is PT2S"),
                Arguments.of(pacer().multiplier(1), "multiplier", "it must be more than 1"),
                Arguments.of(pacer().multiplier(Double.NaN), "multiplier", "it must be more than 1"),
                Arguments.of(pacer().recovery(0.5), "recovery", "it must be more than 1"),
                Arguments.of(pacer().recovery(Double.POSITIVE_INFINITY), "recovery", "it must be more than 1"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatMakesNoSenseIsRefusedWithASentence(PacerBuilder builder, String what, String why) {
        assertThatThrownBy(builder::build)
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.error()).isEqualTo(BrokerError.CONFIGURATION))
                .hasMessageStartingWith("The " + what + " of the pacer of p cannot be ")
                .hasMessageEndingWith(why + ".");
    }

    @Test
    void anEndlessMaximumIsNone() {
        AdaptivePacer pacer = pacer().maximum(Duration.ofSeconds(Long.MAX_VALUE))
                .multiplier(1e12)
                .build();

        for (int i = 0; i < 10; i++) {
            pacer.backPressure();
        }

        assertThat(pacer.interval()).isEqualTo(Duration.ofNanos(Long.MAX_VALUE));
    }
}
