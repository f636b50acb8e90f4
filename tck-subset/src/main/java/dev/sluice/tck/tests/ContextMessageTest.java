package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.TextMessage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** The messages that contexts make. */
@ConformanceTest
final class ContextMessageTest {
    /** A method of a context that makes an empty message. */
    @FunctionalInterface
    private interface Maker extends Function<JMSContext, Message> {}

    private static Arguments made(MessageKind kind, Maker maker) {
        return Arguments.of(kind, maker);
    }

    static Stream<Arguments> makers() {
        return Stream.of(
                made(MessageKind.PLAIN, JMSContext::createMessage),
                made(MessageKind.TEXT, JMSContext::createTextMessage),
                made(MessageKind.TEXT, context -> context.createTextMessage(null)),
                made(MessageKind.BYTES, JMSContext::createBytesMessage),
                made(MessageKind.MAP, JMSContext::createMapMessage),
                made(MessageKind.STREAM, JMSContext::createStreamMessage),
                made(MessageKind.OBJECT, JMSContext::createObjectMessage),
                made(MessageKind.OBJECT, context -> context.createObjectMessage(null)));
    }

    @ParameterizedTest(name = "{0}, {index}")
    @MethodSource("makers")
    @Requirement(
            section = "javadoc JMSContext",
            text = "Each method of a context that makes a message makes one of its kind, which arrives as such.",
            pitfalls = 36)
    void aMessageArrivesAsItsKind(MessageKind kind, Maker maker, Jms jms) {
        ContextLoop loop = ContextLoop.open(jms);
        Message made = maker.apply(loop.context());

        Message received = loop.pass(made);

        assertThat(MessageKind.kindsOf(made)).isEqualTo(kind.alone());
        assertThat(MessageKind.kindsOf(received)).isEqualTo(kind.alone());
    }

    @ParameterizedTest(name = "{0}, {index}")
    @MethodSource("makers")
    @Requirement(
            section = "6.2.4",
            text = "A message can be filled, and be sent by another context or session than the one that made it.",
            pitfalls = {22, 36})
    void aMessageCanBeSentByAnyContext(MessageKind kind, Maker maker, Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        Loop classic = Loop.open(jms);
        Message made = maker.apply(jms.context());
        kind.write(made, "word");
        made.setStringProperty("name", "value");

        Message ofContext = loop.pass(made);
        Message ofSession = classic.pass(made);

        for (Message received : new Message[] {ofContext, ofSession}) {
            assertThat(kind.read(received)).isEqualTo(kind == MessageKind.PLAIN ? null : "word");
            assertThat(received.getStringProperty("name")).isEqualTo("value");
        }
    }

    @Test
    @Requirement(
            section = "javadoc JMSContext.createTextMessage",
            text = "A text message can be made with its text.",
            pitfalls = 33)
    void aTextMessageCanBeMadeWithItsText(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        TextMessage made = loop.context().createTextMessage("text");

        assertThat(made.getText()).isEqualTo("text");
        assertThat(loop.pass(made).getText()).isEqualTo("text");
    }

    @Test
    @Requirement(
            section = "javadoc JMSContext.createObjectMessage",
            text = "An object message can be made with its object, of which it takes a snapshot.",
            pitfalls = {24, 33})
    void anObjectMessageCanBeMadeWithItsObject(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        ArrayList<String> object = new ArrayList<>(List.of("object"));
        ObjectMessage made = loop.context().createObjectMessage(object);

        object.add("changed");

        assertThat(loop.pass(made).getObject()).isEqualTo(List.of("object"));
    }
}
