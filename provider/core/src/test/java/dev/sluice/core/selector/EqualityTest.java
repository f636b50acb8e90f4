package dev.sluice.core.selector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.core.message.Envelope;

@DisplayName("Required equalities")
class EqualityTest {

    static Stream<Arguments> selectorsWithEqualities() {
        Equality a1 = new Equality("a", 1L);
        Equality bx = new Equality("b", "x");
        Equality cTrue = new Equality("c", true);
        return Stream.of(
                Arguments.of("a = 1", List.of(a1)),
                Arguments.of("1 = a", List.of(a1)),
                Arguments.of("a = 1.0", List.of(a1)),
                Arguments.of("a = 1f", List.of(a1)),
                Arguments.of("a = 0x1L", List.of(a1)),
                Arguments.of("a = 3 - 2", List.of(a1)),
                Arguments.of("(a) = (1)", List.of(a1)),
                Arguments.of("a = -(-1)", List.of(a1)),
                Arguments.of("a = 1.5", List.of(new Equality("a", 1.5))),
                Arguments.of("a = 1E300", List.of(new Equality("a", 1E300))),
                Arguments.of("a = -0.0", List.of(new Equality("a", 0))),
                Arguments.of("b = 'x'", List.of(bx)),
                Arguments.of("'x' = b", List.of(bx)),
                Arguments.of("b IN ('x')", List.of(bx)),
                Arguments.of("b IN ('x', 'x')", List.of(bx)),
                Arguments.of("b LIKE 'x'", List.of(bx)),
                Arguments.of("b LIKE 'x!%' ESCAPE '!'", List.of(new Equality("b", "x%"))),
                Arguments.of("c = TRUE", List.of(cTrue)),
                Arguments.of("c <> FALSE", List.of(cTrue)),
                Arguments.of("c", List.of(cTrue)),
                Arguments.of("c = FALSE", List.of(new Equality("c", false))),
                Arguments.of("a = 1 AND b = 'x' AND c", List.of(a1, bx, cTrue)),
                Arguments.of("(a = 1 AND (b = 'x')) AND ((c))", List.of(a1, bx, cTrue)),
                Arguments.of("NOT NOT (a = 1 AND b = 'x')", List.of(a1, bx)),
                Arguments.of("a = 1 AND d > 5 AND (e = 1 OR f = 2)", List.of(a1)),
                Arguments.of("a = 1 AND a = 1", List.of(a1)),
                Arguments.of("a = 1 AND a = 2", List.of(a1, new Equality("a", 2))),
                Arguments.of("a = 1 AND TRUE", List.of(a1)),
                Arguments.of("a = 1 OR FALSE", List.of(a1)),
                Arguments.of("JMSType = 'car'", List.of(new Equality("JMSType", "car"))),
                Arguments.of("JMSPriority = 9", List.of(new Equality("JMSPriority", 9))),
                Arguments.of("JMSCorrelationID = 'c' AND a = 1", List.of(new Equality("JMSCorrelationID", "c"), a1)));
    }

    @DisplayName("Equalities at the top, or joined there by AND, are required")
    @ParameterizedTest(name = "{0} requires {1}")
    @MethodSource("selectorsWithEqualities")
    void equalitiesJoinedByAndAreRequired(String selector, List<Equality> expected) {
        assertThat(Selector.parse(selector).requiredEqualities()).containsExactlyElementsOf(expected);
    }

    @DisplayName("Other conditions require none")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = 1 OR b = 2",
                "NOT a = 1",
                "NOT c",
                "a <> 1",
                "a > 1",
                "a >= 1 AND a <= 1",
                "a <> 1.5",
                "b <> 'x'",
                "b NOT IN ('x')",
                "b IN ('x', 'y')",
                "b NOT LIKE 'x'",
                "b LIKE 'x%'",
                "a = b",
                "a + 0 = 1",
                "a = 1/0",
                "a = 0.0/0",
                "a IS NULL",
                "a BETWEEN 1 AND 1",
                "(a = 1) = TRUE",
                "1 = 1",
                "a = 1 OR TRUE",
            })
    void otherConditionsRequireNone(String selector) {
        assertThat(Selector.parse(selector).requiredEqualities()).isEmpty();
    }

    static Stream<Arguments> keys() {
        return Stream.of(
                Arguments.of((byte) 3, 3L),
                Arguments.of((short) 3, 3L),
                Arguments.of(3, 3L),
                Arguments.of(3L, 3L),
                Arguments.of(3f, 3L),
                Arguments.of(3.0, 3L),
                Arguments.of(0.0, 0L),
                Arguments.of(-0.0, 0L),
                Arguments.of(-0f, 0L),
                Arguments.of(3.5, 3.5),
                Arguments.of(3.5f, 3.5),
                Arguments.of(0.1f, (double) 0.1f),
                Arguments.of(Long.MAX_VALUE, Long.MAX_VALUE),
                Arguments.of(Long.MIN_VALUE, Long.MIN_VALUE),
                Arguments.of(-0x1p63, Long.MIN_VALUE),
                Arguments.of(0x1p63, 0x1p63),
                Arguments.of(9007199254740993L, 9007199254740993L),
                Arguments.of(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY),
                Arguments.of(Float.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY),
                Arguments.of("3", "3"),
                Arguments.of("", ""),
                Arguments.of(true, true));
    }

    @DisplayName("Numbers of equal value have the same key, whatever their types")
    @ParameterizedTest(name = "{0} has the key {1}")
    @MethodSource("keys")
    void numbersOfEqualValueHaveTheSameKey(Object value, Object key) {
        assertThat(Equality.key(value)).isEqualTo(key);
    }

    @DisplayName("A selector that is one equality says so, others do not")
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            a = 1             | true
            (1.5 = a)         | true
            a                 | true
            a IN ('x')        | true
            a = 1 AND a = 1   | false
            a = 1 AND b > 2   | false
            a = 1 OR a = 2    | false
            a > 1             | false
            NOT (a = 1)       | false
            """)
    void oneEquality(String selector, boolean sole) {
        assertThat(Selector.parse(selector).isEquality()).isEqualTo(sole);
    }

    @Test
    @DisplayName("What can equal nothing has no key")
    void whatCanEqualNothingHasNoKey() {
        assertThat(Equality.key(null)).isNull();
        assertThat(Equality.key(Double.NaN)).isNull();
        assertThat(Equality.key(Float.NaN)).isNull();
        assertThat(Equality.key(new byte[0])).isNull();
        assertThatThrownBy(() -> new Equality("a", Double.NaN)).isInstanceOf(NullPointerException.class);
    }

    @Test
    @DisplayName("The key of a message's property or header is found by identifier")
    void keyOfAMessage() {
        Envelope message = Messages.draft()
                .priority(6)
                .type("car")
                .correlationId(new byte[] {1})
                .properties(Messages.with("n=2.0 s='x'").properties())
                .build();

        assertThat(Equality.keys("n").apply(message)).isEqualTo(2L);
        assertThat(Equality.keys("s").apply(message)).isEqualTo("x");
        assertThat(Equality.keys("none").apply(message)).isNull();
        assertThat(Equality.keys("JMSPriority").apply(message)).isEqualTo(6L);
        assertThat(Equality.keys("JMSType").apply(message)).isEqualTo("car");
        assertThat(Equality.keys("JMSCorrelationID").apply(message)).isNull();
        assertThat(Equality.keys("JMSDeliveryMode").apply(message)).isEqualTo("NON_PERSISTENT");
        assertThat(Equality.keys("JMSDestination").apply(message)).isNull();
    }

    @Test
    @DisplayName("A value of a type that properties cannot have matches no literal, like its missing key says")
    void foreignTypes() {
        Envelope message = Messages.with(Map.of("a", List.of(1)));

        assertThat(Messages.truthOf("a = 'x'", message)).isEqualTo(Truth.FALSE);
        assertThat(Equality.keys("a").apply(message)).isNull();
    }
}
