package dev.sluice.core.selector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;

@DisplayName("§3.8.1.1 What is not a selector is refused when it is given, with the place and the reason")
class SyntaxErrorTest {

    @DisplayName("Types that can never fit")
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'foo' > TRUE            | 1  | 'foo' is a string, but > takes numbers only
            prop > 'foo'            | 8  | 'foo' is a string, but > takes numbers only
            'foo' < prop            | 1  | 'foo' is a string, but < takes numbers only
            'a' <= 'b'              | 1  | 'a' is a string, but <= takes numbers only
            prop >= TRUE            | 9  | TRUE is a truth value, but >= takes numbers only
            prop > (a = 1)          | 8  | (a = 1) is a truth value, but > takes numbers only
            JMSType > 5             | 1  | JMSType is a string, but > takes numbers only
            JMSPriority >= '0'      | 16 | '0' is a string, but >= takes numbers only
            1.0 <> FALSE            | 1  | 1.0 is a number, but FALSE is a truth value; only values of like types
            'foo' = 1               | 1  | 'foo' is a string, but 1 is a number; only values of like types
            JMSPriority = 'high'    | 1  | JMSPriority is a number, but 'high' is a string; only values of like types
            a + 1 = 'x'             | 1  | a + 1 is a number, but 'x' is a string; only values of like types
            JMSDeliveryMode = 2     | 1  | JMSDeliveryMode is a string, but 2 is a number
            prop BETWEEN 'a' AND 'b' | 14 | 'a' is a string, but BETWEEN takes numbers only
            prop BETWEEN 1 AND 'b'  | 20 | 'b' is a string, but BETWEEN takes numbers only
            'b' BETWEEN 1 AND 2     | 1  | 'b' is a string, but BETWEEN takes numbers only
            one BETWEEN FALSE AND TRUE | 13 | FALSE is a truth value, but BETWEEN takes numbers only
            JMSMessageID BETWEEN 1 AND 9 | 1 | JMSMessageID is a string, but BETWEEN takes numbers only
            prop IN (1,2)           | 10 | a string is expected here, but the number 1 was found
            prop NOT IN (1,2)       | 14 | a string is expected here, but the number 1 was found
            JMSPriority IN ('1')    | 1  | JMSPriority is a number, but IN takes strings only
            prop LIKE 7             | 11 | a string is expected here, but the number 7 was found
            JMSTimestamp LIKE '7%'  | 1  | JMSTimestamp is a number, but LIKE takes strings only
            NOT 5                   | 5  | 5 is a number, but a condition is expected here
            NOT 'a'                 | 5  | 'a' is a string, but a condition is expected here
            1 AND TRUE              | 1  | 1 is a number, but a condition is expected here
            TRUE OR 'a'             | 9  | 'a' is a string, but a condition is expected here
            a + 1 OR TRUE           | 1  | a + 1 is a number, but a condition is expected here
            5                       | 1  | 5 is a number, but a condition is expected here
            -1.0                    | 1  | -1.0 is a number, but a condition is expected here
            'abc'                   | 1  | 'abc' is a string, but a condition is expected here
            (a * 2)                 | 1  | (a * 2) is a number, but a condition is expected here
            JMSPriority             | 1  | JMSPriority is a number, but a condition is expected here
            JMSType AND TRUE        | 1  | JMSType is a string, but a condition is expected here
            a + 'b' = 1             | 5  | 'b' is a string, but + takes numbers only
            'b' * a = 1             | 1  | 'b' is a string, but * takes numbers only
            a - TRUE = 1            | 5  | TRUE is a truth value, but - takes numbers only
            a / (b = 1) = 1         | 5  | (b = 1) is a truth value, but / takes numbers only
            -'a' = 1                | 2  | 'a' is a string, but - takes numbers only
            +TRUE = 1               | 2  | TRUE is a truth value, but + takes numbers only
            JMSType + 1 = 2         | 1  | JMSType is a string, but + takes numbers only
            """)
    void typesThatNeverFit(String selector, int character, String reason) {
        assertRefused(selector, character, reason);
    }

    @DisplayName("Grammar")
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            a =                      | 4  | a value, an identifier or '(' is expected here, but the end of the selector was found
            = 1                      | 1  | a value, an identifier or '(' is expected here, but '=' was found
            AND                      | 1  | but AND was found
            TRUE AND                 | 9  | but the end of the selector was found
            OR TRUE                  | 1  | but OR was found
            NOT                      | 4  | but the end of the selector was found
            a b                      | 3  | an operator or the end of the selector is expected here, but the identifier 'b' was found
            a = 1 b = 2              | 7  | an operator or the end of the selector is expected here, but the identifier 'b' was found
            a = b = c                | 7  | an operator or the end of the selector is expected here, but '=' was found
            a = 1 = TRUE             | 7  | an operator or the end of the selector is expected here, but '=' was found
            a < b < c                | 7  | an operator or the end of the selector is expected here, but '<' was found
            a = NOT b                | 5  | but NOT was found
            a = 'x' 'y'              | 9  | an operator or the end of the selector is expected here, but the string 'y' was found
            (a = 1                   | 7  | ')' is expected here, but the end of the selector was found
            a = 1)                   | 6  | an operator or the end of the selector is expected here, but ')' was found
            ()                       | 2  | a value, an identifier or '(' is expected here, but ')' was found
            a = (1 + 2               | 11 | ')' is expected here
            a BETWEEN 1              | 12 | AND is expected here, but the end of the selector was found
            a BETWEEN 1, 3           | 12 | AND is expected here, but ',' was found
            a BETWEEN 1 AND          | 16 | but the end of the selector was found
            a BETWEEN AND 3          | 11 | but AND was found
            BETWEEN 1 AND 3          | 1  | but BETWEEN was found
            NOT BETWEEN 1 AND 3      | 5  | but BETWEEN was found
            a NOT 5                  | 7  | BETWEEN, IN or LIKE is expected here, but the number 5 was found
            a NOT NULL               | 7  | BETWEEN, IN or LIKE is expected here, but NULL was found
            a IN ()                  | 7  | a string is expected here, but ')' was found
            a IN 'x', 'y'            | 6  | '(' is expected here, but the string 'x' was found
            a IN ('x' 'y')           | 11 | ')' is expected here, but the string 'y' was found
            a IN ('x',)              | 11 | a string is expected here, but ')' was found
            a IN ('x', 'y'           | 15 | ')' is expected here, but the end of the selector was found
            a IN (b)                 | 7  | a string is expected here, but the identifier 'b' was found
            'x' IN ('x')             | 1  | IN takes an identifier to its left, and 'x' is none
            a + 1 IN ('x')           | 1  | IN takes an identifier to its left, and a + 1 is none
            a LIKE b                 | 8  | a string is expected here, but the identifier 'b' was found
            a LIKE                   | 7  | a string is expected here, but the end of the selector was found
            'abc' LIKE 'a%'          | 1  | LIKE takes an identifier to its left, and 'abc' is none
            a LIKE 'x' ESCAPE        | 18 | a string is expected here, but the end of the selector was found
            a LIKE 'x' ESCAPE 5      | 19 | a string is expected here, but the number 5 was found
            a LIKE 'x' ESCAPE ''     | 19 | ESCAPE takes a string of exactly one character, not the string ''
            a LIKE 'x' ESCAPE 'ab'   | 19 | ESCAPE takes a string of exactly one character, not the string 'ab'
            a LIKE 'x!' ESCAPE '!'   | 8  | the pattern ends with the escape character
            a LIKE '!!!' ESCAPE '!'  | 8  | the pattern ends with the escape character
            a IS                     | 5  | NULL is expected here, but the end of the selector was found
            a IS TRUE                | 6  | NULL is expected here, but TRUE was found
            a IS NOT 5               | 10 | NULL is expected here, but the number 5 was found
            5 IS NULL                | 1  | IS takes an identifier to its left, and 5 is none
            a + 1 IS NULL            | 1  | IS takes an identifier to its left, and a + 1 is none
            NULL IS NULL             | 1  | but NULL was found
            a = NULL                 | 5  | but NULL was found
            a + = 5                  | 5  | but '=' was found
            a * * 5 = 1              | 5  | but '*' was found
            a, b                     | 2  | but ',' was found
            """)
    void grammar(String selector, int character, String reason) {
        assertRefused(selector, character, reason);
    }

    @DisplayName("Characters, strings and numbers")
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a == 1                 | 4 | but '=' was found
            a != 1                 | 3 | the character ! is unexpected; 'not equal' is written <>
            a = "x"                | 5 | the character " is unexpected; strings are written between single quotes
            a && b                 | 3 | the character & is unexpected; 'and' is written AND
            a % 2 = 0              | 3 | the character % is unexpected; there is no remainder operator
            a.b = 1                | 2 | the character . is unexpected; a name must not contain dots
            a # 1                  | 3 | the character # is unexpected
            a = ?                  | 5 | the character ? is unexpected
            😀 = 1                 | 1 | the character 😀 is unexpected
            a-b = 1 OR x@y         | 13 | the character @ is unexpected
            a >< 1                 | 4 | but '<' was found
            a => 1                 | 4 | but '>' was found
            a < > 1                | 5 | but '>' was found
            'abc                   | 1 | this string does not end; close it with a single quote
            a = 'abc''             | 5 | this string does not end
            a = b'                 | 6 | this string does not end
            a = 1a.0               | 5 | 1a.0 is not a number of the Java language
            a = 1AND b = 2         | 5 | 1AND is not a number of the Java language
            a = 08                 | 5 | 08 is not a number of the Java language
            a = 0x                 | 5 | 0x is not a number of the Java language
            a = 0xG                | 5 | 0xG is not a number of the Java language
            a = 0b2                | 5 | 0b2 is not a number of the Java language
            a = 0x1.8              | 5 | 0x1.8 is not a number of the Java language
            a = 1e                 | 5 | 1e is not a number of the Java language
            a = 1.5L               | 5 | 1.5L is not a number of the Java language
            a = 1.2.3              | 5 | 1.2.3 is not a number of the Java language
            a = 1_                 | 5 | 1_ is not a number of the Java language
            a = 1_.5               | 5 | 1_.5 is not a number of the Java language
            a = 0x_1               | 5 | 0x_1 is not a number of the Java language
            a = 1LL                | 5 | 1LL is not a number of the Java language
            a = 9223372036854775808  | 5 | 9223372036854775808 is out of the range of long
            a = 18446744073709551615 | 5 | 18446744073709551615 is out of the range of long
            a = 99999999999999999999 | 5 | 99999999999999999999 is out of the range of long
            a = -9223372036854775809 | 6 | 9223372036854775809 is out of the range of long
            a = 0x10000000000000000  | 5 | 0x10000000000000000 is out of the range of long
            a = 1E400              | 5 | 1E400 is out of the range of double
            a = 1E-400             | 5 | 1E-400 is out of the range of double
            a = 1E39f              | 5 | 1E39f is out of the range of float
            a = 1E-50f             | 5 | 1E-50f is out of the range of float
            """)
    void characters(String selector, int character, String reason) {
        assertRefused(selector, character, reason);
    }

    @Test
    @DisplayName("Nothing is not a selector")
    void nothingIsNotASelector() {
        assertRefused("", 1, "a value, an identifier or '(' is expected here, but the end of the selector was found");
        assertRefused(" \t", 3, "but the end of the selector was found");
    }

    @Test
    @DisplayName("A message about a short selector shows all of it")
    void messageShowsAShortSelector() {
        assertThat(refused("price > 'foo'"))
                .hasMessage("The selector \"price > 'foo'\" is not valid at character 9: 'foo' is a string, but > takes"
                        + " numbers only.");
    }

    @Test
    @DisplayName("A message about a long selector shows what is around the place")
    void messageShowsAPartOfALongSelector() {
        String text = "a = 1 OR ".repeat(1000) + "b ! 5" + " OR a = 1".repeat(1000);

        assertThat(refused(text).getMessage())
                .contains("…", "a = 1 OR b ! 5 OR a = 1", "at character 9003")
                .hasSizeLessThan(300);
    }

    @Test
    @DisplayName("A message shows only the beginning of a long part")
    void messageShortensALongPart() {
        assertThat(refused("a > '" + "x".repeat(10_000) + "'").getMessage()).hasSizeLessThan(400);
        assertThat(refused("a = 1 " + "x".repeat(10_000)).getMessage()).hasSizeLessThan(400);
        assertThat(refused("a = " + "1".repeat(10_000)).getMessage()).hasSizeLessThan(400);
    }

    private static void assertRefused(String selector, int character, String reason) {
        assertThat(refused(selector))
                .hasMessageContaining("is not valid at character " + character + ": ")
                .hasMessageContaining(reason);
    }

    private static BrokerException refused(String selector) {
        BrokerException refusal = catchThrowableOfType(BrokerException.class, () -> Selector.parse(selector));
        assertThat(refusal).as("refusal of %s", selector).isNotNull();
        assertThat(refusal.error()).isEqualTo(BrokerError.INVALID_SELECTOR);
        return refusal;
    }
}
