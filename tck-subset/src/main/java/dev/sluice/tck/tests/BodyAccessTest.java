package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Session;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** getBody and isBodyAssignableTo. */
@ConformanceTest
final class BodyAccessTest {
    static Stream<Arguments> assignable() {
        return Stream.of(
                Arguments.of(MessageKind.TEXT, String.class),
                Arguments.of(MessageKind.TEXT, CharSequence.class),
                Arguments.of(MessageKind.TEXT, Comparable.class),
                Arguments.of(MessageKind.TEXT, Serializable.class),
                Arguments.of(MessageKind.TEXT, Object.class),
                Arguments.of(MessageKind.OBJECT, ArrayList.class),
                Arguments.of(MessageKind.OBJECT, List.class),
                Arguments.of(MessageKind.OBJECT, Collection.class),
                Arguments.of(MessageKind.OBJECT, Serializable.class),
                Arguments.of(MessageKind.OBJECT, Object.class),
                Arguments.of(MessageKind.MAP, Map.class),
                Arguments.of(MessageKind.MAP, Object.class),
                Arguments.of(MessageKind.BYTES, byte[].class),
                Arguments.of(MessageKind.BYTES, Object.class));
    }

    @ParameterizedTest
    @MethodSource("assignable")
    @Requirement(
            section = "javadoc Message.getBody",
            text = "The body can be had as its own class and whatever that is assignable to.",
            pitfalls = {33, 34})
    void theBodyCanBeHadAs(MessageKind kind, Class<?> type, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Message received = loop.pass(kind.create(loop.session(), "word"));

        assertThat(received.isBodyAssignableTo(type)).isTrue();
        Object body = received.getBody(type);
        assertThat(body).isInstanceOf(type);
        assertThat(kind.read(received)).isEqualTo("word");
    }

    static Stream<Arguments> notAssignable() {
        return Stream.of(
                Arguments.of(MessageKind.TEXT, Integer.class),
                Arguments.of(MessageKind.TEXT, StringBuilder.class),
                Arguments.of(MessageKind.TEXT, Map.class),
                Arguments.of(MessageKind.TEXT, byte[].class),
                Arguments.of(MessageKind.OBJECT, String.class),
                Arguments.of(MessageKind.OBJECT, LinkedList.class),
                Arguments.of(MessageKind.OBJECT, Map.class),
                Arguments.of(MessageKind.OBJECT, byte[].class),
                Arguments.of(MessageKind.MAP, String.class),
                Arguments.of(MessageKind.MAP, List.class),
                Arguments.of(MessageKind.MAP, byte[].class),
                Arguments.of(MessageKind.BYTES, String.class),
                Arguments.of(MessageKind.BYTES, Map.class),
                Arguments.of(MessageKind.BYTES, int[].class),
                Arguments.of(MessageKind.STREAM, String.class),
                Arguments.of(MessageKind.STREAM, byte[].class),
                Arguments.of(MessageKind.STREAM, List.class),
                Arguments.of(MessageKind.STREAM, Object.class));
    }

    @ParameterizedTest
    @MethodSource("notAssignable")
    @Requirement(
            section = "javadoc Message.getBody",
            text = "The body cannot be had as anything else, and that of a stream not at all: MessageFormatException.",
            pitfalls = {33, 34, 122})
    void theBodyCannotBeHadAs(MessageKind kind, Class<?> type, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Message received = loop.pass(kind.create(loop.session(), "word"));

        assertThat(received.isBodyAssignableTo(type)).isFalse();
        assertThatThrownBy(() -> received.getBody(type)).isInstanceOf(MessageFormatException.class);
        assertThat(kind.read(received)).isEqualTo("word");
    }

    @ParameterizedTest
    @EnumSource(
            value = MessageKind.class,
            names = {"PLAIN", "TEXT", "BYTES", "OBJECT"})
    @Requirement(
            section = "javadoc Message.getBody",
            text = "A message without a body gives null for any class.",
            pitfalls = {33, 34})
    void noBodyCanBeHadAsAnything(MessageKind kind, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Message received = loop.pass(kind.create(loop.session()));

        for (Class<?> type : List.of(String.class, Map.class, byte[].class, Integer.class, Object.class)) {
            assertThat(received.isBodyAssignableTo(type)).isTrue();
            Object body = received.getBody(type);
            assertThat(body).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = MessageKind.class,
            names = {"PLAIN", "TEXT", "OBJECT"})
    @Requirement(
            section = "javadoc Message.clearBody",
            text = "A received message that was cleared has no body.",
            pitfalls = {33, 34})
    void aClearedMessageHasNoBody(MessageKind kind, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Message received = loop.pass(kind.create(loop.session(), "word"));

        received.clearBody();

        assertThat(received.isBodyAssignableTo(Integer.class)).isTrue();
        assertThat(received.getBody(Integer.class)).isNull();
    }

    @Test
    @Requirement(
            section = "javadoc Message.getBody",
            text = "A map without entries is taken for no body or for an empty map, by both methods alike.",
            pitfalls = {33, 34})
    void anEmptyMapIsNoBodyOrAnEmptyMap(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        MapMessage received = loop.pass(loop.session().createMapMessage());

        if (received.isBodyAssignableTo(Integer.class)) {
            assertThat(received.getBody(Integer.class)).isNull();
            assertThat(received.<Map<?, ?>>getBody(mapClass())).isNull();
        } else {
            assertThatThrownBy(() -> received.getBody(Integer.class)).isInstanceOf(MessageFormatException.class);
            assertThat(received.<Map<?, ?>>getBody(mapClass())).isEmpty();
        }
    }

    @SuppressWarnings("unchecked") // there is no class literal for it
    private static Class<Map<?, ?>> mapClass() {
        return (Class<Map<?, ?>>) (Class<?>) Map.class;
    }

    @Test
    @Requirement(section = "javadoc Message.getBody", text = "A text message's body is its text.", pitfalls = 33)
    void theBodyOfATextIsTheText(Jms jms) throws JMSException {
        Message message = jms.connection().createSession().createTextMessage("text");

        assertThat(message.getBody(String.class)).isEqualTo("text");
        assertThat(message.getBody(Object.class)).isEqualTo("text");
    }

    @Test
    @Requirement(
            section = "javadoc Message.getBody",
            text = "A map message's body has its names and values.",
            pitfalls = 33)
    @SuppressWarnings("unchecked")
    void theBodyOfAMapHasItsEntries(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        MapMessage message = loop.session().createMapMessage();
        Map<String, Object> expected = new HashMap<>();
        for (ValueType type : ValueType.values()) {
            message.setObject(type.name(), type.sample());
            expected.put(type.name(), type.sample());
        }
        message.setString("null", null);
        expected.put("null", null);

        Map<String, Object> body = loop.pass(message).getBody(Map.class);

        assertThat(body).usingRecursiveComparison().isEqualTo(expected);
    }

    @Test
    @Requirement(
            section = "javadoc Message.getBody",
            text = "An object message's body equals its object.",
            pitfalls = 33)
    void theBodyOfAnObjectMessageIsTheObject(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);

        ObjectMessage received = loop.pass(loop.session().createObjectMessage(new ArrayList<>(List.of(1, 2))));

        Collection<?> body = received.getBody(Collection.class);
        assertThat(body).isEqualTo(List.of(1, 2));
    }

    @Test
    @Requirement(
            section = "javadoc Message.getBody",
            text = "getBody of a bytes message resets it before, so that all bytes come, and after.",
            pitfalls = 33)
    void theBodyOfABytesMessageIsAllOfIt(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        BytesMessage message = loop.session().createBytesMessage();
        message.writeBytes(new byte[] {1, 2, 3});
        BytesMessage received = loop.pass(message);
        received.readByte();

        assertThat(received.getBody(byte[].class)).containsExactly(1, 2, 3);
        assertThat(received.readByte()).isEqualTo((byte) 1);
    }

    @Test
    @Requirement(
            section = "javadoc Message.isBodyAssignableTo",
            text =
                    "If isBodyAssignableTo says yes of a bytes message that is still being written, getBody gives all of it.",
            pitfalls = 122)
    void aBytesMessageInWriteModeIsConsistent(Jms jms) throws JMSException {
        Session session = jms.connection().createSession();
        BytesMessage message = session.createBytesMessage();
        message.writeByte((byte) 1);

        boolean promised = message.isBodyAssignableTo(byte[].class);
        byte[] body = null;
        try {
            body = message.getBody(byte[].class);
        } catch (MessageFormatException e) {
            assertThat(promised).isFalse();
        }

        assertThat(body).isIn(null, new byte[] {1});
        assertThat(body != null || !promised).isTrue();
    }

    @Test
    @Requirement(
            section = "javadoc Message.isBodyAssignableTo",
            text = "An object that cannot be deserialized is assignable to nothing; asking for it gives "
                    + "MessageFormatException.",
            pitfalls = {25, 34})
    void anObjectThatCannotBeDeserializedIsNotAssignable(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);

        ObjectMessage received = loop.pass(loop.session().createObjectMessage(new NotDeserializable()));

        assertThat(received.isBodyAssignableTo(Object.class)).isFalse();
        assertThatThrownBy(() -> received.getBody(Object.class)).isInstanceOf(MessageFormatException.class);
        assertThatThrownBy(received::getObject).isInstanceOf(MessageFormatException.class);
    }

    /** Can be serialized, but not be read again: by itself, or because the provider does not trust its class. */
    private static final class NotDeserializable implements Serializable {
        private static final long serialVersionUID = 1;

        private void readObject(ObjectInputStream in) throws InvalidObjectException {
            throw new InvalidObjectException("never");
        }
    }
}
