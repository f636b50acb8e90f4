package dev.sluice.core.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.core.address.Address;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.Origin;

class SelectionTest {
    private static final Origin ORIGIN = new Origin("test", "connection", null);

    private final Envelope first =
            Envelope.from(ORIGIN, Address.queue("q")).type("red").build();
    private final Envelope second =
            Envelope.from(ORIGIN, Address.queue("q")).type("blue").build();

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void noSelectorSelectsAll(String selector) {
        assertThat(Selection.matching(selector)).isSameAs(Selection.all());
        assertThat(Selection.all().includes(first)).isTrue();
    }

    @Test
    void aSelectorSelectsWhatMatches() {
        Selection red = Selection.matching("JMSType = 'red'");

        assertThat(red.includes(first)).isTrue();
        assertThat(red.includes(second)).isFalse();
    }

    @Test
    void idsSelectTheMessagesThatHaveThem() {
        Selection one = Selection.ids(second.messageId(), "ID:nobody-1");

        assertThat(one.includes(second)).isTrue();
        assertThat(one.includes(first)).isFalse();
    }

    @Test
    void whatIsNoSelectorOrIdIsRefused() {
        assertThatThrownBy(() -> Selection.matching("color ="))
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.error()).isEqualTo(BrokerError.INVALID_SELECTOR));
        assertThatThrownBy(() -> Selection.ids("42"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'42' is no message id: it does not begin with 'ID:'.");
        assertThatThrownBy(Selection::ids)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No message id is given; name at least one, or use all().");
    }
}
