package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.Stream;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MessageEOFException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotReadableException;
import jakarta.jms.MessageNotWriteableException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Messages with bytes: values, layout, end, objects. */
@ConformanceTest
final class BytesMessageTest {
    @ParameterizedTest
    @EnumSource(BytesValue.class)
    @Requirement(section = "3.11", text = "Values of each type reach the receiver, limits included.")
    void valuesReachTheReceiver(BytesValue type, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        BytesMessage sent = loop.session().createBytesMessage();
        for (Object value : type.examples()) {
            type.write(sent, value);
        }

        BytesMessage received = loop.pass(sent);

        for (Object value : type.examples()) {
            assertThat(type.read(received)).isEqualTo(value);
        }
        assertThatThrownBy(() -> type.read(received)).isInstanceOf(MessageEOFException.class);
    }

    @Test
    @Requirement(section = "javadoc BytesMessage", text = "Numbers are written with the high byte first.")
    void numbersAreWrittenHighByteFirst(Jms jms) throws JMSException {
        BytesMessage message = jms.connection().createSession().createBytesMessage();
        message.writeShort((short) 0x0102);
        message.writeChar('\u0304');
        message.writeInt(0x05060708);
        message.writeLong(0x090A0B0C0D0E0F10L);
        message.reset();

        assertThat(remaining(message)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
    }

    @Test
    @Requirement(
            section = "javadoc BytesMessage",
            text = "Booleans are written as a byte 1 or 0, floating numbers as their bits.")
    void othersAreWrittenAsTheirBits(Jms jms) throws JMSException {
        BytesMessage message = jms.connection().createSession().createBytesMessage();
        message.writeBoolean(true);
        message.writeBoolean(false);
        message.writeFloat(1.5f);
        message.writeDouble(-2.25);
        message.reset();

        assertThat(message.readByte()).isEqualTo((byte) 1);
        assertThat(message.readByte()).isEqualTo((byte) 0);
        assertThat(message.readInt()).isEqualTo(Float.floatToIntBits(1.5f));
        assertThat(message.readLong()).isEqualTo(Double.doubleToLongBits(-2.25));
    }

    @Test
    @Requirement(
            section = "javadoc BytesMessage.writeUTF",
            text = "Text is written as its length in two bytes and UTF-8.")
    void textIsWrittenInUtf8(Jms jms) throws JMSException {
        BytesMessage message = jms.connection().createSession().createBytesMessage();
        message.writeUTF("a\u00e4\u20ac");
        message.reset();

        // Zero and characters beyond U+FFFF are left out: whether UTF-8 is the modified one there, the API leaves open.
        assertThat(remaining(message)).containsExactly(0, 6, 'a', 0xC3, 0xA4, 0xE2, 0x82, 0xAC);
    }

    @Test
    @Requirement(
            section = "javadoc BytesMessage.writeBytes",
            text = "Arrays and parts of arrays are written as they are.")
    void arraysAreWrittenAsTheyAre(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        BytesMessage message = loop.session().createBytesMessage();
        message.writeBytes(new byte[] {1, 2});
        message.writeBytes(new byte[0]);
        message.writeBytes(new byte[] {3, 4, 5, 6}, 1, 2);

        assertThat(remaining(loop.pass(message))).containsExactly(1, 2, 4, 5);
    }

    @ParameterizedTest
    @EnumSource(
            value = BytesValue.class,
            names = {"BOOLEAN", "BYTE"},
            mode = EnumSource.Mode.EXCLUDE)
    @Requirement(
            section = "10.3",
            text = "A value of which only the beginning is there gives MessageEOFException.",
            pitfalls = 32)
    void aValueThatIsNotWholeIsRefused(BytesValue type, Jms jms) throws JMSException {
        BytesMessage message = jms.connection().createSession().createBytesMessage();
        if (type != BytesValue.UNSIGNED_BYTE) {
            message.writeByte((byte) 1);
        }
        message.reset();

        assertThatThrownBy(() -> type.read(message)).isInstanceOf(MessageEOFException.class);
    }

    @ParameterizedTest
    @EnumSource(BytesValue.class)
    @Requirement(
            section = "10.3",
            text = "An empty message that was received is at its end.",
            pitfalls = {32, 36})
    void anEmptyMessageIsAtItsEnd(BytesValue type, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        BytesMessage received = loop.pass(loop.session().createBytesMessage());

        assertThat(received.getBodyLength()).isZero();
        assertThatThrownBy(() -> type.read(received)).isInstanceOf(MessageEOFException.class);
    }

    @ParameterizedTest
    @EnumSource(ValueType.class)
    @Requirement(
            section = "javadoc BytesMessage.writeObject",
            text =
                    "writeObject takes wrapped primitives, String and byte[], as if they were written by their own method.")
    void anObjectIsWrittenLikeItsValue(ValueType type, Jms jms) throws JMSException {
        BytesMessage byObject = jms.connection().createSession().createBytesMessage();
        BytesMessage byMethod = jms.connection().createSession().createBytesMessage();

        byObject.writeObject(type.sample());
        if (type == ValueType.BYTES) {
            byMethod.writeBytes((byte[]) type.sample());
        } else {
            BytesValue.valueOf(type == ValueType.STRING ? "UTF" : type.name()).write(byMethod, type.sample());
        }

        byObject.reset();
        byMethod.reset();
        assertThat(remaining(byObject)).isEqualTo(remaining(byMethod)).isNotEmpty();
    }

    static Stream<Object> unsuitableObjects() {
        return Stream.of(Instant.EPOCH, new BigDecimal("1.5"), new ArrayList<>(), new Object(), new int[] {1});
    }

    @ParameterizedTest
    @MethodSource("unsuitableObjects")
    @Requirement(section = "10.3", text = "writeObject refuses objects of any other class with MessageFormatException.")
    void anObjectOfAnotherClassIsRefused(Object unsuitable, Jms jms) throws JMSException {
        BytesMessage message = jms.connection().createSession().createBytesMessage();

        assertThatThrownBy(() -> message.writeObject(unsuitable)).isInstanceOf(MessageFormatException.class);
    }

    @Test
    @Requirement(
            section = "3.12",
            text = "Null cannot be written: each method that is given it throws NullPointerException.",
            pitfalls = 32)
    void nullIsRefused(Jms jms) throws JMSException {
        BytesMessage message = jms.connection().createSession().createBytesMessage();

        assertThatThrownBy(() -> message.writeObject(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> message.writeUTF(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> message.writeBytes(null)).isInstanceOf(NullPointerException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000, 100_000, 3_000_000})
    @Requirement(section = "3.11", text = "Messages of any size reach the receiver byte for byte.")
    void anySizeReachesTheReceiver(int size, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i * 31);
        }
        BytesMessage message = loop.session().createBytesMessage();
        message.writeBytes(bytes);

        BytesMessage received = loop.pass(message);

        assertThat(received.getBodyLength()).isEqualTo(size);
        assertThat(Arrays.equals(remaining(received), bytes)).isTrue();
    }

    @Test
    @Requirement(section = "3.12", text = "An array is copied when it is written.", pitfalls = 23)
    void arraysAreCopied(Jms jms) throws JMSException {
        BytesMessage message = jms.connection().createSession().createBytesMessage();
        byte[] given = {1, 2, 3};
        message.writeBytes(given);
        message.writeObject(given);
        given[0] = 99;
        message.reset();

        assertThat(remaining(message)).containsExactly(1, 2, 3, 1, 2, 3);
    }

    // ---------------------------------------------------------------- read and write mode

    @ParameterizedTest
    @EnumSource(BytesValue.class)
    @Requirement(section = "javadoc BytesMessage", text = "A new message cannot be read from.", pitfalls = 27)
    void aNewMessageCannotBeRead(BytesValue type, Jms jms) throws JMSException {
        BytesMessage message = jms.connection().createSession().createBytesMessage();
        type.write(message, type.sample());

        assertThatThrownBy(() -> type.read(message)).isInstanceOf(MessageNotReadableException.class);
    }

    @Test
    @Requirement(
            section = "javadoc BytesMessage",
            text = "Bytes and length of a new message cannot be read either.",
            pitfalls = 27)
    void theLengthOfANewMessageCannotBeRead(Jms jms) throws JMSException {
        BytesMessage message = jms.connection().createSession().createBytesMessage();
        message.writeInt(1);

        assertThatThrownBy(message::getBodyLength).isInstanceOf(MessageNotReadableException.class);
        assertThatThrownBy(() -> message.readBytes(new byte[1])).isInstanceOf(MessageNotReadableException.class);
        assertThatThrownBy(() -> message.readBytes(new byte[1], 1)).isInstanceOf(MessageNotReadableException.class);
    }

    @ParameterizedTest
    @EnumSource(BytesValue.class)
    @Requirement(section = "3.11.2", text = "A received message cannot be written to.", pitfalls = 19)
    void aReceivedMessageCannotBeWrittenTo(BytesValue type, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        BytesMessage received = loop.pass(loop.session().createBytesMessage());

        assertThatThrownBy(() -> type.write(received, type.sample())).isInstanceOf(MessageNotWriteableException.class);
    }

    @Test
    @Requirement(
            section = "3.11.2",
            text = "Neither arrays nor objects can be written to a received message.",
            pitfalls = 19)
    void aReceivedMessageTakesNoArrays(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        BytesMessage received = loop.pass(loop.session().createBytesMessage());

        assertThatThrownBy(() -> received.writeBytes(new byte[1])).isInstanceOf(MessageNotWriteableException.class);
        assertThatThrownBy(() -> received.writeBytes(new byte[1], 0, 1))
                .isInstanceOf(MessageNotWriteableException.class);
        assertThatThrownBy(() -> received.writeObject(1)).isInstanceOf(MessageNotWriteableException.class);
    }

    @Test
    @Requirement(
            section = "javadoc BytesMessage.reset",
            text = "reset makes a message readable from its beginning, and read-only.")
    void resettingMakesItReadableFromTheBeginning(Jms jms) throws JMSException {
        BytesMessage message = jms.connection().createSession().createBytesMessage();
        message.writeInt(1);
        message.writeInt(2);
        message.reset();
        message.readInt();

        message.reset();

        assertThat(message.readInt()).isEqualTo(1);
        assertThat(message.readInt()).isEqualTo(2);
        assertThatThrownBy(() -> message.writeInt(3)).isInstanceOf(MessageNotWriteableException.class);
    }

    @Test
    @Requirement(section = "3.11.1", text = "clearBody makes a received message empty and write-only.", pitfalls = 27)
    void clearingMakesItEmptyAndWriteOnly(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        BytesMessage message = loop.session().createBytesMessage();
        message.writeInt(1);
        BytesMessage received = loop.pass(message);

        received.clearBody();
        assertThatThrownBy(received::readInt).isInstanceOf(MessageNotReadableException.class);
        assertThatThrownBy(received::getBodyLength).isInstanceOf(MessageNotReadableException.class);
        received.writeByte((byte) 9);
        received.reset();

        assertThat(remaining(received)).containsExactly(9);
    }

    @Test
    @Requirement(
            section = "3.9",
            text = "Sending does not make the sender's message readable; it can be written on.",
            pitfalls = {22, 26})
    void sendingLeavesItInWriteMode(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        BytesMessage message = loop.session().createBytesMessage();
        message.writeByte((byte) 1);
        loop.producer().send(message);

        assertThatThrownBy(message::readByte).isInstanceOf(MessageNotReadableException.class);
        message.writeByte((byte) 2);
        loop.producer().send(message);

        assertThat(remaining((BytesMessage) loop.receive())).containsExactly(1);
        assertThat(remaining((BytesMessage) loop.receive())).containsExactly(1, 2);
    }

    @Test
    @Requirement(section = "3.9", text = "A message that was partly read can be sent, whole.", pitfalls = 22)
    void aPartlyReadMessageIsSentWhole(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        BytesMessage message = loop.session().createBytesMessage();
        message.writeBytes(new byte[] {1, 2, 3});
        message.reset();
        message.readByte();

        assertThat(remaining(loop.pass(message))).containsExactly(1, 2, 3);
    }

    /** Returns what has not been read yet. */
    private static byte[] remaining(BytesMessage message) throws JMSException {
        byte[] buffer = new byte[(int) message.getBodyLength()];
        int length = message.readBytes(buffer);
        return Arrays.copyOf(buffer, Math.max(length, 0));
    }
}
