package dev.sluice.samples.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

final class NumbersTest {
    @Test
    void readsWhatIsInTheRange() throws Exception {
        assertThat(new Numbers.FromZero().convert("0")).isZero();
        assertThat(new Numbers.FromZero().convert("1000000")).isEqualTo(1_000_000);
        assertThat(new Numbers.FromOne().convert("1")).isOne();
        assertThat(new Numbers.MoreThanOne().convert("1.01")).isEqualTo(1.01);
        assertThat(new Numbers.Growth().convert("1")).isOne();
        assertThat(new Numbers.Share().convert("0")).isZero();
        assertThat(new Numbers.Share().convert("1")).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1000001", "1.5", "99999999999", "", "many"})
    void refusesWhatIsNoCount(String text) {
        assertThatIsRefused(new Numbers.FromZero(), text);
        assertThatIsRefused(new Numbers.FromOne(), text);
    }

    @Test
    void refusesNoneWhereThereMustBeOne() {
        assertThatIsRefused(new Numbers.FromOne(), "0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0.5", "-2", "NaN", "Infinity", "twice"})
    void refusesWhatLetsNothingGrow(String text) {
        assertThatIsRefused(new Numbers.MoreThanOne(), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.99", "1001", "-Infinity", "twice"})
    void refusesWhatShrinks(String text) {
        assertThatIsRefused(new Numbers.Growth(), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.01", "-0.01", "NaN", "all"})
    void refusesWhatIsNoShare(String text) {
        assertThatIsRefused(new Numbers.Share(), text);
    }

    private static void assertThatIsRefused(ITypeConverter<?> converter, String text) {
        assertThatExceptionOfType(TypeConversionException.class)
                .isThrownBy(() -> converter.convert(text))
                .withMessageContaining("'" + text + "'");
    }
}
