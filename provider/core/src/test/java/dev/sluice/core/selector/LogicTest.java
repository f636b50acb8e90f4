package dev.sluice.core.selector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("§3.8.1.2 Three-valued logic")
class LogicTest {
    private static final String PROPERTIES = "t=TRUE f=FALSE";

    @DisplayName("The truth tables of the standard")
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            t AND t     | TRUE
            t AND f     | FALSE
            t AND none  | UNKNOWN
            f AND t     | FALSE
            f AND f     | FALSE
            f AND none  | FALSE
            none AND t  | UNKNOWN
            none AND f  | FALSE
            none AND no | UNKNOWN
            t OR t      | TRUE
            t OR f      | TRUE
            t OR none   | TRUE
            f OR t      | TRUE
            f OR f      | FALSE
            f OR none   | UNKNOWN
            none OR t   | TRUE
            none OR f   | UNKNOWN
            none OR no  | UNKNOWN
            NOT t       | FALSE
            NOT f       | TRUE
            NOT none    | UNKNOWN
            """)
    void propertiesCombineAsInTheTruthTables(String selector, Truth expected) {
        assertThat(Messages.truthOf(selector, Messages.with(PROPERTIES))).isEqualTo(expected);
    }

    @DisplayName("Literals combine like properties, though they are combined when the selector is parsed")
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            TRUE                                | TRUE
            FALSE                               | FALSE
            true                                | TRUE
            fAlSe                               | FALSE
            TRUE AND TRUE                       | TRUE
            TRUE AND FALSE                      | FALSE
            TRUE OR FALSE                       | TRUE
            FALSE OR FALSE                      | FALSE
            TRUE OR (none = 1)                  | TRUE
            FALSE OR (none = 1)                 | UNKNOWN
            FALSE AND (none = 1)                | FALSE
            TRUE AND (none = 1)                 | UNKNOWN
            (1/0 = 1) AND FALSE                 | FALSE
            NOT TRUE                            | FALSE
            NOT NOT TRUE                        | TRUE
            NOT NOT NOT none                    | UNKNOWN
            1 = 1 AND 'a' = 'a' AND TRUE = TRUE | TRUE
            1 = 2 OR 'a' = 'b' OR TRUE = FALSE  | FALSE
            """)
    void literalsCombineLikeProperties(String selector, Truth expected) {
        assertThat(Messages.truthOf(selector, Messages.with(PROPERTIES))).isEqualTo(expected);
    }

    @DisplayName("§3.8.1.1 NOT binds closer than AND, AND closer than OR, and all looser than comparisons")
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            t OR t AND f                   | TRUE
            (t OR t) AND f                 | FALSE
            f AND t OR t                   | TRUE
            f AND (t OR t)                 | FALSE
            NOT f AND f                    | FALSE
            NOT (f AND f)                  | TRUE
            NOT t OR t                     | TRUE
            NOT (t OR t)                   | FALSE
            NOT 1 = 2                      | TRUE
            NOT 1 = 1 OR NOT 1 = 2         | TRUE
            f OR t AND f OR t              | TRUE
            not t or not f and t           | TRUE
            ((((t)))) AND ((NOT ((f))))    | TRUE
            t AND NOT f AND NOT NOT t      | TRUE
            1 = 1 AND 3 BETWEEN 1 AND 5 AND t | TRUE
            """)
    void operatorsBindInTheOrderOfTheStandard(String selector, Truth expected) {
        assertThat(Messages.truthOf(selector, Messages.with(PROPERTIES))).isEqualTo(expected);
    }

    @DisplayName("A property alone means that it is TRUE, and so is false for what is not a boolean")
    @ParameterizedTest(name = "with {1}, {0} is {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            p     | p=TRUE   | TRUE
            p     | p=FALSE  | FALSE
            p     |          | UNKNOWN
            p     | p='TRUE' | FALSE
            p     | p=1      | FALSE
            (p)   | p=TRUE   | TRUE
            NOT p | p=FALSE  | TRUE
            """)
    void aPropertyAloneIsACondition(String selector, String properties, Truth expected) {
        assertThat(Messages.truthOf(selector, Messages.with(properties))).isEqualTo(expected);
    }
}
