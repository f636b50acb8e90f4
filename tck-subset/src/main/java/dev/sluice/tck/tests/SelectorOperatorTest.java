package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Comparison, arithmetic, BETWEEN, IN and LIKE in selectors. */
@ConformanceTest
final class SelectorOperatorTest {
    private static Shelf shelf(Jms jms) throws JMSException {
        Shelf shelf = Shelf.open(jms);
        shelf.put("message", message -> {
            message.setByteProperty("byte7", (byte) 7);
            message.setShortProperty("short7", (short) 7);
            message.setIntProperty("int7", 7);
            message.setLongProperty("long7", 7);
            message.setFloatProperty("float7", 7);
            message.setDoubleProperty("double7", 7);
            message.setFloatProperty("float11", 1.1f);
            message.setLongProperty("large", 9_007_199_254_740_993L);
            message.setIntProperty("zero", 0);
            message.setStringProperty("number", "2");
            message.setStringProperty("country", "UK");
            message.setBooleanProperty("yes", true);
        });
        return shelf;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "byte7 = 7",
                "short7 = 7.0",
                "int7 > 6",
                "int7 > 6.5",
                "long7 >= 7",
                "float7 < 7.5",
                "double7 <= 7",
                "int7 <> 8",
                "7 = int7",
                "6 < double7",
                "int7 = long7",
                "byte7 = double7",
                "float7 = short7",
                "float7 = 7",
                "large = 9007199254740993",
                "large > 9007199254740992",
                "country = 'UK'",
                "country <> 'uk'",
                "yes = TRUE",
                "yes <> FALSE",
                "1 = 1",
                "2 > 1"
            })
    @Requirement(
            section = "3.8.1.1",
            text = "Numbers of all types compare with each other; strings and booleans by = and <>.")
    void trueComparisons(String selector, Jms jms) throws JMSException {
        assertThat(shelf(jms).selects(selector)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int7 > 7",
                "int7 < 7",
                "int7 <> 7.0",
                "double7 >= 7.1",
                "float11 = 1.1",
                "large = 9007199254740992",
                "country = 'Uk'",
                "country <> 'UK'",
                "yes = FALSE",
                "1 > 2"
            })
    @Requirement(section = "3.8.1.1", text = "Comparisons promote numbers the way Java does, and no further.")
    void falseComparisons(String selector, Jms jms) throws JMSException {
        assertThat(shelf(jms).selects(selector)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int7 + 1 = 8",
                "int7 - 1 = 6",
                "int7 * 2 = 14",
                "int7 / 2 = 3",
                "int7 / 2.0 = 3.5",
                "double7 / 2 = 3.5",
                "-int7 = -7",
                "+int7 = 7",
                "-int7 + 10 = 3",
                "int7 * -1 = -7",
                "1 + int7 * 2 = 15",
                "(1 + int7) * 2 = 16",
                "int7 - 2 - 2 = 3",
                "int7 - (2 - 2) = 7",
                "int7 / 2 * 2 = 6",
                "int7 = 3 + 4",
                "int7 + long7 = float7 + double7",
                "byte7 * short7 = 49",
                "int7 + 1 > int7",
                "int7 BETWEEN 3 + 3 AND 4 * 2"
            })
    @Requirement(
            section = "3.8.1.1",
            text = "Arithmetic has the usual precedence, goes from left to right, and promotes like Java.")
    void arithmetic(String selector, Jms jms) throws JMSException {
        assertThat(shelf(jms).selects(selector)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "number > 1",
                "number = 2",
                "number + 1 = 3",
                "number * 1 = 2",
                "-number = -2",
                "number BETWEEN 1 AND 3"
            })
    @Requirement(
            section = "3.8.1.1",
            text = "A string property is not converted: it takes no part in arithmetic and equals no number.",
            pitfalls = 41)
    void aStringIsNoNumber(String selector, Jms jms) throws JMSException {
        assertThat(shelf(jms).selects(selector)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1 / zero = 1", "int7 / zero > 0", "int7 / (int7 - 7) = 0", "1 / zero <> 1 AND yes = FALSE"})
    @Requirement(
            section = "3.8.1.1",
            text = "A selector that divides by zero selects nothing, and does no harm.",
            pitfalls = 46)
    void divisionByZeroSelectsNothing(String selector, Jms jms) throws JMSException {
        assertThat(shelf(jms).selects(selector)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "int7 BETWEEN 5 AND 9, TRUE",
        "int7 BETWEEN 7 AND 7, TRUE",
        "int7 BETWEEN 8 AND 9, FALSE",
        "int7 BETWEEN 9 AND 5, FALSE",
        "int7 BETWEEN 6.5 AND 7.5, TRUE",
        "int7 NOT BETWEEN 8 AND 9, TRUE",
        "int7 NOT BETWEEN 5 AND 9, FALSE",
        "double7 BETWEEN int7 AND long7, TRUE",
        "int7 + 1 BETWEEN 8 AND 9, TRUE",
        "7 BETWEEN 1 AND int7, TRUE",
        "int7 BETWEEN 5 AND 9 AND yes, TRUE",
        "int7 BETWEEN -9 AND -5, FALSE"
    })
    @Requirement(section = "3.8.1.1", text = "BETWEEN includes its bounds; NOT BETWEEN is its opposite.")
    void between(String condition, Shelf.Truth expected, Jms jms) throws JMSException {
        assertThat(shelf(jms).evaluate(condition)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "country IN ('UK', 'US', 'France')     | TRUE",
                "country IN ('Peru')                   | FALSE",
                "country IN ('UK')                     | TRUE",
                "country IN ('uk', 'Uk')               | FALSE",
                "country NOT IN ('UK', 'US', 'France') | FALSE",
                "country NOT IN ('Peru')               | TRUE",
                "country IN ('a','b','c','d','UK')     | TRUE",
                "country IN ('U''K', '')               | FALSE",
                "NOT country IN ('Peru')               | TRUE"
            })
    @Requirement(section = "3.8.1.1", text = "IN is true for one of its strings; NOT IN is its opposite.")
    void in(String condition, Shelf.Truth expected, Jms jms) throws JMSException {
        assertThat(shelf(jms).evaluate(condition)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "123          ; 12%3          ; TRUE",
                "12993        ; 12%3          ; TRUE",
                "1234         ; 12%3          ; FALSE",
                "lose         ; l_se          ; TRUE",
                "loose        ; l_se          ; FALSE",
                "lse          ; l_se          ; FALSE",
                "abc          ; abc           ; TRUE",
                "abc          ; ABC           ; FALSE",
                "abc          ; ab            ; FALSE",
                "abc          ; %             ; TRUE",
                "abc          ; %%            ; TRUE",
                "abc          ; ___           ; TRUE",
                "abc          ; __            ; FALSE",
                "abc          ; _%            ; TRUE",
                "abc          ; %c%           ; TRUE",
                "abc          ; %b            ; FALSE",
                "aXbXc        ; a%b%c         ; TRUE",
                "aXbXcd       ; a%b%c         ; FALSE",
                "axb          ; a.b           ; FALSE",
                "a.b          ; a.b           ; TRUE",
                "aaa          ; a*            ; FALSE",
                "a*           ; a*            ; TRUE",
                "aa           ; a+            ; FALSE",
                "a+b(c)[d]{e} ; a+b(c)[d]{e}  ; TRUE",
                "a^b$c?d      ; a^b$%         ; TRUE",
                "a            ; a|b           ; FALSE",
                "a\\b         ; a\\b          ; TRUE",
                "a\\b         ; a_b           ; TRUE",
                "it's         ; it''s         ; TRUE"
            })
    @Requirement(
            section = "3.8.1.1",
            text = "In a pattern _ stands for a character and % for any number; all other signs stand for themselves.",
            pitfalls = 43)
    void like(String value, String pattern, Shelf.Truth expected, Jms jms) throws JMSException {
        Shelf shelf = Shelf.open(jms);
        shelf.put("message", message -> message.setStringProperty("s", value));

        assertThat(shelf.evaluate("s LIKE '" + pattern + "'")).isEqualTo(expected);
        assertThat(shelf.selects("s NOT LIKE '" + pattern + "'")).isEqualTo(expected == Shelf.Truth.FALSE);
    }

    @ParameterizedTest
    @CsvSource({"%, TRUE", "'', TRUE", "_, FALSE", "%%, TRUE"})
    @Requirement(section = "3.8.1.1", text = "An empty string is like % and like the empty pattern.", pitfalls = 43)
    void likeForTheEmptyString(String pattern, Shelf.Truth expected, Jms jms) throws JMSException {
        Shelf shelf = Shelf.open(jms);
        shelf.put("message", message -> message.setStringProperty("s", ""));

        assertThat(shelf.evaluate("s LIKE '" + pattern + "'")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%c", "%", "a_b%", "%c", "a\nb\r\nc"})
    @Requirement(section = "3.8.1.1", text = "Both % and _ stand for ends of lines, too.", pitfalls = 43)
    void likeCrossesLines(String pattern, Jms jms) throws JMSException {
        Shelf shelf = Shelf.open(jms);
        shelf.put("message", message -> message.setStringProperty("s", "a\nb\r\nc"));

        assertThat(shelf.selects("s LIKE '" + pattern + "'")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "_foo | '\\_%' ESCAPE '\\'    | TRUE",
                "bar  | '\\_%' ESCAPE '\\'    | FALSE",
                "100% | '100\\%' ESCAPE '\\'  | TRUE",
                "1000 | '100\\%' ESCAPE '\\'  | FALSE",
                "a_b  | 'a!_b' ESCAPE '!'     | TRUE",
                "axb  | 'a!_b' ESCAPE '!'     | FALSE",
                "a%xb | 'a$%_b' ESCAPE '$'    | TRUE",
                "a\\x | 'a\\_' ESCAPE '!'     | TRUE",
                "a_%b | 'a._.%b' ESCAPE '.'   | TRUE"
            })
    @Requirement(
            section = "3.8.1.1",
            text = "The escape character makes the _ or % behind it stand for itself.",
            pitfalls = {43, 123})
    void likeWithEscape(String value, String pattern, Shelf.Truth expected, Jms jms) throws JMSException {
        Shelf shelf = Shelf.open(jms);
        shelf.put("message", message -> message.setStringProperty("s", value));

        assertThat(shelf.evaluate("s LIKE " + pattern)).isEqualTo(expected);
        assertThat(shelf.selects("s NOT LIKE " + pattern)).isEqualTo(expected == Shelf.Truth.FALSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"int7 LIKE '7'", "yes LIKE 'true'", "int7 IN ('7')", "yes IN ('true')"})
    @Requirement(
            section = "3.8.1.1",
            text = "LIKE and IN are for strings: they are not true for other values.",
            pitfalls = 41)
    void likeAndInAreForStrings(String selector, Jms jms) throws JMSException {
        assertThat(shelf(jms).selects(selector)).isFalse();
    }
}
