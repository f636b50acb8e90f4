package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import jakarta.jms.JMSException;
import jakarta.jms.MessageEOFException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotReadableException;
import jakarta.jms.MessageNotWriteableException;
import jakarta.jms.StreamMessage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Messages with values in sequence. */
@ConformanceTest
final class StreamMessageTest {
    static Stream<ValueType.Typed> values() {
        return ValueType.examplesOf(ValueType.OF_BODIES);
    }

    @ParameterizedTest
    @MethodSource("values")
    @Requirement(section = "3.11", text = "A field of each type reaches the receiver with type and value.")
    void aFieldReachesTheReceiver(ValueType.Typed typed, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        StreamMessage sent = loop.session().createStreamMessage();
        Values.write(sent, typed.type(), typed.value());
        Values.write(sent, typed.type(), typed.value());

        StreamMessage received = loop.pass(sent);

        assertThat(Values.read(received, typed.type())).isEqualTo(typed.value());
        if (typed.type() != ValueType.BYTES) {
            assertThat(received.readObject()).isEqualTo(typed.value());
        }
    }

    @ParameterizedTest
    @EnumSource(ValueType.class)
    @Requirement(
            section = "3.11.3",
            text =
                    "writeObject takes wrapped primitives, String and byte[], as if they were written by their own method.")
    void aFieldCanBeWrittenAndReadAsAnObject(ValueType type, Jms jms) throws JMSException {
        StreamMessage message = jms.connection().createSession().createStreamMessage();

        message.writeObject(type.sample());
        message.writeObject(type.sample());
        message.reset();

        assertThat(message.readObject()).isEqualTo(type.sample());
        assertThat(Values.read(message, type)).isEqualTo(type.sample());
    }

    static Stream<Object> unsuitableObjects() {
        return Stream.of(Instant.EPOCH, new BigDecimal("1.5"), new ArrayList<>(), new Object(), new int[] {1});
    }

    @ParameterizedTest
    @MethodSource("unsuitableObjects")
    @Requirement(section = "10.3", text = "writeObject refuses objects of any other class with MessageFormatException.")
    void anObjectOfAnotherClassIsRefused(Object unsuitable, Jms jms) throws JMSException {
        StreamMessage message = jms.connection().createSession().createStreamMessage();

        assertThatThrownBy(() -> message.writeObject(unsuitable)).isInstanceOf(MessageFormatException.class);
    }

    @Test
    @Requirement(section = "3.11", text = "Fields are read in the order in which they were written.")
    void fieldsComeInOrder(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        StreamMessage message = loop.session().createStreamMessage();
        for (ValueType type : ValueType.values()) {
            Values.write(message, type, type.sample());
        }

        StreamMessage received = loop.pass(message);

        for (ValueType type : ValueType.values()) {
            assertThat(received.readObject()).isEqualTo(type.sample());
        }
        assertThatThrownBy(received::readObject).isInstanceOf(MessageEOFException.class);
    }

    @ParameterizedTest
    @EnumSource(ValueType.class)
    @Requirement(section = "10.3", text = "Reading beyond the last field gives MessageEOFException.", pitfalls = 32)
    void readingBeyondTheEndIsRefused(ValueType type, Jms jms) throws JMSException {
        StreamMessage message = jms.connection().createSession().createStreamMessage();
        message.writeInt(1);
        message.reset();
        message.readInt();

        assertThatThrownBy(() -> Values.read(message, type)).isInstanceOf(MessageEOFException.class);
        assertThatThrownBy(message::readObject).isInstanceOf(MessageEOFException.class);
    }

    @ParameterizedTest
    @EnumSource(ValueType.class)
    @Requirement(
            section = "10.3",
            text = "An empty stream that was received is at its end.",
            pitfalls = {32, 36})
    void anEmptyStreamIsAtItsEnd(ValueType type, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        StreamMessage received = loop.pass(loop.session().createStreamMessage());

        assertThatThrownBy(() -> Values.read(received, type)).isInstanceOf(MessageEOFException.class);
    }

    @ParameterizedTest
    @EnumSource(ValueType.class)
    @Requirement(section = "javadoc StreamMessage", text = "A new stream cannot be read from.", pitfalls = 27)
    void aNewStreamCannotBeRead(ValueType type, Jms jms) throws JMSException {
        StreamMessage message = jms.connection().createSession().createStreamMessage();
        Values.write(message, type, type.sample());

        assertThatThrownBy(() -> Values.read(message, type)).isInstanceOf(MessageNotReadableException.class);
        assertThatThrownBy(message::readObject).isInstanceOf(MessageNotReadableException.class);
    }

    @ParameterizedTest
    @EnumSource(ValueType.class)
    @Requirement(section = "3.11.2", text = "A received stream cannot be written to.", pitfalls = 19)
    void aReceivedStreamCannotBeWrittenTo(ValueType type, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        StreamMessage received = loop.pass(loop.session().createStreamMessage());

        assertThatThrownBy(() -> Values.write(received, type, type.sample()))
                .isInstanceOf(MessageNotWriteableException.class);
        assertThatThrownBy(() -> received.writeObject(type.sample())).isInstanceOf(MessageNotWriteableException.class);
        assertThatThrownBy(() -> received.writeBytes(new byte[] {1, 2}, 0, 1))
                .isInstanceOf(MessageNotWriteableException.class);
    }

    @Test
    @Requirement(
            section = "javadoc StreamMessage.reset",
            text = "reset makes a stream readable from its beginning, and read-only.")
    void resettingMakesItReadableFromTheBeginning(Jms jms) throws JMSException {
        StreamMessage message = jms.connection().createSession().createStreamMessage();
        message.writeInt(1);
        message.writeInt(2);
        message.reset();
        assertThat(message.readInt()).isEqualTo(1);

        message.reset();

        assertThat(List.of(message.readInt(), message.readInt())).containsExactly(1, 2);
        assertThatThrownBy(() -> message.writeInt(3)).isInstanceOf(MessageNotWriteableException.class);
    }

    @Test
    @Requirement(section = "3.11.1", text = "clearBody makes a received stream empty and write-only.", pitfalls = 27)
    void clearingMakesItEmptyAndWriteOnly(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        StreamMessage message = loop.session().createStreamMessage();
        message.writeString("old");
        StreamMessage received = loop.pass(message);

        received.clearBody();
        assertThatThrownBy(received::readString).isInstanceOf(MessageNotReadableException.class);
        received.writeString("new");
        received.reset();

        assertThat(received.readString()).isEqualTo("new");
        assertThatThrownBy(received::readString).isInstanceOf(MessageEOFException.class);
    }

    @Test
    @Requirement(
            section = "3.9",
            text = "Sending does not make the sender's stream readable; it can be written on.",
            pitfalls = {22, 26})
    void sendingLeavesItInWriteMode(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        StreamMessage message = loop.session().createStreamMessage();
        message.writeInt(1);
        loop.producer().send(message);

        assertThatThrownBy(message::readInt).isInstanceOf(MessageNotReadableException.class);
        message.writeInt(2);
        loop.producer().send(message);

        StreamMessage first = (StreamMessage) loop.receive();
        StreamMessage second = (StreamMessage) loop.receive();
        assertThat(first.readInt()).isEqualTo(1);
        assertThatThrownBy(first::readInt).isInstanceOf(MessageEOFException.class);
        assertThat(List.of(second.readInt(), second.readInt())).containsExactly(1, 2);
    }

    @Test
    @Requirement(section = "3.9", text = "A stream that was partly read can be sent, whole.", pitfalls = 22)
    void aPartlyReadStreamIsSentWhole(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        StreamMessage message = loop.session().createStreamMessage();
        message.writeInt(1);
        message.writeInt(2);
        message.reset();
        message.readInt();

        StreamMessage received = loop.pass(message);

        assertThat(List.of(received.readInt(), received.readInt())).containsExactly(1, 2);
    }
}
