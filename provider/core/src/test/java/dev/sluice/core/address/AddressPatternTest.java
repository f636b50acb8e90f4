package dev.sluice.core.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;

class AddressPatternTest {
    @ParameterizedTest(name = "{0} matches {1}: {2}")
    @CsvSource({
        "orders, orders, true",
        "orders, orders.eu, false",
        "orders, order, false",
        "orders.*, orders.eu, true",
        "orders.*, orders, false",
        "orders.*, orders.eu.books, false",
        "orders.>, orders.eu, true",
        "orders.>, orders.eu.books, true",
        "orders.>, orders, false",
        "*, orders, true",
        "*, orders.eu, false",
        ">, orders, true",
        ">, orders.eu.books, true",
        "*.eu.*, orders.eu.books, true",
        "*.eu.*, orders.us.books, false",
        "*.>, orders, false",
        "*.>, orders.eu, true",
        "or*, orders, false",
        "or*, or*, true",
        "a>, a>, true",
    })
    void levelsDecide(String pattern, String name, boolean matches) {
        assertThat(AddressPattern.of(pattern).matches(name)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {">.a", "a.>.b", ">.>"})
    void theRestMayOnlyBeTheLastLevel(String text) {
        assertThatThrownBy(() -> AddressPattern.of(text))
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.error()).isEqualTo(BrokerError.INVALID_NAME))
                .hasMessageContaining("use '*' for one level");
    }

    @Test
    void anEmptyPatternIsRefused() {
        assertThatThrownBy(() -> AddressPattern.of(" ")).isInstanceOf(BrokerException.class);
    }

    @Test
    void theMostSpecificComesFirst() {
        List<AddressPattern> sorted = List.of(">", "a.>", "*.b", "a.*.c", "a.b.>", "a.b", "a").stream()
                .map(AddressPattern::of)
                .sorted(AddressPattern::mostSpecificFirst)
                .toList();

        assertThat(sorted)
                .extracting(Object::toString)
                .containsExactly("a.b", "a", "a.*.c", "*.b", "a.b.>", "a.>", ">");
    }

    @ParameterizedTest(name = "{0} includes {1}: {2}")
    @CsvSource({
        ">, >, true",
        ">, a.*.b, true",
        "*, >, false",
        "*, *, true",
        "a.*, a.>, false",
        "a.>, a.*, true",
        "a.>, a.b.>, true",
        "a.b.>, a.>, false",
        "a.>, a, false",
        "*.b, a.b, true",
        "a.b, *.b, false",
        "*.>, a.>, true",
        "*.*.>, a.>, false",
    })
    void onePatternMayIncludeAnother(String pattern, String other, boolean includes) {
        assertThat(AddressPattern.of(pattern).includes(AddressPattern.of(other)))
                .isEqualTo(includes);
    }

    @Property
    void whatIsIncludedMatchesNothingMore(
            @ForAll("patterns") String pattern, @ForAll("patterns") String other, @ForAll("names") String name) {
        AddressPattern outer = AddressPattern.of(pattern);
        AddressPattern inner = AddressPattern.of(other);

        if (outer.includes(inner) && inner.matches(name)) {
            assertThat(outer.matches(name)).isTrue();
        }
        assertThat(outer.includes(AddressPattern.of(name))).isEqualTo(outer.matches(name));
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("a", "b", "c").list().ofMinSize(1).ofMaxSize(4).map(levels -> String.join(".", levels));
    }

    @Provide
    Arbitrary<String> patterns() {
        return Combinators.combine(
                        Arbitraries.of("a", "b", "*").list().ofMinSize(1).ofMaxSize(3), Arbitraries.of(true, false))
                .as((levels, open) -> String.join(".", levels) + (open ? ".>" : ""));
    }
}
