package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Literals, identifiers and white space in selectors. */
@ConformanceTest
final class SelectorLiteralTest {
    private static Shelf shelf(Jms jms) throws JMSException {
        Shelf shelf = Shelf.open(jms);
        shelf.put("message", message -> {
            message.setIntProperty("i29", 29);
            message.setIntProperty("i57", 57);
            message.setIntProperty("negative", -957);
            message.setIntProperty("zero", 0);
            message.setLongProperty("largest", Long.MAX_VALUE);
            message.setLongProperty("smallest", Long.MIN_VALUE);
            message.setDoubleProperty("d7", 7);
            message.setDoubleProperty("d7000", 7000);
            message.setDoubleProperty("negativeDouble", -5790);
            message.setDoubleProperty("tiny", Double.MIN_VALUE);
            message.setBooleanProperty("yes", true);
            message.setBooleanProperty("no", false);
            message.setStringProperty("text", "literal");
            message.setStringProperty("quoted", "it's");
            message.setStringProperty("quotes", "''");
            message.setStringProperty("empty", "");
            message.setStringProperty("unicode", "\u00e4\u20ac\uD83D\uDE00");
            message.setStringProperty("words", "TRUE AND 'x' IS NOT NULL");
            message.setStringProperty("blanks", " a  b ");
            message.setStringProperty("backslash", "a\\b");
            message.setStringProperty("doubleQuotes", "\"x\"");
        });
        return shelf;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "i57 = 57",
                "i57 = +57",
                "negative = -957",
                "negative = - 957",
                "zero = 0",
                "zero = -0",
                "i57 = 57L",
                "i57 = 57l",
                "i29 = 0x1d",
                "i29 = 0X1D",
                "i29 = 035",
                "i29 = 0x1dL",
                "i29 = 035L",
                "largest = 9223372036854775807",
                "smallest = -9223372036854775808"
            })
    @Requirement(
            section = "3.8.1.1",
            text = "Exact numbers follow Java: decimal, hexadecimal, octal, with sign and suffix.",
            pitfalls = {44, 123})
    void exactNumbersFollowJava(String selector, Jms jms) throws JMSException {
        assertThat(shelf(jms).selects(selector)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "d7 = 7.",
                "d7 = 7.0",
                "d7 = +7.0",
                "d7 = 7E0",
                "d7 = 7e0",
                "d7 = .7e1",
                "d7 = .7E+1",
                "d7 = 70e-1",
                "d7 = 7.d",
                "d7 = 7.0D",
                "d7 = 7e0f",
                "d7 = 7.0F",
                "d7000 = 7000.",
                "d7000 = 7E3",
                "d7000 = .7e4",
                "negativeDouble = -57.9E2",
                "tiny = 4.9E-324"
            })
    @Requirement(
            section = "3.8.1.1",
            text = "Approximate numbers follow Java: with point, exponent, sign and suffix.",
            pitfalls = {44, 123})
    void approximateNumbersFollowJava(String selector, Jms jms) throws JMSException {
        assertThat(shelf(jms).selects(selector)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes = TRUE",
                "yes = true",
                "yes = True",
                "no = FALSE",
                "yes <> FALSE",
                "TRUE = yes",
                "yes",
                "NOT no",
                "TRUE",
                "NOT FALSE",
                "TRUE OR (i57 = 1)",
                "yes AND TRUE"
            })
    @Requirement(
            section = "3.8.1.1",
            text = "Booleans are TRUE and FALSE in any case, and a boolean is a condition by itself.",
            pitfalls = {44, 123})
    void booleansAreConditions(String selector, Jms jms) throws JMSException {
        assertThat(shelf(jms).selects(selector)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text = 'literal'",
                "quoted = 'it''s'",
                "quotes = ''''''",
                "empty = ''",
                "unicode = '\u00e4\u20ac\uD83D\uDE00'",
                "words = 'TRUE AND ''x'' IS NOT NULL'",
                "blanks = ' a  b '",
                "backslash = 'a\\b'",
                "doubleQuotes = '\"x\"'",
                "'literal' = text"
            })
    @Requirement(
            section = "3.8.1.1",
            text = "A string stands between single quotes; a quote in it is doubled.",
            pitfalls = 44)
    void stringsStandBetweenSingleQuotes(String selector, Jms jms) throws JMSException {
        assertThat(shelf(jms).selects(selector)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text = 'LITERAL'",
                "text = 'literal '",
                "quoted = 'its'",
                "blanks = 'a b'",
                "backslash = 'a\\\\b'",
                "i57 = 057",
                "i29 = 1",
                "largest = 9223372036854775806"
            })
    @Requirement(section = "3.8.1.1", text = "A literal equals nothing but its value.", pitfalls = 44)
    void aLiteralEqualsNothingElse(String selector, Jms jms) throws JMSException {
        assertThat(shelf(jms).selects(selector)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "_",
        "$",
        "_a1",
        "A$b",
        "\u00fcber",
        "\u03b1\u03b2",
        "nullable",
        "notable",
        "android",
        "order",
        "between1",
        "likely",
        "inside",
        "isle",
        "escape_",
        "truest",
        "JMS_vendor_x"
    })
    @Requirement(
            section = "3.8.1.1",
            text = "An identifier is one of Java, also if it begins with a reserved word.",
            pitfalls = {44, 14})
    void anIdentifierIsOneOfJava(String name, Jms jms) throws JMSException {
        Shelf shelf = Shelf.open(jms);
        shelf.put("message", message -> message.setIntProperty(name, 1));

        assertThat(shelf.selects(name + " = 1")).isTrue();
        assertThat(shelf.selects("(" + name + "=1)AND " + name + ">0")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\tyes\n=\r\nTRUE",
                "yes\f=\fTRUE",
                "  yes = TRUE  ",
                "yes=TRUE",
                "yes AND(i57>5)",
                "(((yes)))",
                "NOT(no)",
                "i57 between\n50\tand 60",
                "text In('literal')",
                "text lIkE 'lit%'",
                "absent iS nULL",
                "yes oR no aNd nOt yes"
            })
    @Requirement(
            section = "3.8.1.1",
            text = "White space is that of Java, needed between words only; reserved words may have any case.",
            pitfalls = {44, 123})
    void whiteSpaceAndCaseAreFree(String selector, Jms jms) throws JMSException {
        assertThat(shelf(jms).selects(selector)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"name = 1, lower", "Name = 2, upper", "NAME IS NULL, both", "name IS NULL, upper"})
    @Requirement(section = "3.8.1.1", text = "Identifiers that differ in case are different.", pitfalls = 44)
    void identifiersAreCaseSensitive(String selector, String labels, Jms jms) throws JMSException {
        Shelf shelf = Shelf.open(jms);
        shelf.put("lower", message -> message.setIntProperty("name", 1));
        shelf.put("upper", message -> message.setIntProperty("Name", 2));

        assertThat(shelf.select(selector))
                .containsExactly(labels.equals("both") ? new String[] {"lower", "upper"} : new String[] {labels});
    }
}
