package dev.sluice.core.selector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("§3.8.1.1 Literals")
class LiteralTest {

    @DisplayName("Integers have the syntax of Java")
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "0, 0",
        "57, 57",
        "-957, -957",
        "+62, 62",
        "- 5, -5",
        "62L, 62",
        "62l, 62",
        "-62L, -62",
        "035, 29",
        "00, 0",
        "-017, -15",
        "017L, 15",
        "0x1d, 29",
        "0X1D, 29",
        "0x1F, 31",
        "0xfL, 15",
        "-0x10, -16",
        "0xFFFFFFFF, -1",
        "-0xFFFFFFFF, 1",
        "0xFFFFFFFFL, 4294967295",
        "0x1FFFFFFFF, 8589934591",
        "0xFFFFFFFFFFFFFFFF, -1",
        "037777777777, -1",
        "0b101, 5",
        "0B11L, 3",
        "1_000_000, 1000000",
        "0_17, 15",
        "0xFF_FF, 65535",
        "2147483647, 2147483647",
        "2147483648, 2147483648",
        "-2147483648, -2147483648",
        "9223372036854775807, 9223372036854775807",
        "9223372036854775807L, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808",
        "-9223372036854775808L, -9223372036854775808",
        "- 9223372036854775808, -9223372036854775808",
        "--9223372036854775807, 9223372036854775807",
    })
    void integersHaveTheSyntaxOfJava(String literal, long value) {
        assertThat(Messages.truthOf("n = " + literal, Messages.with(Map.of("n", value))))
                .isEqualTo(Truth.TRUE);
    }

    @DisplayName("Without suffix an integer is an int if it fits, so that it overflows like one")
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "2147483647 + 1 = -2147483648",
                "2147483647L + 1 = 2147483648",
                "2147483648 + 1 = 2147483649",
                "-2147483648 - 1 = 2147483647",
                "0x7FFFFFFF + 1 < 0",
            })
    void integersWithoutSuffixAreIntsIfTheyFit(String selector) {
        assertThat(Messages.truthOf(selector, Messages.with(""))).isEqualTo(Truth.TRUE);
    }

    @DisplayName("Floating-point numbers have the syntax of Java")
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "7., 7.0",
        "7000., 7000.0",
        ".5, 0.5",
        ".7e4, 7000.0",
        "7E3, 7000.0",
        "7e+3, 7000.0",
        "-57.9E2, -5790.0",
        "7E-3, 0.007",
        "-95.7, -95.7",
        "+6.2, 6.2",
        "7d, 7.0",
        "7D, 7.0",
        "7.5d, 7.5",
        "7f, 7.0",
        "7.5F, 7.5",
        "089.5, 89.5",
        "09e1, 90.0",
        "1_0.2_5, 10.25",
        "0x1p4, 16.0",
        "0x1.8P1, 3.0",
        "0x10p-1f, 8.0",
        "0.0, 0.0",
        "0e9, 0.0",
        "0x0p9, 0.0",
        "4.9E-324, 4.9E-324",
        "1.7976931348623157E308, 1.7976931348623157E308",
    })
    void floatingPointNumbersHaveTheSyntaxOfJava(String literal, double value) {
        assertThat(Messages.truthOf("n = " + literal, Messages.with(Map.of("n", value))))
                .isEqualTo(Truth.TRUE);
    }

    @DisplayName("Strings stand between single quotes; two quotes stand for one; case and all characters count")
    @ParameterizedTest(name = "{0} is [{1}]")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "'literal', literal",
                "'literal''s', literal's",
                "'''', '",
                "'''''', ''",
                "'''a''b''', 'a'b'",
                "'', \"\"",
                "' a ', \" a \"",
                "'a\"b', a\"b",
                "'a\\b', a\\b",
                "'Grüße 😀', Grüße 😀",
                "'AND -- /* OR', AND -- /* OR",
            })
    void stringsStandBetweenSingleQuotes(String literal, String value) {
        assertThat(Messages.truthOf("s = " + literal, Messages.with(Map.of("s", value))))
                .isEqualTo(Truth.TRUE);
    }

    @Test
    @DisplayName("A string may go on over line ends")
    void aStringMayContainLineEnds() {
        assertThat(Messages.truthOf("s = 'a\nb'", Messages.with(Map.of("s", "a\nb"))))
                .isEqualTo(Truth.TRUE);
    }

    @DisplayName("White space is that of Java: space, tab, form feed, line ends; often none is needed")
    @ParameterizedTest
    @ValueSource(
            strings = {
                " a = 1 ",
                "a\t=\t1",
                "a\f=\f1",
                "a\n=\r\n1\r",
                "a=1",
                "(a)=(1)",
                "a=1 AND\tb='x'",
                "b='x'AND a=1",
                "NOT(b='y')",
                "b IN('x','y')AND a BETWEEN(0)AND(2)",
                "a\n\t\f =\r 1",
            })
    void whiteSpaceIsThatOfJava(String selector) {
        assertThat(Messages.truthOf(selector, Messages.with("a=1 b='x'"))).isEqualTo(Truth.TRUE);
    }

    @Test
    @DisplayName("There are no comments: two minus signs are two minus signs")
    void thereAreNoComments() {
        assertThat(Messages.truthOf("a = 3 --1", Messages.with("a=4"))).isEqualTo(Truth.TRUE);
    }
}
