package dev.sluice.jms.internal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSException;
import jakarta.jms.MessageEOFException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotReadableException;
import jakarta.jms.MessageNotWriteableException;
import jakarta.jms.StreamMessage;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SluiceStreamMessageTest {
    private final SluiceStreamMessage message = Wire.FACTORY.stream();

    @Test
    void fieldsAreReadInTheOrderTheyWereWritten() throws JMSException {
        for (int i = 0; i < 100; i++) {
            message.writeInt(i);
            message.writeString("s" + i);
        }

        SluiceStreamMessage received = Wire.sendAndReceive(message);

        for (int i = 0; i < 100; i++) {
            assertThat(received.readInt()).isEqualTo(i);
            assertThat(received.readObject()).isEqualTo("s" + i);
        }
        assertThatThrownBy(received::readInt).isInstanceOf(MessageEOFException.class);
        assertThatThrownBy(() -> received.readBytes(new byte[1])).isInstanceOf(MessageEOFException.class);
    }

    @Test
    @DisplayName("StreamMessage javadoc: readBytes goes on until it does not fill the buffer")
    void readBytesInParts() throws JMSException {
        message.writeBytes(new byte[] {1, 2, 3, 4, 5});
        message.writeInt(6);
        message.reset();
        byte[] buffer = new byte[3];

        assertThat(message.readBytes(buffer)).isEqualTo(3);
        assertThat(buffer).containsExactly(1, 2, 3);
        assertThat(message.readBytes(buffer)).isEqualTo(2);
        assertThat(buffer).startsWith(4, 5);
        assertThat(message.readInt()).isEqualTo(6);
    }

    @Test
    @DisplayName("StreamMessage javadoc: a field that fits exactly needs one more call, which returns -1")
    void readBytesThatFitExactly() throws JMSException {
        message.writeBytes(new byte[] {1, 2});
        message.writeInt(3);
        message.reset();

        assertThat(message.readBytes(new byte[2])).isEqualTo(2);
        assertThatThrownBy(message::readInt).isInstanceOf(MessageFormatException.class);
        assertThat(message.readBytes(new byte[2])).isEqualTo(-1);
        assertThat(message.readInt()).isEqualTo(3);
    }

    @Test
    @DisplayName("StreamMessage javadoc: -1 for a null field, 0 for an empty one")
    void readBytesOfNullAndEmptyFields() throws JMSException {
        message.writeBytes(null);
        message.writeBytes(new byte[0]);
        message.writeBytes(null, 0, 0);
        message.writeInt(1);
        message.reset();

        assertThat(message.readBytes(new byte[2])).isEqualTo(-1);
        assertThat(message.readBytes(new byte[2])).isZero();
        assertThat(message.readBytes(new byte[2])).isEqualTo(-1);
        assertThat(message.readInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("StreamMessage javadoc: within a byte[] field every other read is a MessageFormatException")
    void readingOnInTheMiddleOfBytes() throws JMSException {
        message.writeBytes(new byte[] {1, 2, 3});
        message.writeInt(4);
        message.reset();
        message.readBytes(new byte[1]);

        assertThatThrownBy(message::readBoolean).isInstanceOf(MessageFormatException.class);
        assertThatThrownBy(message::readByte).isInstanceOf(MessageFormatException.class);
        assertThatThrownBy(message::readShort).isInstanceOf(MessageFormatException.class);
        assertThatThrownBy(message::readChar).isInstanceOf(MessageFormatException.class);
        assertThatThrownBy(message::readInt).isInstanceOf(MessageFormatException.class);
        assertThatThrownBy(message::readLong).isInstanceOf(MessageFormatException.class);
        assertThatThrownBy(message::readFloat).isInstanceOf(MessageFormatException.class);
        assertThatThrownBy(message::readDouble).isInstanceOf(MessageFormatException.class);
        assertThatThrownBy(message::readString).isInstanceOf(MessageFormatException.class);
        assertThatThrownBy(message::readObject).isInstanceOf(MessageFormatException.class);

        byte[] rest = new byte[3];
        assertThat(message.readBytes(rest)).isEqualTo(2);
        assertThat(rest).startsWith(2, 3);
        assertThat(message.readInt()).isEqualTo(4);
    }

    @Test
    @DisplayName("§3.11.3 readBytes of another type is a MessageFormatException and leaves the position")
    void readBytesOfAnotherType() throws JMSException {
        message.writeString("s");
        message.reset();

        assertThatThrownBy(() -> message.readBytes(new byte[1]))
                .isExactlyInstanceOf(MessageFormatException.class)
                .hasMessageContaining("String");
        assertThat(message.readString()).isEqualTo("s");
    }

    @Test
    void aPartOfAnArrayIsAFieldOfItsOwn() throws JMSException {
        message.writeBytes(new byte[] {1, 2, 3}, 1, 2);
        message.writeBytes(new byte[] {4});
        message.reset();

        assertThat(message.readObject()).isEqualTo(new byte[] {2, 3});
        assertThat(message.readObject()).isEqualTo(new byte[] {4});
        assertThatThrownBy(() -> Wire.FACTORY.stream().writeBytes(new byte[1], 1, 1))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    @DisplayName("§3.12 arrays are copied in and out")
    void arraysAreCopied() throws JMSException {
        byte[] written = {1};
        byte[] asObject = {1};
        message.writeBytes(written);
        message.writeObject(asObject);
        written[0] = 9;
        asObject[0] = 9;
        SluiceStreamMessage received = Wire.sendAndReceive(message);
        ((byte[]) received.readObject())[0] = 9;
        received.reset();

        assertThat(received.readObject()).isEqualTo(new byte[] {1});
        assertThat(received.readObject()).isEqualTo(new byte[] {1});
    }

    @Test
    @DisplayName("§3.11.3 only the ten types are fields")
    void otherTypes() {
        assertThatThrownBy(() -> message.writeObject(new Object()))
                .isExactlyInstanceOf(MessageFormatException.class)
                .hasMessageContaining("java.lang.Object");
    }

    @Test
    @DisplayName("§3.11.2 new and cleared messages are write-only, received and reset ones read-only")
    void modes() throws JMSException {
        checkWriteOnly(message);
        SluiceStreamMessage received = Wire.sendAndReceive(message);
        checkReadOnly(received);
        received.clearBody();
        checkWriteOnly(received);
        received.reset();
        checkReadOnly(received);
    }

    private static void checkWriteOnly(StreamMessage message) throws JMSException {
        message.writeInt(1);
        assertThatThrownBy(message::readInt).isInstanceOf(MessageNotReadableException.class);
        assertThatThrownBy(message::readObject).isInstanceOf(MessageNotReadableException.class);
        assertThatThrownBy(() -> message.readBytes(new byte[1])).isInstanceOf(MessageNotReadableException.class);
    }

    private static void checkReadOnly(StreamMessage message) throws JMSException {
        assertThatThrownBy(() -> message.writeInt(1)).isInstanceOf(MessageNotWriteableException.class);
        assertThatThrownBy(() -> message.writeObject(1)).isInstanceOf(MessageNotWriteableException.class);
        assertThatThrownBy(() -> message.writeObject(new Object())).isInstanceOf(MessageNotWriteableException.class);
        assertThatThrownBy(() -> message.writeBytes(null)).isInstanceOf(MessageNotWriteableException.class);
        assertThat(message.readInt()).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "§3.9 sending leaves the sender in write mode, and what it goes on to write is not in the message sent")
    void writingOnAfterSending() throws JMSException {
        message.writeInt(1);
        SluiceStreamMessage first = Wire.sendAndReceive(message);
        message.writeInt(2);
        SluiceStreamMessage second = Wire.sendAndReceive(message);
        for (int i = 0; i < 100; i++) {
            message.writeInt(i);
        }

        assertThat(first.readInt()).isEqualTo(1);
        assertThatThrownBy(first::readInt).isInstanceOf(MessageEOFException.class);
        assertThat(second.readInt()).isEqualTo(1);
        assertThat(second.readInt()).isEqualTo(2);
        assertThatThrownBy(second::readInt).isInstanceOf(MessageEOFException.class);
    }

    @Test
    @DisplayName("Message javadoc: a stream has no getBody, not even an empty one")
    void getBody() throws JMSException {
        assertThatThrownBy(() -> message.getBody(Object.class)).isInstanceOf(MessageFormatException.class);
        assertThat(message.isBodyAssignableTo(Object.class)).isFalse();
        assertThatThrownBy(() -> Wire.sendAndReceive(message).getBody(Object.class))
                .isInstanceOf(MessageFormatException.class);
    }
}
