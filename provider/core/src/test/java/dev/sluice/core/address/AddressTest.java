package dev.sluice.core.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;

class AddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "  ", ",a", "a,", "a,,b", "a, ,b", ".a", "a.", "a..b", "a.,b", "a,queue://"})
    void aNameWithAnEmptyPartOrLevelIsRefused(String name) {
        assertThatThrownBy(() -> Address.queue(name))
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.error()).isEqualTo(BrokerError.INVALID_NAME))
                .hasMessageContaining("is empty");
    }

    @Test
    void aRefusalSaysWhatWasToBeNamed() {
        assertThatThrownBy(() -> Address.topic("a..b"))
                .hasMessage("'a..b' cannot be the name of a topic: a level between dots is empty.");
    }

    @Test
    void kindAndNameMakeAnAddress() {
        assertThat(Address.queue("a")).isEqualTo(Address.queue("a")).hasSameHashCodeAs(Address.queue("a"));
        assertThat(Address.queue("a")).isNotEqualTo(Address.topic("a")).isNotEqualTo(Address.queue("b"));
        assertThat(Address.temporary(AddressKind.QUEUE, "a")).isEqualTo(Address.queue("a"));
        assertThat(Address.queue("a")).isNotEqualTo("a");
        assertThat(Address.topic("a")).hasToString("topic 'a'");
    }

    @Test
    void aPlainAddressStandsForItself() {
        Address plain = Address.queue("orders.eu");

        assertThat(plain.isPlain()).isTrue();
        assertThat(plain.isPattern()).isFalse();
        assertThat(plain.isComposite()).isFalse();
        assertThat(plain.parts()).containsExactly(plain);
    }

    @Test
    void aCompositeHasPartsOfEitherKind() {
        Address composite = Address.queue("a, b.* ,topic://c,queue://d");

        assertThat(composite.isComposite()).isTrue();
        assertThat(composite.isPlain()).isFalse();
        assertThat(composite.isPattern()).isFalse();
        assertThat(composite.parts())
                .containsExactly(Address.queue("a"), Address.queue("b.*"), Address.topic("c"), Address.queue("d"));
    }

    @Test
    void aTemporaryAddressKnowsThatItIsOne() {
        assertThat(Address.temporary(AddressKind.TOPIC, "t").isTemporary()).isTrue();
        assertThat(Address.topic("t").isTemporary()).isFalse();
    }

    @ParameterizedTest(name = "{0} covers {1}: {2}")
    @CsvSource({
        "a, a, true",
        "a, b, false",
        "a.*, a.b, true",
        "a.*, a, false",
        "'a,b.>', b.c.d, true",
        "'a,b.>', a, true",
        "'a,b.>', b, false",
        "'a,topic://b', b, false",
    })
    void itCoversWhatItNames(String address, String name, boolean covered) {
        assertThat(Address.queue(address).covers(Address.queue(name))).isEqualTo(covered);
    }

    @Test
    void itCoversNothingOfTheOtherKind() {
        assertThat(Address.queue(">").covers(Address.topic("a"))).isFalse();
    }
}
