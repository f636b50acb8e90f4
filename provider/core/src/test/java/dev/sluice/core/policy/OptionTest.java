package dev.sluice.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.group.Balancing;

class OptionTest {
    private static void refused(String message, ThrowingCallable what) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.error()).isEqualTo(BrokerError.CONFIGURATION))
                .hasMessage(message);
    }

    @ParameterizedTest(name = "{0} is {1} ms")
    @CsvSource({"250, 250", "250ms, 250", "30s, 30000", "5m, 300000", "1h, 3600000", "7d, 604800000", "'  2 S ', 2000"})
    void durationsHaveUnits(String text, long millis) {
        assertThat(DestinationOptions.SEND_TIMEOUT.parse(text)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "-5s", "5 years", "1.5s", "99999999999999999999", "9999999999999999d"})
    void whatIsNoDurationIsRefused(String text) {
        refused(
                "Option 'sendTimeout' cannot be '" + text
                        + "': it takes a duration such as 250ms, 30s, 5m, 1h or 7d, or a number of milliseconds.",
                () -> DestinationOptions.SEND_TIMEOUT.parse(text));
    }

    @Test
    void aDurationBeyondCountingIsRefusedWhenItIsSet() {
        Duration longest = Duration.ofMillis(Long.MAX_VALUE);

        assertThat(DestinationOptions.ACK_TIMEOUT.check(longest)).isEqualTo(longest);
        assertThatThrownBy(() -> DestinationOptions.ACK_TIMEOUT.check(longest.plusMillis(1)))
                .isInstanceOf(BrokerException.class);
        assertThatThrownBy(() -> DestinationOptions.ACK_TIMEOUT.check(Duration.ofMillis(-1)))
                .isInstanceOf(BrokerException.class);
    }

    @Test
    void aDurationFinerThanAMillisecondIsRefusedRatherThanCutOff() {
        refused(
                "Option 'sendTimeout' cannot be 'PT0.0005S': it takes a duration such as 250ms, 30s, 5m, 1h or 7d, or a number"
                        + " of milliseconds.",
                () -> DestinationOptions.SEND_TIMEOUT.check(Duration.ofNanos(500_000)));
    }

    @Test
    void numbersHaveBounds() {
        assertThat(DestinationOptions.CAPACITY.parse("1")).isEqualTo(1);
        refused(
                "Option 'capacity' cannot be '0': it takes a whole number from 1.",
                () -> DestinationOptions.CAPACITY.parse("0"));
        refused(
                "Option 'capacity' cannot be 'many': it takes a whole number from 1.",
                () -> DestinationOptions.CAPACITY.parse("many"));
        assertThat(DestinationOptions.REDELIVERY_JITTER.parse("0.25")).isEqualTo(0.25);
        refused(
                "Option 'redeliveryJitter' cannot be 'NaN': it takes a number from 0.0 to 1.0.",
                () -> DestinationOptions.REDELIVERY_JITTER.parse("NaN"));
        assertThat(Option.count("window", 5, 0, "").parse("9000000000")).isEqualTo(9_000_000_000L);
        refused(
                "Option 'window' cannot be '-1': it takes a whole number from 0.",
                () -> Option.count("window", 5, 0, "").parse("-1"));
        assertThat(Option.integer("share", 1, 0, 100, "").legalWords()).isEqualTo("a whole number from 0 to 100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DROP_OLDEST", "drop-oldest", "Drop_Oldest", " drop-oldest "})
    void choicesAreWrittenAsOneLikes(String text) {
        assertThat(DestinationOptions.OVERFLOW.parse(text)).isEqualTo(OverflowPolicy.DROP_OLDEST);
    }

    @Test
    void anUnknownChoiceIsRefusedWithAllThereAre() {
        refused(
                "Option 'overflow' cannot be 'explode': it takes one of "
                        + "BLOCK, REJECT, DROP_NEWEST, DROP_OLDEST, EVICT_LOWEST_PRIORITY.",
                () -> DestinationOptions.OVERFLOW.parse("explode"));
    }

    @Test
    void aSwitchIsTrueOrFalse() {
        assertThat(DestinationOptions.DEAD_LETTER_EXPIRED.parse("TRUE")).isTrue();
        assertThat(DestinationOptions.DEAD_LETTER_EXPIRED.parse("false")).isFalse();
        refused(
                "Option 'deadLetterExpired' cannot be 'yes': it takes true or false.",
                () -> DestinationOptions.DEAD_LETTER_EXPIRED.parse("yes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "graveyard", "DLQ.{destination}", "{destination}"})
    void aDeadLetterQueueIsOneQueueOrNone(String name) {
        assertThat(DestinationOptions.DEAD_LETTER_QUEUE.parse(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "DLQ.>", "*", "DLQ..{destination}"})
    void whatIsNotOneQueueTakesNoDeadLetters(String name) {
        refused(
                "Option 'deadLetterQueue' cannot be '" + name + "': it takes the name of one queue, or nothing.",
                () -> DestinationOptions.DEAD_LETTER_QUEUE.parse(name));
    }

    @ParameterizedTest
    @CsvSource({"512, 512", "512b, 512", "64KB, 65536", "10 mb, 10485760", "1GB, 1073741824"})
    void bytesMayHaveAUnit(String text, long bytes) {
        assertThat(DestinationOptions.CAPACITY_BYTES.parse(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "KB", "1TB", "9223372036854775807KB", ""})
    void whatIsNoNumberOfBytesIsRefused(String text) {
        refused(
                "Option 'capacityBytes' cannot be '" + text
                        + "': it takes a number of bytes such as 512, 64KB, 10MB or 1GB.",
                () -> DestinationOptions.CAPACITY_BYTES.parse(text));
    }

    @Test
    void whatIsNoBalancingIsRefusedWithThoseThereAre() {
        refused(
                "Option 'balancing' cannot be 'fair': it takes " + Balancing.WORDS + ".",
                () -> DestinationOptions.BALANCING.parse("fair"));
    }

    @Test
    void everyOptionIsDeclaredOnceAndHasALegalDefault() {
        assertThat(DestinationOptions.ALL)
                .extracting(Option::name)
                .doesNotHaveDuplicates()
                .hasSize(20);
        DestinationOptions.ALL.forEach(OptionTest::hasALegalDefault);
        assertThat(DestinationOptions.ALL).allSatisfy(option -> {
            assertThat(option.description()).endsWith(".");
            assertThat(option).hasToString(option.name());
        });
    }

    private static <T> void hasALegalDefault(Option<T> option) {
        assertThat(option.check(option.defaultValue())).isEqualTo(option.defaultValue());
    }
}
