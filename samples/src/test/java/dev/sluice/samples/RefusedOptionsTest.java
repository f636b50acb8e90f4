package dev.sluice.samples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be meant is refused before anything happens, and the option and the reason are named. */
final class RefusedOptionsTest {
    @ParameterizedTest
    @CsvSource({
        "backpressure, --base=0, must be more than 0 seconds",
        "backpressure, --work=0, must be more than 0 seconds",
        "backpressure, --duration=soon, is not a number of seconds",
        "backpressure, --maximum=0.4, is less than --base",
        "backpressure, --multiplier=1, must be more than 1",
        "backpressure, --recovery=NaN, must be finite",
        "backpressure, --queue=-1, must be from 0 to 1000000",
        "backpressure, --queue=many, is not a whole number",
        "backpressure, --jitter=1.5, must be from 0 to 1",
        "backpressure, --seed=x, is not a long",
        "priority, --duration=0, must be more than 0 seconds",
        "priority, --every=0, must be more than 0 seconds",
        "priority, --work=-1, must be from 0",
        "priority, --queue=-1, must be from 0 to 1000000",
        "priority, --seed=x, is not a long",
        "acknowledge, --orders=0, must be from 1 to 1000000",
        "acknowledge, --difficult=2, must be from 0 to 1",
        "acknowledge, --work=2, is not less than --ack-timeout",
        "acknowledge, --long-work=-1, must be from 0",
        "acknowledge, --long-work=1000000000, a virtual clock ends after 292",
        "acknowledge, --ack-timeout=0, must be more than 0 seconds",
        "acknowledge, --redelivery-delay=soon, is not a number of seconds",
        "acknowledge, --redelivery-multiplier=0.5, must be from 1 to 1000",
        "acknowledge, --max-deliveries=0, must be from 1",
        "acknowledge, --seed=x, is not a long",
        "groups, --duration=0, must be more than 0 seconds",
        "groups, --every=0, must be more than 0 seconds",
        "groups, --keys=0, must be from 1 to 1000000",
        "groups, --work=-1, must be from 0",
        "groups, --join=10, is before --leave",
        "groups, --go-on=10, is before --stall",
        "groups, --seed=x, is not a long"
    })
    void badOptionsAreRefused(String sample, String option, String why) {
        Outcome outcome = Outcome.of(sample, option);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains(option.substring(0, option.indexOf('=')), why);
        assertThat(outcome.out()).isEmpty();
    }
}
