package dev.sluice.core.selector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("§3.8.1.1 Arithmetic")
class ArithmeticTest {

    @DisplayName("Operators, their precedence, and computing from left to right")
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            i + 2 = 9             | TRUE
            2 + i = 9             | TRUE
            i - 2 = 5             | TRUE
            2 - i = -5            | TRUE
            i * 3 = 21            | TRUE
            i / 2 = 3             | TRUE
            -i / 2 = -3           | TRUE
            i / 2.0 = 3.5         | TRUE
            i + 2 * 3 = 13        | TRUE
            (i + 2) * 3 = 27      | TRUE
            i - 2 - 3 = 2         | TRUE
            i - (2 - 3) = 8       | TRUE
            i * 4 / 2 = 14        | TRUE
            i / 2 * 4 = 12        | TRUE
            7 * i / 2 = 24        | TRUE
            7 / 2 * i / 2 = 10    | TRUE
            i / (7 / 2) = 2       | TRUE
            i - 2 + 3 - 4 = 4     | TRUE
            -i = -7               | TRUE
            +i = 7                | TRUE
            - -i = 7              | TRUE
            --i = 7               | TRUE
            -+-i = 7              | TRUE
            -(i + 1) = -8         | TRUE
            -(-(5)) = 5           | TRUE
            i--2 = 9              | TRUE
            i*-2 = -14            | TRUE
            i = 3 + 4             | TRUE
            i > 60 * 60 / 1000    | TRUE
            i + i = i * 2         | TRUE
            i+1>i                 | TRUE
            1 + 1 = 2             | TRUE
            1 + 1 = 3             | FALSE
            10 - 4 / 2 = 8        | TRUE
            i BETWEEN 2*3 AND 2*4 | TRUE
            17 BETWEEN i + 9 AND i * 3 | TRUE
            """)
    void expressionsAreComputed(String selector, Truth expected) {
        assertThat(Messages.truthOf(selector, Messages.with("i=7"))).isEqualTo(expected);
    }

    @DisplayName("Numeric promotion is that of Java, overflow and rounding included")
    @ParameterizedTest(name = "with {1}, {0} is {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            n + 1 = -2147483648          | n=2147483647            | TRUE
            n + 1L = 2147483648          | n=2147483647            | TRUE
            n + 1 = 2147483648           | n=2147483647L           | TRUE
            n * 2 = -2                   | n=9223372036854775807L  | TRUE
            n + 1 = 128                  | n=127b                  | TRUE
            n + 1 = 32768                | n=32767s                | TRUE
            -n = 128                     | n=-128b                 | TRUE
            -n = n                       | n=-2147483648           | TRUE
            -n = n                       | n=-9223372036854775808L | TRUE
            n + m = 0.3                  | n=0.1 m=0.2             | FALSE
            n + m = 0.3f                 | n=0.1f m=0.2f           | TRUE
            n + m = 0.3                  | n=0.1f m=0.2f           | FALSE
            n + 1 = 16777216             | n=16777216f             | TRUE
            n + 1.0 = 16777217           | n=16777216f             | TRUE
            n + 1L = 16777216            | n=16777216f             | TRUE
            n + 0.5 = 3.5                | n=3b                    | TRUE
            n / 2 = 1.5                  | n=3f                    | TRUE
            n / 2 = 1                    | n=3L                    | TRUE
            n / m = 1.5                  | n=3s m=2.0              | TRUE
            """)
    void promotionIsThatOfJava(String selector, String properties, Truth expected) {
        assertThat(Messages.truthOf(selector, Messages.with(properties))).isEqualTo(expected);
    }

    @DisplayName("Division by zero: unknown for integers, infinite or NaN for floating point")
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            1 / i = 1            | UNKNOWN
            1 / i <> 1           | UNKNOWN
            1 / l = 1            | UNKNOWN
            1L / i = 1           | UNKNOWN
            1 / 0 = 1            | UNKNOWN
            1 / 0 = 1 / 0        | UNKNOWN
            0 / 0 = 0            | UNKNOWN
            1 + 1 / i > 0        | UNKNOWN
            (1 / i = 1) OR TRUE  | TRUE
            1 / d > 1E300        | TRUE
            -1 / d < -1E300      | TRUE
            1.0 / i > 1E300      | TRUE
            1 / f > 1E38         | TRUE
            1 / 0.0 > 1E300      | TRUE
            1 / d = 1 / d        | TRUE
            d / d = d / d        | FALSE
            d / d <> d / d       | TRUE
            0.0 / 0 = 0          | FALSE
            """)
    void divisionByZero(String selector, Truth expected) {
        assertThat(Messages.truthOf(selector, Messages.with("i=0 l=0L d=0.0 f=0f")))
                .isEqualTo(expected);
    }

    @DisplayName(
            "§3.8.1.2 Arithmetic with null, a string or a boolean has no result, so that what is said of it is unknown")
    @ParameterizedTest(name = "{0} is unknown")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            none + 1 = 1
            1 + none = 1
            none - 1 <> 1
            1 - none < 1
            none * 0 = 0
            0 * none = 0
            none / 1 = 1
            1 / none = 1
            -none = 0
            +none = 0
            none + 1.5 > 0
            i + none + 1 > 0
            s + 1 = 3
            1 + s <> 3
            s * s = 4
            -s = -2
            +s = 2
            b + 1 = 2
            1 - b <> 1
            -b = 1
            s + 1 BETWEEN 1 AND 5
            """)
    void arithmeticWithoutNumbersHasNoResult(String selector) {
        assertThat(Messages.truthOf(selector, Messages.with("i=1 s='2' b=TRUE")))
                .isEqualTo(Truth.UNKNOWN);
    }
}
