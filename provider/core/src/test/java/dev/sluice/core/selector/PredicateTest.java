package dev.sluice.core.selector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("§3.8.1.1 BETWEEN, IN and IS NULL")
class PredicateTest {
    private static final String PROPERTIES = "age=17 s='UK' x='7' t=TRUE l=5L d=2.5";

    @DisplayName("BETWEEN is >= AND <=; NOT BETWEEN is < OR >")
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            age BETWEEN 15 AND 19        | TRUE
            age BETWEEN 17 AND 17        | TRUE
            age BETWEEN 18 AND 19        | FALSE
            age BETWEEN 15 AND 16        | FALSE
            age BETWEEN 19 AND 15        | FALSE
            age NOT BETWEEN 15 AND 19    | FALSE
            age NOT BETWEEN 17 AND 17    | FALSE
            age NOT BETWEEN 18 AND 19    | TRUE
            age NOT BETWEEN 19 AND 15    | TRUE
            NOT age BETWEEN 18 AND 19    | TRUE
            NOT age NOT BETWEEN 18 AND 19 | FALSE
            17 BETWEEN 16 AND 18         | TRUE
            d BETWEEN 2 AND 3            | TRUE
            l BETWEEN d AND age          | TRUE
            age BETWEEN l * 3 AND l * 4  | TRUE
            age BETWEEN 15 AND 19 AND t  | TRUE
            none BETWEEN 15 AND 19       | UNKNOWN
            none NOT BETWEEN 15 AND 19   | UNKNOWN
            age BETWEEN none AND 19      | UNKNOWN
            age BETWEEN 15 AND none      | UNKNOWN
            age BETWEEN none AND 16      | FALSE
            age BETWEEN 18 AND none      | FALSE
            age NOT BETWEEN none AND 16  | TRUE
            age NOT BETWEEN none AND 19  | UNKNOWN
            age NOT BETWEEN 18 AND none  | TRUE
            1 BETWEEN none AND 10        | UNKNOWN
            x BETWEEN 1 AND 10           | FALSE
            x NOT BETWEEN 1 AND 10       | FALSE
            t BETWEEN 0 AND 1            | FALSE
            age BETWEEN x AND 20         | FALSE
            """)
    void between(String selector, Truth expected) {
        assertThat(Messages.truthOf(selector, Messages.with(PROPERTIES))).isEqualTo(expected);
    }

    @DisplayName("IN is a sequence of equalities, NOT IN its negation; null is unknown")
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            s IN ('UK', 'US', 'France')     | TRUE
            s IN ('US', 'France')           | FALSE
            s IN ('UK')                     | TRUE
            s IN ('uk')                     | FALSE
            s IN ('UK', 'UK')               | TRUE
            s IN ('US', 'US')               | FALSE
            (s) IN ('UK', 'x')              | TRUE
            s NOT IN ('UK', 'US')           | FALSE
            s NOT IN ('US', 'France')       | TRUE
            s NOT IN ('UK')                 | FALSE
            NOT s IN ('UK', 'US')           | FALSE
            none IN ('UK', 'US')            | UNKNOWN
            none NOT IN ('UK', 'US')        | UNKNOWN
            none IN ('UK')                  | UNKNOWN
            none NOT IN ('UK')              | UNKNOWN
            NOT none IN ('UK', 'US')        | UNKNOWN
            age IN ('17', '18')             | FALSE
            age IN ('17')                   | FALSE
            age NOT IN ('17', '18')         | TRUE
            age NOT IN ('17')               | TRUE
            t IN ('TRUE', 'FALSE')          | FALSE
            """)
    void in(String selector, Truth expected) {
        assertThat(Messages.truthOf(selector, Messages.with(PROPERTIES))).isEqualTo(expected);
    }

    @DisplayName("IS NULL and IS NOT NULL are never unknown")
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            none IS NULL             | TRUE
            none IS NOT NULL         | FALSE
            age IS NULL              | FALSE
            age IS NOT NULL          | TRUE
            s IS NOT NULL            | TRUE
            t is not null            | TRUE
            (none) IS NULL           | TRUE
            NOT none IS NULL         | FALSE
            JMSPriority IS NULL      | FALSE
            JMSTimestamp IS NOT NULL | TRUE
            """)
    void isNull(String selector, Truth expected) {
        assertThat(Messages.truthOf(selector, Messages.with(PROPERTIES))).isEqualTo(expected);
    }
}
