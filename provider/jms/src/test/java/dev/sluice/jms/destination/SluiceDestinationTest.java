package dev.sluice.jms.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.naming.Reference;

import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TemporaryTopic;
import jakarta.jms.Topic;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.core.address.Address;
import dev.sluice.core.address.AddressKind;

class SluiceDestinationTest {
    private static final Address TEMPORARY = Address.temporary(AddressKind.QUEUE, "tmp.1");

    @Test
    void aQueueIsItsName() throws JMSException {
        SluiceQueue queue = new SluiceQueue("orders");

        assertThat(queue.getQueueName()).isEqualTo("orders");
        assertThat(queue.address()).isEqualTo(Address.queue("orders"));
        assertThat(queue.options()).isEmpty();
        assertThat(queue).hasToString("queue://orders");
    }

    @Test
    void aTopicIsItsName() throws JMSException {
        SluiceTopic topic = new SluiceTopic("prices.>");

        assertThat(topic.getTopicName()).isEqualTo("prices.>");
        assertThat(topic.address()).isEqualTo(Address.topic("prices.>"));
        assertThat(topic).hasToString("topic://prices.>");
    }

    @Test
    void optionsFollowTheNameAndAreDecoded() {
        SluiceQueue queue = new SluiceQueue("orders?consumer.weight=3&title=50%25+%C3%BCber%26&empty=");

        assertThat(queue.getQueueName()).isEqualTo("orders?consumer.weight=3&title=50%25+%C3%BCber%26&empty=");
        assertThat(queue.address().name()).isEqualTo("orders");
        assertThat(queue.options())
                .containsExactly(entry("consumer.weight", "3"), entry("title", "50%+über&"), entry("empty", ""));
    }

    @Test
    void optionsCannotBeChanged() {
        SluiceQueue queue = new SluiceQueue("orders?a=1");

        assertThatThrownBy(() -> queue.options().put("b", "2")).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"orders?", "orders?a", "orders?=1", "orders?a=1&", "orders?a=%", "orders?a=%zz", "orders?a=1&a=2"
            })
    void malformedOptionsAreRefusedByName(String text) {
        assertThatThrownBy(() -> new SluiceQueue(text))
                .isInstanceOf(InvalidDestinationRuntimeException.class)
                .hasMessageContaining("'" + text + "'")
                .extracting(e -> ((InvalidDestinationRuntimeException) e).getErrorCode())
                .isEqualTo("INVALID_NAME");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "?a=1", "a..b", ",a"})
    void malformedNamesAreRefused(String text) {
        assertThatThrownBy(() -> new SluiceTopic(text)).isInstanceOf(InvalidDestinationRuntimeException.class);
    }

    @Test
    void nullIsNoName() {
        assertThatThrownBy(() -> new SluiceQueue((String) null))
                .isInstanceOf(InvalidDestinationRuntimeException.class)
                .hasMessageContaining("null");
    }

    @Test
    void equalityIsThatOfKindAndNameWhateverTheOptions() {
        assertThat(new SluiceQueue("a"))
                .isEqualTo(new SluiceQueue("a?x=1"))
                .hasSameHashCodeAs(new SluiceQueue("a?x=1"));
        assertThat((Object) new SluiceQueue("a")).isNotEqualTo(new SluiceTopic("a"));
        assertThat(new SluiceQueue("a")).isNotEqualTo(new SluiceQueue("b"));
        assertThat((Object) new SluiceQueue("tmp.1")).isEqualTo(Destinations.of(TEMPORARY));
    }

    @Test
    @DisplayName("§6.2.2 a temporary queue is a queue, a temporary topic is a topic")
    void temporariesAreOfTheirKind() {
        assertThat(Destinations.of(TEMPORARY))
                .isInstanceOf(TemporaryQueue.class)
                .isInstanceOf(Queue.class);
        assertThat(Destinations.of(Address.temporary(AddressKind.TOPIC, "tmp.2")))
                .isInstanceOf(TemporaryTopic.class)
                .isInstanceOf(Topic.class)
                .hasToString("temp-topic://tmp.2");
    }

    @Test
    void aTemporaryIsDeletedByItsOwner() throws JMSException {
        List<SluiceDestination> deleted = new ArrayList<>();
        TemporaryQueue temporary = (TemporaryQueue) Destinations.temporary(TEMPORARY, deleted::add);

        temporary.delete();

        assertThat(deleted).singleElement().isSameAs(temporary);
    }

    @Test
    void aTemporaryThatWasReceivedCannotBeDeleted() {
        SluiceTemporaryQueue received = (SluiceTemporaryQueue) Destinations.of(TEMPORARY);

        assertThatThrownBy(received::delete)
                .isInstanceOf(jakarta.jms.IllegalStateException.class)
                .hasMessageContaining("queue 'tmp.1'");
    }

    static Stream<SluiceDestination> oneOfEachKind() {
        return Stream.of(
                new SluiceQueue("orders?a=1"),
                new SluiceTopic("prices"),
                Destinations.of(TEMPORARY),
                Destinations.of(Address.temporary(AddressKind.TOPIC, "tmp.2")));
    }

    @ParameterizedTest
    @MethodSource("oneOfEachKind")
    @DisplayName("§5.1 destinations are serializable")
    void serializationKeepsKindNameAndOptions(SluiceDestination original) throws Exception {
        SluiceDestination copy = (SluiceDestination) read(write(original));

        assertThat(copy).isEqualTo(original).hasSameClassAs(original).hasToString(original.toString());
        assertThat(copy.options()).isEqualTo(original.options());
        assertThat(copy.address().isTemporary()).isEqualTo(original.address().isTemporary());
    }

    /** Written by the first version. If this fails, what users have stored can no longer be read. */
    @ParameterizedTest
    @MethodSource("goldenForms")
    void whatWasSerializedLongAgoIsRead(SluiceDestination expected, String base64) throws Exception {
        assertThat(read(Base64.getDecoder().decode(base64))).isEqualTo(expected).hasToString(expected.toString());
        assertThat(Base64.getEncoder().encodeToString(write(expected))).isEqualTo(base64);
    }

    static Stream<Arguments> goldenForms() {
        return Stream.of(
                Arguments.of(
                        new SluiceQueue("orders?a=1"),
                        "rO0ABXNyADBkZXYuc2x1aWNlLmptcy5kZXN0aW5hdGlvbi5TZXJpYWxpemVkRGVzdGluYXRpb24AAAAAAAAAAAIAAk"
                                + "wABGtpbmR0ABJMamF2YS9sYW5nL1N0cmluZztMAAR0ZXh0cQB+AAF4cHQABXF1ZXVldAAKb3JkZXJzP2E9MQ=="),
                Arguments.of(
                        new SluiceTopic("prices"),
                        "rO0ABXNyADBkZXYuc2x1aWNlLmptcy5kZXN0aW5hdGlvbi5TZXJpYWxpemVkRGVzdGluYXRpb24AAAAAAAAAAAIAAk"
                                + "wABGtpbmR0ABJMamF2YS9sYW5nL1N0cmluZztMAAR0ZXh0cQB+AAF4cHQABXRvcGljdAAGcHJpY2Vz"));
    }

    @Test
    void aSerializedFormThatMakesNoSenseIsRefused() throws Exception {
        byte[] forged = write(new SerializedDestination("heap", "orders"));

        assertThatThrownBy(() -> read(forged))
                .isInstanceOf(InvalidObjectException.class)
                .hasMessageContaining("'heap'");
    }

    @ParameterizedTest
    @MethodSource("oneOfEachKind")
    @DisplayName("§5.1 destinations are referenceable")
    void aReferenceSaysWhatANamingServiceNeeds(SluiceDestination original) throws Exception {
        Reference reference = original.getReference();

        assertThat(reference.getFactoryClassName()).isEqualTo("dev.sluice.jms.naming.SluiceObjectFactory");
        assertThat(reference.getClassName()).isEqualTo(original.getClass().getName());
        SluiceDestination again =
                Destinations.named((String) reference.get("kind").getContent(), (String)
                        reference.get("name").getContent());
        assertThat(again).hasSameClassAs(original).hasToString(original.toString());
    }

    private static byte[] write(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    private static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        }
    }
}
