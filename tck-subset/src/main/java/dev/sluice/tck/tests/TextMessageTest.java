package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;

import jakarta.jms.JMSException;
import jakarta.jms.MessageNotWriteableException;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Messages with a text. */
@ConformanceTest
final class TextMessageTest {
    static Stream<String> texts() {
        return Stream.of(
                "",
                "plain",
                " \t\r\n ",
                "nul \u0000 inside",
                "\u00e4\u00f6\u00fc \u20ac \u4e2d\u6587",
                "\uD83D\uDE00",
                "<?xml version=\"1.0\"?><a b='c'/>",
                "long ".repeat(50_000));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("texts")
    @Requirement(section = "3.11", text = "Any text reaches the receiver as it is.", pitfalls = 36)
    void aTextReachesTheReceiver(String text, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);

        TextMessage received = loop.pass(loop.session().createTextMessage(text));

        assertThat(received.getText()).isEqualTo(text);
    }

    @Test
    @Requirement(
            section = "3.12",
            text = "A text message without a text arrives without one, not with an empty one.",
            pitfalls = 36)
    void noTextIsNull(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        TextMessage none = loop.session().createTextMessage();
        TextMessage setToNull = loop.session().createTextMessage("text");
        setToNull.setText(null);

        assertThat(none.getText()).isNull();
        assertThat(setToNull.getText()).isNull();
        assertThat(loop.pass(none).getText()).isNull();
        assertThat(loop.pass(setToNull).getText()).isNull();
    }

    @Test
    @Requirement(section = "3.11", text = "A new text message can be read and written.")
    void aNewMessageCanBeReadAndWritten(Jms jms) throws JMSException {
        Session session = jms.connection().createSession();
        TextMessage message = session.createTextMessage("first");
        assertThat(message.getText()).isEqualTo("first");

        message.setText("second");

        assertThat(message.getText()).isEqualTo("second");
    }

    @Test
    @Requirement(section = "3.11.2", text = "The text of a received message cannot be set.", pitfalls = 19)
    void aReceivedTextCannotBeSet(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        TextMessage received = loop.pass(loop.session().createTextMessage("text"));

        assertThatThrownBy(() -> received.setText("other")).isInstanceOf(MessageNotWriteableException.class);
        assertThatThrownBy(() -> received.setText(null)).isInstanceOf(MessageNotWriteableException.class);

        assertThat(received.getText()).isEqualTo("text");
    }

    @Test
    @Requirement(
            section = "3.11.1",
            text = "A received message that is cleared has no text, and can be given one.",
            pitfalls = 27)
    void aReceivedTextCanBeSetOnceCleared(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        TextMessage received = loop.pass(loop.session().createTextMessage("text"));

        received.clearBody();
        assertThat(received.getText()).isNull();
        received.setText("new");

        assertThat(loop.pass(received).getText()).isEqualTo("new");
    }
}
