package dev.sluice.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.core.address.Address;

class EnvelopeTest {
    private static final Address QUEUE = Address.queue("q");

    private final Origin origin = new Origin("sender", "connection", "client");

    private Envelope.Builder draft() {
        return Envelope.from(origin, QUEUE);
    }

    @Test
    void anEnvelopeHasDefaults() {
        Envelope envelope = draft().build();

        assertThat(envelope.priority()).isEqualTo(4);
        assertThat(envelope.isPersistent()).isFalse();
        assertThat(envelope.bodyKind()).isEqualTo(BodyKind.NONE);
        assertThat(envelope.body()).isNull();
        assertThat(envelope.properties().isEmpty()).isTrue();
        assertThat(envelope.expiration()).isZero();
        assertThat(envelope.isExpired(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void aCopyForAnotherDestinationIsTheSameMessage() {
        PropertyMap properties = new PropertyMap();
        properties.put("a", 1);
        Envelope original = draft().times(10, 20, 30)
                .priority(7)
                .persistent(true)
                .body(BodyKind.TEXT, "text")
                .properties(properties)
                .correlationId("correlation")
                .type("type")
                .replyTo(Address.queue("replies"))
                .build();

        Envelope copy = original.copyTo(Address.topic("t")).build();

        assertThat(copy)
                .usingRecursiveComparison()
                .ignoringFields("destination")
                .isEqualTo(original);
        assertThat(copy.destination()).isEqualTo(Address.topic("t"));
        assertThat(copy.messageId()).isEqualTo(original.messageId());
        assertThat(copy.timestamp()).isEqualTo(10);
        assertThat(copy.deliveryTime()).isEqualTo(20);
        assertThat(copy.expiration()).isEqualTo(30);
        assertThat(copy.replyTo()).isEqualTo(Address.queue("replies"));
    }

    @Test
    @DisplayName("§3.4.3 Every message has an id of its own that begins with ID:")
    void everyMessageHasAnIdOfItsOwn() {
        assertThat(draft().build().messageId()).isEqualTo("ID:sender-1");
        assertThat(draft().build().messageId()).isEqualTo("ID:sender-2");
        assertThat(draft().build()).hasToString("message ID:sender-3 for queue 'q'");
    }

    @ParameterizedTest(name = "expiration {0}, now {1}: {2}")
    @CsvSource({"100, 99, false", "100, 100, true", "100, 101, true", "0, 100, false"})
    void aMessageExpiresAtItsExpiration(long expiration, long now, boolean expired) {
        assertThat(draft().times(0, 0, expiration).build().isExpired(now)).isEqualTo(expired);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 10, 256})
    void thereAreTenPriorities(int priority) {
        assertThatThrownBy(() -> draft().priority(priority)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEnvelopeDoesNotChangeWithItsBuilder() {
        Envelope.Builder builder = draft().type("red");
        Envelope envelope = builder.build();
        builder.priority(5).type("blue");

        assertThat(envelope.priority()).isEqualTo(4);
        assertThat(envelope.type()).isEqualTo("red");
        assertThat(builder.build().messageId()).as("the same message").isEqualTo(envelope.messageId());
    }

    @Test
    @DisplayName("§8.3.3 The own client is the own connection, and every one with the same client id")
    void theOwnClient() {
        assertThat(origin.isSameClient("connection", null)).isTrue();
        assertThat(origin.isSameClient("other", "client")).isTrue();
        assertThat(origin.isSameClient("other", null)).isFalse();
        assertThat(origin.isSameClient("other", "other")).isFalse();
        assertThat(new Origin("anonymous", "connection", null).isSameClient("other", null))
                .isFalse();
    }
}
