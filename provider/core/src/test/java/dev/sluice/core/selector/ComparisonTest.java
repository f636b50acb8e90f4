package dev.sluice.core.selector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("§3.8.1.1 Comparisons")
class ComparisonTest {

    @DisplayName("Each operator with a literal on either side")
    @ParameterizedTest(name = "with i=5, {0} is {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            i = 5    | TRUE
            i = 6    | FALSE
            i <> 5   | FALSE
            i <> 6   | TRUE
            i < 5    | FALSE
            i < 6    | TRUE
            i <= 4   | FALSE
            i <= 5   | TRUE
            i > 5    | FALSE
            i > 4    | TRUE
            i >= 6   | FALSE
            i >= 5   | TRUE
            5 = i    | TRUE
            6 = i    | FALSE
            6 <> i   | TRUE
            4 < i    | TRUE
            5 < i    | FALSE
            5 <= i   | TRUE
            6 <= i   | FALSE
            6 > i    | TRUE
            5 > i    | FALSE
            5 >= i   | TRUE
            4 >= i   | FALSE
            i = 5.0  | TRUE
            i < 5.5  | TRUE
            5.5 > i  | TRUE
            5.5 < i  | FALSE
            i >= 4.9 | TRUE
            """)
    void operatorsCompareWithLiteralsOnEitherSide(String selector, Truth expected) {
        assertThat(Messages.truthOf(selector, Messages.with("i=5"))).isEqualTo(expected);
    }

    @DisplayName("§3.8.1.2 Null on either side makes every comparison unknown")
    @ParameterizedTest(name = "{0} is unknown")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            none = 5
            none <> 5
            none < 5
            none <= 5
            none > 5
            none >= 5
            5 = none
            5 <> none
            5 < none
            5 >= none
            none = 5.5
            none < 5.5
            none = 'a'
            none <> 'a'
            'a' = none
            none = TRUE
            none <> TRUE
            FALSE = none
            i = none
            none <> i
            none < i
            i >= none
            s = none
            none <> s
            none = none
            none <> none
            i + 1 = none
            none = i + 1
            (none = 1) = TRUE
            """)
    void nullMakesAComparisonUnknown(String selector) {
        assertThat(Messages.truthOf(selector, Messages.with("i=5 s='a'"))).isEqualTo(Truth.UNKNOWN);
    }

    @DisplayName("Unlike types compare to false, also with <>; strings are not converted")
    @ParameterizedTest(name = "{0} is false")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            s = 2
            s <> 2
            s > 1
            s < 3
            s >= 2
            2 = s
            2 <> s
            1 < s
            s = 2.0
            s <> 2.0
            s > 1.5
            s = TRUE
            s <> TRUE
            i = '2'
            i <> '2'
            '2' <> i
            i = TRUE
            i <> FALSE
            b = 'TRUE'
            b <> 'TRUE'
            b = 1
            b <> 1
            b > 0
            s = i
            s <> i
            s < i
            b = s
            b <> i
            i + 0 = s
            i + 0 <> s
            s <> i + 0
            b <= i * 1
            """)
    void unlikeTypesCompareToFalse(String selector) {
        assertThat(Messages.truthOf(selector, Messages.with("s='2' i=2 b=TRUE")))
                .isEqualTo(Truth.FALSE);
    }

    @DisplayName("Strings and booleans are equal or not, and have no order")
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            s = 'abc'          | TRUE
            s = 'ABC'          | FALSE
            s = 'abc '         | FALSE
            s <> 'abd'         | TRUE
            s <> 'abc'         | FALSE
            'abc' = s          | TRUE
            s = r              | TRUE
            s <> r             | FALSE
            s = u              | FALSE
            s < u              | FALSE
            s >= r             | FALSE
            e = ''             | TRUE
            s = ''             | FALSE
            'abc' = 'abc'      | TRUE
            'abc' = 'ABC'      | FALSE
            'abc' <> 'ABC'     | TRUE
            t = TRUE           | TRUE
            t = FALSE          | FALSE
            t <> TRUE          | FALSE
            t <> FALSE         | TRUE
            TRUE = t           | TRUE
            FALSE <> t         | TRUE
            t = f              | FALSE
            t <> f             | TRUE
            t > f              | FALSE
            t <= t             | FALSE
            (1 = 1) = TRUE     | TRUE
            (1 = 1) = t        | TRUE
            (t AND f) = f      | TRUE
            (s = 'x') <> (t)   | TRUE
            (NOT f) = (s = 'abc') | TRUE
            """)
    void stringsAndBooleansHaveEqualityOnly(String selector, Truth expected) {
        assertThat(Messages.truthOf(selector, Messages.with("s='abc' r='abc' u='abd' e='' t=TRUE f=FALSE")))
                .isEqualTo(expected);
    }

    @DisplayName("Numbers of all types compare by value")
    @ParameterizedTest(name = "with {1}, {0} is {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            n = 3                        | n=3b                       | TRUE
            n = 3                        | n=3s                       | TRUE
            n = 3                        | n=3L                       | TRUE
            n = 3                        | n=3f                       | TRUE
            n = 3                        | n=3.0                      | TRUE
            n = 3.0                      | n=3b                       | TRUE
            n = 3.0                      | n=3L                       | TRUE
            n = 3.0                      | n=3f                       | TRUE
            n = 3f                       | n=3.0                      | TRUE
            n > 3                        | n=3.5f                     | TRUE
            n < -3                       | n=-3.5                     | TRUE
            n = 0.1                      | n=0.1                      | TRUE
            n = 0.1                      | n=0.1f                     | FALSE
            n = 0.1f                     | n=0.1f                     | TRUE
            n = m                        | n=3b m=3.0                 | TRUE
            n < m                        | n=3s m=3.5f                | TRUE
            n > m                        | n=3.5 m=3L                 | TRUE
            n = m                        | n=2.5f m=2.5               | TRUE
            n = 0                        | n=-0.0                     | TRUE
            n = 0.0                      | n=-0.0                     | TRUE
            n = m                        | n=0.0 m=-0.0               | TRUE
            n = 9223372036854775807      | n=9223372036854775807L     | TRUE
            n = 9223372036854775807      | n=9223372036854775806L     | FALSE
            n > 9223372036854775806      | n=9223372036854775807L     | TRUE
            n = m                        | n=9007199254740993L m=9007199254740992L | FALSE
            n = 9007199254740992.0       | n=9007199254740992L        | TRUE
            n = 9007199254740992.0       | n=9007199254740993L        | FALSE
            n > 9007199254740992.0       | n=9007199254740993L        | TRUE
            n < 9223372036854775808.0    | n=9223372036854775807L     | TRUE
            n < 1E300                    | n=9223372036854775807L     | TRUE
            n > -1E300                   | n=-9223372036854775808L    | TRUE
            n = -9223372036854775808.0   | n=-9223372036854775808L    | TRUE
            n = 16777216                 | n=16777216f                | TRUE
            n = 16777217                 | n=16777216f                | FALSE
            n > 1E308                    | n=Infinity                 | TRUE
            n < -9223372036854775807     | n=-Infinity                | TRUE
            """)
    void numbersCompareByValue(String selector, String properties, Truth expected) {
        assertThat(Messages.truthOf(selector, Messages.with(properties))).isEqualTo(expected);
    }

    @DisplayName("NaN equals nothing, differs from everything, and has no order, as in Java")
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            n = n              | FALSE
            n <> n             | TRUE
            n = 1              | FALSE
            n <> 1             | TRUE
            n < 1              | FALSE
            n >= 1             | FALSE
            n < 1.0            | FALSE
            n <> 1.0           | TRUE
            1 > n              | FALSE
            n = i              | FALSE
            i <> n             | TRUE
            n + 1 = n + 1      | FALSE
            n + 1 <> 2         | TRUE
            i = 0.0/0          | FALSE
            i <> 0.0/0         | TRUE
            """)
    void nanComparesAsInJava(String selector, Truth expected) {
        assertThat(Messages.truthOf(selector, Messages.with("n=NaN i=1"))).isEqualTo(expected);
    }
}
