package dev.sluice.samples.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.TypeConversionException;

final class SecondsTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "20, 20000", "1.5, 1500", "0.001, 1", "2.000000, 2000", "1e3, 1000000"})
    void readsDecimalSeconds(String text, long millis) {
        assertThat(Seconds.parse(text)).isEqualTo(new Seconds(millis));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.0", "4000, 4.0", "1500, 1.5", "1250, 1.25", "3, 0.003", "100000, 100.0"})
    void showsAtLeastOneDecimalAndNoneInVain(long millis, String text) {
        assertThat(new Seconds(millis)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({"soon, not a number", "-1, must be from 0", "1e400, must be from 0", "0.0001, finer than a millisecond"
    })
    void refusesWhatIsNoTime(String text, String why) {
        assertThatExceptionOfType(TypeConversionException.class)
                .isThrownBy(() -> Seconds.parse(text))
                .withMessageContainingAll("'" + text + "'", why);
    }
}
