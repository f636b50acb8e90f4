package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Three-valued logic in selectors. {@code t} is true, {@code f} false, {@code u} unknown, {@code i} 3, {@code s} 'x'. */
@ConformanceTest
final class SelectorLogicTest {
    private static Shelf shelf(Jms jms) throws JMSException {
        Shelf shelf = Shelf.open(jms);
        shelf.put("message", message -> {
            message.setBooleanProperty("t", true);
            message.setBooleanProperty("f", false);
            message.setIntProperty("i", 3);
            message.setStringProperty("s", "x");
        });
        return shelf;
    }

    @ParameterizedTest
    @CsvSource({
        "t AND t, TRUE",
        "t AND f, FALSE",
        "t AND u, UNKNOWN",
        "f AND t, FALSE",
        "f AND f, FALSE",
        "f AND u, FALSE",
        "u AND t, UNKNOWN",
        "u AND f, FALSE",
        "u AND u, UNKNOWN"
    })
    @Requirement(section = "3.8.1.2", text = "AND follows table 3-4.", pitfalls = 39)
    void andFollowsItsTable(String condition, Shelf.Truth expected, Jms jms) throws JMSException {
        assertThat(shelf(jms).evaluate(condition)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "t OR t, TRUE",
        "t OR f, TRUE",
        "t OR u, TRUE",
        "f OR t, TRUE",
        "f OR f, FALSE",
        "f OR u, UNKNOWN",
        "u OR t, TRUE",
        "u OR f, UNKNOWN",
        "u OR u, UNKNOWN"
    })
    @Requirement(section = "3.8.1.2", text = "OR follows table 3-5.", pitfalls = 39)
    void orFollowsItsTable(String condition, Shelf.Truth expected, Jms jms) throws JMSException {
        assertThat(shelf(jms).evaluate(condition)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"NOT t, FALSE", "NOT f, TRUE", "NOT u, UNKNOWN"})
    @Requirement(section = "3.8.1.2", text = "NOT follows table 3-6: not unknown is unknown.", pitfalls = 39)
    void notFollowsItsTable(String condition, Shelf.Truth expected, Jms jms) throws JMSException {
        assertThat(shelf(jms).evaluate(condition)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "u                     | UNKNOWN",
                "u = 1                 | UNKNOWN",
                "u <> 1                | UNKNOWN",
                "u > 1                 | UNKNOWN",
                "u <= 1                | UNKNOWN",
                "1 = u                 | UNKNOWN",
                "u = u                 | UNKNOWN",
                "u <> u                | UNKNOWN",
                "i = u                 | UNKNOWN",
                "u = 'x'               | UNKNOWN",
                "u = TRUE              | UNKNOWN",
                "u + 1 = 2             | UNKNOWN",
                "i * u > 0             | UNKNOWN",
                "-u = 1                | UNKNOWN",
                "u BETWEEN 1 AND 2     | UNKNOWN",
                "u NOT BETWEEN 1 AND 2 | UNKNOWN",
                "u IN ('x')            | UNKNOWN",
                "u NOT IN ('x')        | UNKNOWN",
                "u LIKE 'x%'           | UNKNOWN",
                "u NOT LIKE 'x%'       | UNKNOWN",
                "u LIKE '%'            | UNKNOWN"
            })
    @Requirement(
            section = "3.8.1.2",
            text = "Comparison and arithmetic with an absent property is unknown, whatever the operator.",
            pitfalls = 39)
    void whatHasNoValueIsUnknown(String condition, Shelf.Truth expected, Jms jms) throws JMSException {
        assertThat(shelf(jms).evaluate(condition)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "i BETWEEN u AND 5, UNKNOWN",
        "i BETWEEN 1 AND u, UNKNOWN",
        "i BETWEEN 5 AND u, FALSE",
        "i BETWEEN u AND 1, FALSE",
        "i NOT BETWEEN 5 AND u, TRUE",
        "i NOT BETWEEN 1 AND u, UNKNOWN"
    })
    @Requirement(
            section = "3.8.1.1",
            text = "BETWEEN with an unknown bound is what the comparisons make that it stands for.",
            pitfalls = 39)
    void betweenWithAnUnknownBoundIsWhatItsComparisonsMake(String condition, Shelf.Truth expected, Jms jms)
            throws JMSException {
        assertThat(shelf(jms).evaluate(condition)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "u IS NULL, TRUE",
        "u IS NOT NULL, FALSE",
        "i IS NULL, FALSE",
        "i IS NOT NULL, TRUE",
        "f IS NULL, FALSE",
        "JMSType IS NULL, TRUE",
        "JMSCorrelationID IS NOT NULL, FALSE",
        "JMSPriority IS NULL, FALSE",
        "JMSXGroupID IS NULL, TRUE",
        "u IS NULL AND t, TRUE"
    })
    @Requirement(section = "3.8.1.2", text = "IS NULL and IS NOT NULL are true or false, never unknown.", pitfalls = 39)
    void isNullIsNeverUnknown(String condition, Shelf.Truth expected, Jms jms) throws JMSException {
        assertThat(shelf(jms).evaluate(condition)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "t OR f AND f, TRUE",
        "(t OR f) AND f, FALSE",
        "f AND f OR t, TRUE",
        "f AND (f OR t), FALSE",
        "NOT t OR t, TRUE",
        "NOT (t OR t), FALSE",
        "NOT f AND f, FALSE",
        "NOT (f AND f), TRUE",
        "NOT i = 4, TRUE",
        "NOT i = 4 AND i = 3, TRUE",
        "t AND NOT f, TRUE",
        "t AND (u OR t) AND NOT (f OR f), TRUE",
        "i = 3 OR u = 1 AND f, TRUE"
    })
    @Requirement(section = "3.8.1.1", text = "NOT binds more than AND, AND more than OR, and parentheses most.")
    void precedenceIsNotAndOr(String condition, Shelf.Truth expected, Jms jms) throws JMSException {
        assertThat(shelf(jms).evaluate(condition)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "s = 5      | FALSE",
                "s <> 5     | FALSE",
                "s > 1      | FALSE",
                "s < 1      | FALSE",
                "5 <> s     | FALSE",
                "i = 'x'    | FALSE",
                "i <> 'x'   | FALSE",
                "i = TRUE   | FALSE",
                "i <> TRUE  | FALSE",
                "t = 'true' | FALSE",
                "t <> 'x'   | FALSE",
                "t = 1      | FALSE",
                "s = TRUE   | FALSE",
                "s = i      | FALSE",
                "s <> i     | FALSE",
                "t <> i     | FALSE"
            })
    @Requirement(
            section = "3.8.1.1",
            text = "Comparing values of unlike types is false, also with <>.",
            pitfalls = {40, 41})
    void unlikeTypesCompareAsFalse(String condition, Shelf.Truth expected, Jms jms) throws JMSException {
        assertThat(shelf(jms).evaluate(condition)).isEqualTo(expected);
    }
}
