package dev.sluice.jms.internal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MessageEOFException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotReadableException;
import jakarta.jms.MessageNotWriteableException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.sluice.core.message.SendResult;

class SluiceBytesMessageTest {
    private final SluiceBytesMessage message = Wire.FACTORY.bytes();

    @Test
    void whatIsWrittenIsRead() throws JMSException {
        message.writeBoolean(true);
        message.writeBoolean(false);
        message.writeByte((byte) -2);
        message.writeByte((byte) -2);
        message.writeShort((short) -3);
        message.writeShort((short) -3);
        message.writeChar('€');
        message.writeInt(Integer.MIN_VALUE);
        message.writeLong(Long.MIN_VALUE);
        message.writeFloat(Float.MIN_VALUE);
        message.writeDouble(-Double.MAX_VALUE);
        message.writeUTF("größe \0 \uD83D\uDE00");
        message.writeBytes(new byte[] {1, 2, 3});
        message.writeBytes(new byte[] {1, 2, 3}, 1, 1);

        SluiceBytesMessage received = Wire.sendAndReceive(message);

        assertThat(received.readBoolean()).isTrue();
        assertThat(received.readBoolean()).isFalse();
        assertThat(received.readByte()).isEqualTo((byte) -2);
        assertThat(received.readUnsignedByte()).isEqualTo(254);
        assertThat(received.readShort()).isEqualTo((short) -3);
        assertThat(received.readUnsignedShort()).isEqualTo(65_533);
        assertThat(received.readChar()).isEqualTo('€');
        assertThat(received.readInt()).isEqualTo(Integer.MIN_VALUE);
        assertThat(received.readLong()).isEqualTo(Long.MIN_VALUE);
        assertThat(received.readFloat()).isEqualTo(Float.MIN_VALUE);
        assertThat(received.readDouble()).isEqualTo(-Double.MAX_VALUE);
        assertThat(received.readUTF()).isEqualTo("größe \0 \uD83D\uDE00");
        byte[] rest = new byte[10];
        assertThat(received.readBytes(rest)).isEqualTo(4);
        assertThat(rest).startsWith(1, 2, 3, 2);
        assertThat(received.readBytes(rest)).isEqualTo(-1);
    }

    @Property(tries = 200)
    void theBytesAreThoseOfADataOutputStream(
            @ForAll int i, @ForAll long l, @ForAll double d, @ForAll float f, @ForAll String text, @ForAll byte[] bytes)
            throws JMSException, IOException {
        SluiceBytesMessage written = Wire.FACTORY.bytes();
        written.writeInt(i);
        written.writeLong(l);
        written.writeDouble(d);
        written.writeFloat(f);
        written.writeUTF(text);
        written.writeChar((char) i);
        written.writeBytes(bytes);
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(expected)) {
            out.writeInt(i);
            out.writeLong(l);
            out.writeDouble(d);
            out.writeFloat(f);
            out.writeUTF(text);
            out.writeChar((char) i);
            out.write(bytes);
        }

        assertThat(Wire.sendAndReceive(written).getBody(byte[].class)).isEqualTo(expected.toByteArray());
    }

    @Test
    void objectsAreWrittenAsTheirTypes() throws JMSException {
        for (Object value : new Object[] {true, (byte) 1, (short) 2, 'c', 4, 5L, 6f, 7d, "8", new byte[] {9}}) {
            message.writeObject(value);
        }
        message.reset();

        assertThat(message.readBoolean()).isTrue();
        assertThat(message.readByte()).isEqualTo((byte) 1);
        assertThat(message.readShort()).isEqualTo((short) 2);
        assertThat(message.readChar()).isEqualTo('c');
        assertThat(message.readInt()).isEqualTo(4);
        assertThat(message.readLong()).isEqualTo(5L);
        assertThat(message.readFloat()).isEqualTo(6f);
        assertThat(message.readDouble()).isEqualTo(7d);
        assertThat(message.readUTF()).isEqualTo("8");
        assertThat(message.readByte()).isEqualTo((byte) 9);
        assertThatThrownBy(() -> Wire.FACTORY.bytes().writeObject(new Object()))
                .isExactlyInstanceOf(MessageFormatException.class)
                .hasMessageContaining("java.lang.Object");
    }

    @Test
    @DisplayName("§3.12 null cannot be written")
    void nulls() {
        assertThatThrownBy(() -> message.writeObject(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> message.writeUTF(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> message.writeBytes(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> message.writeBytes(null, 0, 0)).isInstanceOf(NullPointerException.class);
    }

    @Test
    @DisplayName("§3.11.3 at the end, every read is a MessageEOFException and leaves the position")
    void endOfData() throws JMSException {
        message.writeByte((byte) 1);
        message.reset();

        assertThatThrownBy(message::readShort).isInstanceOf(MessageEOFException.class);
        assertThatThrownBy(message::readUnsignedShort).isInstanceOf(MessageEOFException.class);
        assertThatThrownBy(message::readChar).isInstanceOf(MessageEOFException.class);
        assertThatThrownBy(message::readInt).isInstanceOf(MessageEOFException.class);
        assertThatThrownBy(message::readLong).isInstanceOf(MessageEOFException.class);
        assertThatThrownBy(message::readFloat).isInstanceOf(MessageEOFException.class);
        assertThatThrownBy(message::readDouble).isInstanceOf(MessageEOFException.class);
        assertThatThrownBy(message::readUTF).isInstanceOf(MessageEOFException.class);
        assertThat(message.readByte()).isEqualTo((byte) 1);
        assertThatThrownBy(message::readByte).isInstanceOf(MessageEOFException.class);
        assertThatThrownBy(message::readUnsignedByte).isInstanceOf(MessageEOFException.class);
        assertThatThrownBy(message::readBoolean).isInstanceOf(MessageEOFException.class);
    }

    @Test
    @DisplayName("§3.11.3 a text that is cut off or malformed leaves the position")
    void failedTexts() throws JMSException {
        message.writeShort((short) 2);
        message.writeByte((byte) 0xC0);
        message.reset();
        assertThatThrownBy(message::readUTF).isInstanceOf(MessageEOFException.class);
        assertThat(message.readShort()).isEqualTo((short) 2);

        message.clearBody();
        message.writeShort((short) 1);
        message.writeByte((byte) 0xC0);
        message.reset();
        assertThatThrownBy(message::readUTF).isExactlyInstanceOf(MessageFormatException.class);
        assertThat(message.readShort()).isEqualTo((short) 1);
    }

    @Test
    void aTextTooLongIsRefusedAndNothingWritten() throws JMSException {
        String tooLong = "ü".repeat(40_000);

        assertThatThrownBy(() -> message.writeUTF(tooLong))
                .isInstanceOf(MessageFormatException.class)
                .hasMessageContaining("65535");
        message.writeByte((byte) 1);
        message.reset();
        assertThat(message.getBodyLength()).isEqualTo(1);
    }

    @Test
    @DisplayName("BytesMessage javadoc: readBytes fills what it can and ends with -1")
    void readBytes() throws JMSException {
        message.writeBytes(new byte[] {1, 2, 3, 4, 5});
        message.reset();
        byte[] buffer = new byte[3];

        assertThat(message.readBytes(buffer)).isEqualTo(3);
        assertThat(buffer).containsExactly(1, 2, 3);
        assertThat(message.readBytes(buffer, 1)).isEqualTo(1);
        assertThat(message.readBytes(buffer)).isEqualTo(1);
        assertThat(message.readBytes(buffer)).isEqualTo(-1);
        assertThatThrownBy(() -> message.readBytes(buffer, -1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> message.readBytes(buffer, 4)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aPartOutsideOfTheArrayIsRefused() {
        assertThatThrownBy(() -> message.writeBytes(new byte[2], 1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> message.writeBytes(new byte[2], -1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    @DisplayName("§3.11.2 new and cleared messages are write-only, getBodyLength included")
    void writeOnly() throws JMSException {
        checkWriteOnly(message);
        SluiceBytesMessage received = Wire.sendAndReceive(message);

        received.clearBody();

        checkWriteOnly(received);
    }

    private static void checkWriteOnly(BytesMessage message) throws JMSException {
        message.writeInt(1);
        assertThatThrownBy(message::readInt).isInstanceOf(MessageNotReadableException.class);
        assertThatThrownBy(message::readUTF).isInstanceOf(MessageNotReadableException.class);
        assertThatThrownBy(() -> message.readBytes(new byte[1])).isInstanceOf(MessageNotReadableException.class);
        assertThatThrownBy(message::getBodyLength).isInstanceOf(MessageNotReadableException.class);
        message.reset();
        assertThat(message.readInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("§3.11.2 received and reset messages are read-only")
    void readOnly() throws JMSException {
        message.writeInt(1);
        checkReadOnly(Wire.sendAndReceive(message));

        message.reset();

        checkReadOnly(message);
    }

    private static void checkReadOnly(BytesMessage message) throws JMSException {
        assertThatThrownBy(() -> message.writeBoolean(true)).isInstanceOf(MessageNotWriteableException.class);
        assertThatThrownBy(() -> message.writeByte((byte) 1)).isInstanceOf(MessageNotWriteableException.class);
        assertThatThrownBy(() -> message.writeShort((short) 1)).isInstanceOf(MessageNotWriteableException.class);
        assertThatThrownBy(() -> message.writeChar('c')).isInstanceOf(MessageNotWriteableException.class);
        assertThatThrownBy(() -> message.writeInt(1)).isInstanceOf(MessageNotWriteableException.class);
        assertThatThrownBy(() -> message.writeLong(1)).isInstanceOf(MessageNotWriteableException.class);
        assertThatThrownBy(() -> message.writeFloat(1)).isInstanceOf(MessageNotWriteableException.class);
        assertThatThrownBy(() -> message.writeDouble(1)).isInstanceOf(MessageNotWriteableException.class);
        assertThatThrownBy(() -> message.writeUTF("")).isInstanceOf(MessageNotWriteableException.class);
        assertThatThrownBy(() -> message.writeBytes(new byte[1])).isInstanceOf(MessageNotWriteableException.class);
        assertThatThrownBy(() -> message.writeBytes(new byte[1], 0, 1))
                .isInstanceOf(MessageNotWriteableException.class);
        assertThatThrownBy(() -> message.writeObject(1)).isInstanceOf(MessageNotWriteableException.class);
        assertThat(message.getBodyLength()).isEqualTo(4);
    }

    @Test
    @DisplayName(
            "§3.9 sending leaves the sender in write mode, and what it goes on to write is not in the message sent")
    void writingOnAfterSending() throws JMSException {
        message.writeInt(1);
        SluiceBytesMessage first = Wire.sendAndReceive(message);
        message.writeInt(2);
        SluiceBytesMessage second = Wire.sendAndReceive(message);
        for (int i = 0; i < 1_000; i++) {
            message.writeInt(i);
        }

        assertThat(first.getBodyLength()).isEqualTo(4);
        assertThat(first.readInt()).isEqualTo(1);
        assertThat(second.getBodyLength()).isEqualTo(8);
        assertThat(second.readInt()).isEqualTo(1);
        assertThat(second.readInt()).isEqualTo(2);
    }

    @Test
    @DisplayName("§3.9 clearing after sending leaves the message sent alone")
    void clearingAfterSending() throws JMSException {
        message.writeInt(1);
        SluiceBytesMessage received = Wire.sendAndReceive(message);

        message.clearBody();
        message.writeInt(2);

        assertThat(received.readInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("§3.12 arrays are copied in and out")
    void arraysAreCopied() throws JMSException {
        byte[] array = {1};
        message.writeBytes(array);
        array[0] = 9;
        SluiceBytesMessage received = Wire.sendAndReceive(message);
        received.getBody(byte[].class)[0] = 9;

        assertThat(received.readByte()).isEqualTo((byte) 1);
        assertThat(Wire.sendAndReceive(message).readByte()).isEqualTo((byte) 1);
    }

    @Test
    void resetGoesBackToTheBeginning() throws JMSException {
        message.writeInt(1);
        SluiceBytesMessage received = Wire.sendAndReceive(message);
        received.readInt();

        received.reset();

        assertThat(received.readInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("Message javadoc, getBody: a bytes message is reset before and after")
    void getBodyResets() throws JMSException {
        message.writeInt(1);
        SluiceBytesMessage received = Wire.sendAndReceive(message);
        received.readShort();

        assertThat(received.getBody(byte[].class)).containsExactly(0, 0, 0, 1);
        assertThat(received.readInt()).isEqualTo(1);
        assertThat(received.getBody(Object.class)).isEqualTo(new byte[] {0, 0, 0, 1});
    }

    @Test
    @DisplayName("Message javadoc, getBody of what is being written: MessageFormatException")
    void getBodyWhileWriting() throws JMSException {
        assertThat(message.getBody(byte[].class)).isNull();
        assertThat(message.isBodyAssignableTo(String.class)).isTrue();

        message.writeInt(1);

        assertThatThrownBy(() -> message.getBody(byte[].class))
                .isInstanceOf(MessageFormatException.class)
                .hasMessageContaining("reset()");
        assertThat(message.isBodyAssignableTo(byte[].class)).isFalse();
        message.writeInt(2);
        message.reset();
        assertThat(message.getBody(byte[].class)).hasSize(8);
        assertThatThrownBy(() -> message.getBody(String.class)).hasMessageContaining("java.lang.String");
    }

    @Test
    @DisplayName("BytesMessage javadoc: after an asynchronous send it can be read from its beginning")
    void afterAsynchronousSend() throws JMSException {
        message.writeInt(1);
        message.beginAsyncSend();
        message.endAsyncSend(Wire.envelope(message), SendResult.ONE);

        assertThat(message.getBodyLength()).isEqualTo(4);
        assertThat(message.readInt()).isEqualTo(1);
    }

    @Test
    void aLargeRunWrittenFirstIsKeptWithoutSlack() throws JMSException {
        message.writeBytes(new byte[1_000]);

        assertThat(((BytesBody) Wire.envelope(message).body()).array()).hasSize(1_000);
    }
}
