package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatRuntimeException;
import jakarta.jms.TextMessage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Receiving bodies: as what they can be had, and what becomes of messages whose bodies cannot. */
@ConformanceTest
final class ReceiveBodyTest {
    private static Stream<Arguments> withForms(Stream<Arguments> cases) {
        List<Arguments> all = cases.toList();
        return Arrays.stream(BodyForm.values())
                .flatMap(form -> all.stream().map(one -> Arguments.of(form, one.get()[0], one.get()[1])));
    }

    static Stream<Arguments> fitting() {
        return withForms(Stream.of(
                Arguments.of(MessageKind.TEXT, String.class),
                Arguments.of(MessageKind.TEXT, CharSequence.class),
                Arguments.of(MessageKind.TEXT, Object.class),
                Arguments.of(MessageKind.OBJECT, ArrayList.class),
                Arguments.of(MessageKind.OBJECT, Collection.class),
                Arguments.of(MessageKind.OBJECT, Serializable.class),
                Arguments.of(MessageKind.OBJECT, Object.class),
                Arguments.of(MessageKind.MAP, Map.class),
                Arguments.of(MessageKind.MAP, Object.class),
                Arguments.of(MessageKind.BYTES, byte[].class),
                Arguments.of(MessageKind.BYTES, Object.class)));
    }

    @ParameterizedTest
    @MethodSource("fitting")
    @Requirement(
            section = "8.6",
            text = "A body is received as its own class and whatever that is assignable to.",
            pitfalls = 73)
    void aBodyIsReceivedAsWhatItFits(BodyForm form, MessageKind kind, Class<?> type, Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        Message sent = kind.create(jms.connection().createSession(), "word");
        loop.producer().send(loop.destination(), sent);

        Object body = form.receive(loop.consumer(), type);

        assertThat(body).isInstanceOf(type);
        assertWord(kind, body);
    }

    private static void assertWord(MessageKind kind, Object body) {
        switch (kind) {
            case TEXT -> assertThat(body).isEqualTo("word");
            case OBJECT -> assertThat(body).isEqualTo(List.of("word"));
            case MAP -> assertThat(body).isEqualTo(Map.of("word", "word"));
            case BYTES -> assertThat((byte[]) body).endsWith('w', 'o', 'r', 'd');
            case PLAIN, STREAM -> throw new IllegalArgumentException(kind + " has no body to receive");
        }
    }

    static Stream<Arguments> unfitting() {
        return withForms(Stream.of(
                Arguments.of(MessageKind.TEXT, Integer.class),
                Arguments.of(MessageKind.TEXT, byte[].class),
                Arguments.of(MessageKind.OBJECT, LinkedList.class),
                Arguments.of(MessageKind.OBJECT, String.class),
                Arguments.of(MessageKind.MAP, String.class),
                Arguments.of(MessageKind.BYTES, String.class),
                Arguments.of(MessageKind.STREAM, List.class),
                Arguments.of(MessageKind.STREAM, Object.class),
                Arguments.of(MessageKind.PLAIN, String.class),
                Arguments.of(MessageKind.PLAIN, Object.class)));
    }

    @ParameterizedTest
    @MethodSource("unfitting")
    @Requirement(
            section = "8.6",
            text = "A body that does not fit is not received, nor is that of a stream or a plain message as anything: "
                    + "MessageFormatRuntimeException.",
            pitfalls = {73, 122})
    void aBodyThatDoesNotFitIsNotReceived(BodyForm form, MessageKind kind, Class<?> type, Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        Message sent = kind.create(jms.connection().createSession(), "word");
        loop.producer().send(loop.destination(), sent);

        assertThatThrownBy(() -> form.receive(loop.consumer(), type)).isInstanceOf(MessageFormatRuntimeException.class);
    }

    static Stream<Arguments> withoutBody() {
        return withForms(Stream.of(
                Arguments.of(MessageKind.TEXT, String.class),
                Arguments.of(MessageKind.TEXT, Object.class),
                Arguments.of(MessageKind.OBJECT, Object.class)));
    }

    @ParameterizedTest
    @MethodSource("withoutBody")
    @Requirement(
            section = "8.6",
            text = "From a message without a body none is received: MessageFormatRuntimeException.",
            pitfalls = {33, 73})
    void noBodyIsNotReceived(BodyForm form, MessageKind kind, Class<?> type, Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        loop.producer().send(loop.destination(), kind.create(jms.connection().createSession()));

        assertThatThrownBy(() -> form.receive(loop.consumer(), type)).isInstanceOf(MessageFormatRuntimeException.class);
        assertThat(MessageKind.kindsOf(loop.receive())).isEqualTo(kind.alone());
    }

    @ParameterizedTest
    @EnumSource(BodyForm.class)
    @Requirement(
            section = "javadoc JMSConsumer.receiveBody",
            text = "An object that cannot be deserialized is not received: MessageFormatRuntimeException.",
            pitfalls = {25, 73})
    void anObjectThatCannotBeReadIsNotReceived(BodyForm form, Jms jms) {
        ContextLoop loop = ContextLoop.open(jms);
        loop.producer().send(loop.destination(), new NotDeserializable());

        assertThatThrownBy(() -> form.receive(loop.consumer(), Object.class))
                .isInstanceOf(MessageFormatRuntimeException.class);
    }

    /** Can be serialized, but not be read again: by itself, or because the provider does not trust its class. */
    private static final class NotDeserializable implements Serializable {
        private static final long serialVersionUID = 1;

        private void readObject(ObjectInputStream in) throws InvalidObjectException {
            throw new InvalidObjectException("never");
        }
    }

    // ---------------------------------------------------------------- what becomes of the message

    private static Stream<Arguments> formsAnd(Set<ContextMode> modes) {
        return Arrays.stream(BodyForm.values()).flatMap(form -> modes.stream().map(mode -> Arguments.of(form, mode)));
    }

    static Stream<Arguments> formsAndAutomatic() {
        return formsAnd(ContextMode.AUTOMATIC);
    }

    static Stream<Arguments> formsAndDecided() {
        return formsAnd(ContextMode.DECIDED);
    }

    private static void assertFirstDelivery(Message message, String text) throws JMSException {
        assertThat(((TextMessage) message).getText()).isEqualTo(text);
        assertThat(message.getJMSRedelivered()).isFalse();
        assertThat(message.getIntProperty("JMSXDeliveryCount")).isEqualTo(1);
    }

    private static void assertSecondDelivery(Message message, String text) throws JMSException {
        assertThat(((TextMessage) message).getText()).isEqualTo(text);
        assertThat(message.getJMSRedelivered()).isTrue();
        assertThat(message.getIntProperty("JMSXDeliveryCount")).isEqualTo(2);
    }

    /** Tries to receive the next message's body as what it is not. */
    private static void fail(BodyForm form, ContextLoop loop) {
        assertThatThrownBy(() -> form.receive(loop.consumer(), Integer.class))
                .isInstanceOf(MessageFormatRuntimeException.class);
    }

    @ParameterizedTest
    @MethodSource("formsAndAutomatic")
    @Requirement(
            section = "8.6",
            text =
                    "Where acknowledgement is automatic, it is as if a call that failed had not been made: the message comes "
                            + "next, neither marked nor counted, however often it fails.",
            pitfalls = 73)
    void aFailedCallWasNotMade(BodyForm form, ContextMode mode, Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(mode, jms);
        loop.send("1", "2");

        fail(form, loop);
        fail(form, loop);
        assertFirstDelivery(loop.receive(), "1");
        fail(form, loop);

        assertFirstDelivery(loop.receive(), "2");
    }

    @ParameterizedTest
    @MethodSource("formsAndAutomatic")
    @Requirement(
            section = "8.6",
            text =
                    "Where acknowledgement is automatic, the body can be received by the next call, if that asks for the right "
                            + "type.",
            pitfalls = 73)
    void theNextCallMayReceiveTheBody(BodyForm form, ContextMode mode, Jms jms) {
        ContextLoop loop = ContextLoop.open(mode, jms);
        loop.send("1", "2");

        fail(form, loop);

        assertThat(form.receive(loop.consumer(), String.class)).isEqualTo("1");
        assertThat(form.receive(loop.consumer(), String.class)).isEqualTo("2");
    }

    @ParameterizedTest
    @EnumSource(BodyForm.class)
    @Requirement(
            section = "8.6",
            text = "A message whose body was not received is not acknowledged: it is there for the next consumer.",
            pitfalls = 73)
    void aFailedCallAcknowledgesNothing(BodyForm form, Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        loop.send("text");
        fail(form, loop);

        loop.context().close();

        assertFirstDelivery(Contexts.receive(jms.context().createConsumer(loop.destination())), "text");
    }

    @ParameterizedTest
    @MethodSource("formsAndDecided")
    @Requirement(
            section = "8.6",
            text =
                    "Where the application decides, a call that failed has received the message, and the next one comes.",
            pitfalls = 73)
    void aFailedCallHasReceived(BodyForm form, ContextMode mode, Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(mode, jms);
        Contexts.send(jms.context(), loop.destination(), "1", "2", "after it");
        fail(form, loop);
        assertFirstDelivery(loop.receive(), "2");

        mode.accept(loop.context());

        loop.context().close();
        assertFirstDelivery(Contexts.receive(jms.context().createConsumer(loop.destination())), "after it");
    }

    @ParameterizedTest
    @MethodSource("formsAndDecided")
    @Requirement(
            section = "8.6",
            text = "Where the application decides, a message whose call failed can be settled though it was not seen.",
            pitfalls = {67, 73})
    void aMessageThatWasNotSeenCanBeSettled(BodyForm form, ContextMode mode, Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(mode, jms);
        Contexts.send(jms.context(), loop.destination(), "1", "after it");
        fail(form, loop);

        mode.accept(loop.context());

        loop.context().close();
        assertFirstDelivery(Contexts.receive(jms.context().createConsumer(loop.destination())), "after it");
    }

    @ParameterizedTest
    @MethodSource("formsAndDecided")
    @Requirement(
            section = "8.6",
            text = "Where the application decides, it can have a message whose call failed delivered again, marked and "
                    + "counted.",
            pitfalls = 73)
    void aFailedMessageCanBeGivenBack(BodyForm form, ContextMode mode, Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(mode, jms);
        Contexts.send(jms.context(), loop.destination(), "text");
        fail(form, loop);

        mode.giveBack(loop.context());

        assertSecondDelivery(loop.receive(), "text");
        mode.accept(loop.context());
    }

    @ParameterizedTest
    @EnumSource(BodyForm.class)
    @Requirement(
            section = "8.6",
            text = "A call that failed on a subscription's message leaves it in that subscription.",
            pitfalls = {73, 103})
    void aFailedCallLeavesTheMessageInItsSubscription(BodyForm form, Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(Domain.TOPIC, jms.context(), jms);
        ContextLoop other = new ContextLoop(
                loop.context(), loop.destination(), loop.context().createConsumer(loop.destination()), loop.producer());
        loop.send("text");

        fail(form, loop);

        assertFirstDelivery(loop.receive(), "text");
        assertFirstDelivery(other.receive(), "text");
    }
}
