package dev.sluice.core.selector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.sluice.core.message.Envelope;

@DisplayName("§3.8.1.1 LIKE")
class LikeTest {

    @DisplayName("_ stands for one character, % for any number; all others stand for themselves")
    @ParameterizedTest(name = "[{1}] LIKE {0} is {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            '12%3'      | 123      | TRUE
            '12%3'      | 12993    | TRUE
            '12%3'      | 1234     | FALSE
            'l_se'      | lose     | TRUE
            'l_se'      | loose    | FALSE
            'l_se'      | lse      | FALSE
            'abc'       | abc      | TRUE
            'abc'       | ABC      | FALSE
            'abc'       | abcd     | FALSE
            ''          | ""       | TRUE
            ''          | a        | FALSE
            '%'         | ""       | TRUE
            '%'         | abc      | TRUE
            '%%'        | ""       | TRUE
            '_'         | ""       | FALSE
            '_'         | a        | TRUE
            '_'         | ab       | FALSE
            '__'        | ab       | TRUE
            '_%'        | ""       | FALSE
            '_%'        | a        | TRUE
            '%_'        | abc      | TRUE
            'a%'        | a        | TRUE
            'a%'        | ba       | FALSE
            '%a'        | ba       | TRUE
            '%a'        | ab       | FALSE
            '%b%'       | abc      | TRUE
            '%b%'       | ac       | FALSE
            '%ab%ab%'   | abab     | TRUE
            '%ab%ab%'   | aab      | FALSE
            '%aab'      | aaab     | TRUE
            'a%b%c'     | abbc     | TRUE
            'a%b%c'     | acb      | FALSE
            '%a_c'      | abcabc   | TRUE
            '%a_c%x'    | abcx     | TRUE
            'a.c'       | abc      | FALSE
            'a.c'       | a.c      | TRUE
            '[a-z]+'    | a        | FALSE
            '[a-z]+'    | [a-z]+   | TRUE
            '(a,b)*$^?' | (a,b)*$^? | TRUE
            'a\\d'      | a\\d     | TRUE
            'a\\'       | a\\      | TRUE
            'it''s%'    | it's it  | TRUE
            """)
    void wildcards(String pattern, String text, Truth expected) {
        Envelope message = Messages.with(Map.of("s", text));

        assertThat(Messages.truthOf("s LIKE " + pattern, message)).isEqualTo(expected);
        assertThat(Messages.truthOf("s NOT LIKE " + pattern, message)).isEqualTo(expected.negated());
        assertThat(Messages.truthOf("NOT s LIKE " + pattern, message)).isEqualTo(expected.negated());
    }

    @DisplayName("The escape character makes the next one stand for itself")
    @ParameterizedTest(name = "[{1}] LIKE {0} is {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            '\\_%' ESCAPE '\\'     | _foo   | TRUE
            '\\_%' ESCAPE '\\'     | bar    | FALSE
            'a!%' ESCAPE '!'       | a%     | TRUE
            'a!%' ESCAPE '!'       | ab     | FALSE
            'a!_b' ESCAPE '!'      | a_b    | TRUE
            'a!_b' ESCAPE '!'      | axb    | FALSE
            'a!!b' ESCAPE '!'      | a!b    | TRUE
            'a!!%' ESCAPE '!'      | a!xy   | TRUE
            'a!b' ESCAPE '!'       | ab     | TRUE
            'a!b' ESCAPE '!'       | a!b    | FALSE
            '%%x_' ESCAPE '%'      | %xy    | TRUE
            '__x%' ESCAPE '_'      | _xyz   | TRUE
            '''%' ESCAPE ''''      | %      | TRUE
            'a😀%%' ESCAPE '😀'    | a%bc   | TRUE
            '%!%%' ESCAPE '!'      | 50% off | TRUE
            '%!%%' ESCAPE '!'      | 50 off | FALSE
            """)
    void escape(String patternAndEscape, String text, Truth expected) {
        assertThat(Messages.truthOf("s LIKE " + patternAndEscape, Messages.with(Map.of("s", text))))
                .isEqualTo(expected);
    }

    @Test
    @DisplayName("% crosses line ends, and _ matches one")
    void wildcardsMatchLineEnds() {
        Envelope message = Messages.with(Map.of("s", "a\r\nb\u2028c"));

        assertThat(Messages.truthOf("s LIKE 'a%c'", message)).isEqualTo(Truth.TRUE);
        assertThat(Messages.truthOf("s LIKE 'a__b_c'", message)).isEqualTo(Truth.TRUE);
    }

    @Test
    @DisplayName("_ matches one code point, not half of one")
    void aCharacterIsACodePoint() {
        Envelope message = Messages.with(Map.of("s", "a😀b"));

        assertThat(Messages.truthOf("s LIKE 'a_b'", message)).isEqualTo(Truth.TRUE);
        assertThat(Messages.truthOf("s LIKE 'a__b'", message)).isEqualTo(Truth.FALSE);
        assertThat(Messages.truthOf("s LIKE '%😀_'", message)).isEqualTo(Truth.TRUE);
        assertThat(Messages.truthOf("s LIKE '%\uDE00b'", message)).isEqualTo(Truth.FALSE);
    }

    @DisplayName("Null is unknown; what is not a string is not like anything")
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            none LIKE '%'                 | UNKNOWN
            none NOT LIKE '%'             | UNKNOWN
            NOT none LIKE '%'             | UNKNOWN
            none LIKE 'a'                 | UNKNOWN
            none LIKE 'a!%' ESCAPE '!'    | UNKNOWN
            i LIKE '%'                    | FALSE
            i LIKE '5'                    | FALSE
            i NOT LIKE '%'                | TRUE
            t LIKE 'T%'                   | FALSE
            """)
    void whatIsNotAString(String selector, Truth expected) {
        assertThat(Messages.truthOf(selector, Messages.with("i=5 t=TRUE"))).isEqualTo(expected);
    }

    @Test
    @DisplayName("Many wildcards over a long text that nearly matches take no exponential time")
    void manyWildcardsTakeNoExponentialTime() {
        Selector selector = Selector.parse("s LIKE '" + "%a".repeat(500) + "%b'");
        Envelope message = Messages.with(Map.of("s", "a".repeat(10_000)));

        boolean matches = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> selector.matches(message));

        assertThat(matches).isFalse();
    }
}
