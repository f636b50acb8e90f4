package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSException;
import jakarta.jms.MessageEOFException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.StreamMessage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Fields of streams that are arrays of bytes, which can be read in parts. */
@ConformanceTest
final class StreamBytesTest {
    private static final byte[] FIVE = {1, 2, 3, 4, 5};

    @Test
    @Requirement(
            section = "javadoc StreamMessage.readBytes",
            text = "A buffer longer than the field takes all of it, and the field is finished.",
            pitfalls = 29)
    void aLongBufferTakesAll(Jms jms) throws JMSException {
        StreamMessage message = withFive(jms);
        byte[] buffer = new byte[6];

        assertThat(message.readBytes(buffer)).isEqualTo(5);

        assertThat(buffer).startsWith(1, 2, 3, 4, 5);
        assertThat(message.readInt()).isEqualTo(77);
    }

    @Test
    @Requirement(
            section = "javadoc StreamMessage.readBytes",
            text = "A shorter buffer takes the field in parts, until a part does not fill it.",
            pitfalls = 29)
    void aShortBufferTakesItInParts(Jms jms) throws JMSException {
        StreamMessage message = withFive(jms);
        byte[] buffer = new byte[2];

        assertThat(message.readBytes(buffer)).isEqualTo(2);
        assertThat(buffer).containsExactly(1, 2);
        assertThat(message.readBytes(buffer)).isEqualTo(2);
        assertThat(buffer).containsExactly(3, 4);
        assertThat(message.readBytes(buffer)).isEqualTo(1);
        assertThat(buffer[0]).isEqualTo((byte) 5);

        assertThat(message.readInt()).isEqualTo(77);
    }

    @Test
    @Requirement(
            section = "javadoc StreamMessage.readBytes",
            text = "When the last part fills the buffer, the next call returns -1 and finishes the field.",
            pitfalls = 29)
    void aBufferThatIsJustFilledNeedsOneMoreCall(Jms jms) throws JMSException {
        StreamMessage message = withFive(jms);
        byte[] buffer = new byte[5];

        assertThat(message.readBytes(buffer)).isEqualTo(5);
        assertThat(message.readBytes(buffer)).isEqualTo(-1);

        assertThat(buffer).containsExactly(1, 2, 3, 4, 5);
        assertThat(message.readInt()).isEqualTo(77);
    }

    @Test
    @Requirement(
            section = "javadoc StreamMessage.readBytes",
            text = "A null field gives -1, an empty one 0.",
            pitfalls = 29)
    void aNullFieldGivesMinusOneAndAnEmptyOneZero(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        StreamMessage message = loop.session().createStreamMessage();
        message.writeBytes(null);
        message.writeBytes(new byte[0]);
        message.writeInt(77);
        StreamMessage received = loop.pass(message);
        byte[] buffer = new byte[4];

        assertThat(received.readBytes(buffer)).isEqualTo(-1);
        assertThat(received.readBytes(buffer)).isZero();
        assertThat(received.readInt()).isEqualTo(77);
    }

    @ParameterizedTest
    @EnumSource(value = ValueType.class, names = "BYTES", mode = EnumSource.Mode.EXCLUDE)
    @Requirement(
            section = "javadoc StreamMessage.readBytes",
            text =
                    "Until a field that is read in parts is finished, reading anything else gives MessageFormatException.",
            pitfalls = 29)
    void anUnfinishedFieldMustBeFinishedFirst(ValueType type, Jms jms) throws JMSException {
        StreamMessage message = withFive(jms);
        byte[] buffer = new byte[2];
        message.readBytes(buffer);

        assertThatThrownBy(() -> Values.read(message, type)).isInstanceOf(MessageFormatException.class);
        assertThatThrownBy(message::readObject).isInstanceOf(MessageFormatException.class);

        assertThat(message.readBytes(buffer)).isEqualTo(2);
        assertThat(buffer).containsExactly(3, 4);
    }

    @Test
    @Requirement(
            section = "javadoc StreamMessage.readBytes",
            text = "A field that filled the buffer is not finished before the call that returns -1.",
            pitfalls = 29)
    void aFieldThatFilledTheBufferIsNotFinished(Jms jms) throws JMSException {
        StreamMessage message = withFive(jms);
        byte[] buffer = new byte[5];
        message.readBytes(buffer);

        assertThatThrownBy(message::readInt).isInstanceOf(MessageFormatException.class);

        assertThat(message.readBytes(buffer)).isEqualTo(-1);
        assertThat(message.readInt()).isEqualTo(77);
    }

    @Test
    @Requirement(
            section = "javadoc StreamMessage.readBytes",
            text = "reset leaves a field that is read in parts and begins the stream anew.",
            pitfalls = 29)
    void resettingLeavesAnUnfinishedField(Jms jms) throws JMSException {
        StreamMessage message = withFive(jms);
        message.readBytes(new byte[2]);

        message.reset();

        assertThat(message.readObject()).isEqualTo(FIVE);
        assertThat(message.readInt()).isEqualTo(77);
    }

    @Test
    @Requirement(
            section = "javadoc StreamMessage.readBytes",
            text = "Two fields that follow each other are read apart from each other.",
            pitfalls = 29)
    void fieldsAreReadApart(Jms jms) throws JMSException {
        StreamMessage message = jms.connection().createSession().createStreamMessage();
        message.writeBytes(FIVE);
        message.writeBytes(FIVE, 3, 2);
        message.reset();
        byte[] buffer = new byte[10];

        assertThat(message.readBytes(buffer)).isEqualTo(5);
        assertThat(message.readBytes(buffer)).isEqualTo(2);

        assertThat(buffer).startsWith(4, 5);
        assertThatThrownBy(() -> message.readBytes(buffer)).isInstanceOf(MessageEOFException.class);
    }

    @Test
    @Requirement(
            section = "3.11.3",
            text = "readBytes on a field of another type gives MessageFormatException and leaves the field to be read.",
            pitfalls = {28, 29})
    void aFieldOfAnotherTypeIsRefused(Jms jms) throws JMSException {
        StreamMessage message = jms.connection().createSession().createStreamMessage();
        message.writeString("text");
        message.reset();

        assertThatThrownBy(() -> message.readBytes(new byte[10])).isInstanceOf(MessageFormatException.class);

        assertThat(message.readString()).isEqualTo("text");
    }

    @Test
    @Requirement(section = "3.12", text = "A byte[] is copied when it is written and when it is read.", pitfalls = 23)
    void arraysAreCopied(Jms jms) throws JMSException {
        StreamMessage message = jms.connection().createSession().createStreamMessage();
        byte[] given = FIVE.clone();
        message.writeBytes(given);
        message.writeObject(given);
        given[0] = 99;
        message.reset();
        ((byte[]) message.readObject())[1] = 99;
        ((byte[]) message.readObject())[1] = 99;

        message.reset();

        assertThat(message.readObject()).isEqualTo(FIVE);
        assertThat(message.readObject()).isEqualTo(FIVE);
    }

    /** Returns a stream of the five bytes and the number 77, to be read. */
    private static StreamMessage withFive(Jms jms) throws JMSException {
        StreamMessage message = jms.connection().createSession().createStreamMessage();
        message.writeBytes(FIVE);
        message.writeInt(77);
        message.reset();
        return message;
    }
}
