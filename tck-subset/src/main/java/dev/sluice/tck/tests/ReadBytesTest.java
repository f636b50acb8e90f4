package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Reading runs of bytes from a bytes message. */
@ConformanceTest
final class ReadBytesTest {
    @Test
    @Requirement(
            section = "javadoc BytesMessage.readBytes",
            text = "A shorter buffer is filled by each call, until a part is left, then -1.")
    void aShortBufferIsFilledByEachCall(Jms jms) throws JMSException {
        BytesMessage message = withFive(jms);
        byte[] buffer = new byte[2];

        assertThat(message.readBytes(buffer)).isEqualTo(2);
        assertThat(buffer).containsExactly(1, 2);
        assertThat(message.readBytes(buffer)).isEqualTo(2);
        assertThat(buffer).containsExactly(3, 4);
        assertThat(message.readBytes(buffer)).isEqualTo(1);
        assertThat(buffer[0]).isEqualTo((byte) 5);
        assertThat(message.readBytes(buffer)).isEqualTo(-1);
    }

    @Test
    @Requirement(section = "javadoc BytesMessage.readBytes", text = "A longer buffer takes all that is left.")
    void aLongBufferTakesAll(Jms jms) throws JMSException {
        BytesMessage message = withFive(jms);
        byte[] buffer = new byte[8];

        assertThat(message.readBytes(buffer)).isEqualTo(5);

        assertThat(buffer).startsWith(1, 2, 3, 4, 5);
        assertThat(message.readBytes(buffer)).isEqualTo(-1);
    }

    @Test
    @Requirement(section = "javadoc BytesMessage.readBytes", text = "A buffer that is just filled is followed by -1.")
    void aBufferThatIsJustFilledIsFollowedByTheEnd(Jms jms) throws JMSException {
        BytesMessage message = withFive(jms);
        byte[] buffer = new byte[5];

        assertThat(message.readBytes(buffer)).isEqualTo(5);
        assertThat(message.readBytes(buffer)).isEqualTo(-1);
    }

    @Test
    @Requirement(section = "javadoc BytesMessage.readBytes", text = "With a length, no more than that is read.")
    void noMoreThanTheLengthIsRead(Jms jms) throws JMSException {
        BytesMessage message = withFive(jms);
        byte[] buffer = new byte[5];

        assertThat(message.readBytes(buffer, 3)).isEqualTo(3);
        assertThat(buffer).containsExactly(1, 2, 3, 0, 0);
        assertThat(message.readBytes(buffer, 3)).isEqualTo(2);
        assertThat(message.readBytes(buffer, 3)).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 6, Integer.MAX_VALUE, Integer.MIN_VALUE})
    @Requirement(
            section = "javadoc BytesMessage.readBytes",
            text = "A length that is negative or beyond the buffer gives IndexOutOfBoundsException and reads nothing.")
    void anImpossibleLengthReadsNothing(int length, Jms jms) throws JMSException {
        BytesMessage message = withFive(jms);
        byte[] buffer = new byte[5];

        assertThatThrownBy(() -> message.readBytes(buffer, length)).isInstanceOf(IndexOutOfBoundsException.class);

        assertThat(buffer).containsOnly(0);
        assertThat(message.readByte()).isEqualTo((byte) 1);
    }

    @Test
    @Requirement(
            section = "javadoc BytesMessage.getBodyLength",
            text = "The length is that of the whole body, wherever one reads.")
    void theLengthIsThatOfTheWholeBody(Jms jms) throws JMSException {
        BytesMessage message = withFive(jms);

        message.readByte();
        assertThat(message.getBodyLength()).isEqualTo(5);
        message.readBytes(new byte[10]);
        assertThat(message.getBodyLength()).isEqualTo(5);
    }

    @Test
    @Requirement(
            section = "javadoc BytesMessage.readBytes",
            text = "Runs of bytes and single values can be read in turn.")
    void runsAndValuesCanBeReadInTurn(Jms jms) throws JMSException {
        BytesMessage message = withFive(jms);
        byte[] buffer = new byte[2];

        assertThat(message.readByte()).isEqualTo((byte) 1);
        assertThat(message.readBytes(buffer)).isEqualTo(2);
        assertThat(message.readShort()).isEqualTo((short) 0x0405);

        assertThat(buffer).containsExactly(2, 3);
        assertThat(message.readBytes(buffer)).isEqualTo(-1);
    }

    /** Returns a received message of five bytes. */
    private static BytesMessage withFive(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        BytesMessage message = loop.session().createBytesMessage();
        message.writeBytes(new byte[] {1, 2, 3, 4, 5});
        return loop.pass(message);
    }
}
