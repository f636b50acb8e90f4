package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.stream.Stream;

import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Destinations and messages that producers and consumers refuse. */
@ConformanceTest
final class ProducerDestinationTest {
    static Set<SendForm> formsForBound() {
        return SendForm.FOR_BOUND;
    }

    static Set<SendForm> formsForUnbound() {
        return SendForm.FOR_UNBOUND;
    }

    @ParameterizedTest
    @MethodSource("formsForBound")
    @Requirement(
            section = "javadoc MessageProducer.send",
            text = "A producer without a destination cannot send without one: UnsupportedOperationException.",
            pitfalls = {84, 119})
    void anUnboundProducerNeedsADestination(SendForm form, Jms jms) throws JMSException {
        Session session = jms.connection().createSession();
        MessageProducer producer = session.createProducer(null);
        Message message = session.createMessage();
        Completed listener = new Completed();

        assertThatThrownBy(() -> form.send(producer, null, message, listener))
                .isInstanceOf(UnsupportedOperationException.class);
        producer.close();
        assertThat(listener.calls()).isZero();
    }

    @ParameterizedTest
    @MethodSource("formsForUnbound")
    @Requirement(
            section = "javadoc MessageProducer.send",
            text = "A producer with a destination cannot be given one to send to: UnsupportedOperationException.",
            pitfalls = {84, 119})
    void aBoundProducerTakesNoDestination(SendForm form, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Message message = loop.session().createMessage();
        Completed listener = new Completed();

        assertThatThrownBy(() -> form.send(loop.producer(), loop.destination(), message, listener))
                .isInstanceOf(UnsupportedOperationException.class);

        Jms.send(loop.producer(), loop.session(), "after it");
        assertThat(Jms.receiveText(loop.consumer())).isEqualTo("after it");
        assertThat(listener.calls()).isZero();
    }

    @ParameterizedTest
    @MethodSource("formsForUnbound")
    @Requirement(
            section = "javadoc MessageProducer.send",
            text = "A destination that is null is refused with InvalidDestinationException.",
            pitfalls = 84)
    void aNullDestinationIsRefused(SendForm form, Jms jms) throws JMSException {
        Session session = jms.connection().createSession();
        MessageProducer producer = session.createProducer(null);
        Message message = session.createMessage();
        Completed listener = new Completed();

        assertThatThrownBy(() -> form.send(producer, null, message, listener))
                .isInstanceOf(InvalidDestinationException.class);
        producer.close();
        assertThat(listener.calls()).isZero();
    }

    @ParameterizedTest
    @MethodSource("formsForBound")
    @Requirement(
            section = "javadoc MessageProducer.send",
            text = "A message that is null is refused with MessageFormatException.",
            pitfalls = 84)
    void aNullMessageIsRefused(SendForm form, Jms jms) throws JMSException {
        Session session = jms.connection().createSession();
        MessageProducer producer = session.createProducer(jms.queue(session));
        Completed listener = new Completed();

        assertThatThrownBy(() -> form.send(producer, null, null, listener)).isInstanceOf(MessageFormatException.class);
        producer.close();
        assertThat(listener.calls()).isZero();
    }

    @ParameterizedTest
    @MethodSource("formsForUnbound")
    @Requirement(
            section = "javadoc MessageProducer.send",
            text = "A message that is null is refused with MessageFormatException, also with a destination.",
            pitfalls = 84)
    void aNullMessageToADestinationIsRefused(SendForm form, Jms jms) throws JMSException {
        Session session = jms.connection().createSession();
        MessageProducer producer = session.createProducer(null);
        Destination destination = jms.queue(session);
        Completed listener = new Completed();

        assertThatThrownBy(() -> form.send(producer, destination, null, listener))
                .isInstanceOf(MessageFormatException.class);
        producer.close();
        assertThat(listener.calls()).isZero();
    }

    @ParameterizedTest
    @MethodSource("formsForUnbound")
    @Requirement(
            section = "10.3",
            text = "A destination that is neither queue nor topic is refused with InvalidDestinationException.",
            pitfalls = 84)
    void aDestinationOfNoKindIsRefused(SendForm form, Jms jms) throws JMSException {
        Session session = jms.connection().createSession();
        MessageProducer producer = session.createProducer(null);
        Message message = session.createMessage();
        Destination ofNoKind = new Destination() {};

        assertThatThrownBy(() -> form.send(producer, ofNoKind, message, new Completed()))
                .isInstanceOf(InvalidDestinationException.class);
    }

    @Test
    @Requirement(
            section = "10.3",
            text = "Neither producers nor consumers are made for a destination that is neither queue nor topic.",
            pitfalls = 119)
    void nothingIsMadeForADestinationOfNoKind(Jms jms) throws JMSException {
        Session session = jms.connection().createSession();
        Destination ofNoKind = new Destination() {};

        assertThatThrownBy(() -> session.createProducer(ofNoKind)).isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> session.createConsumer(ofNoKind)).isInstanceOf(InvalidDestinationException.class);
    }

    /** What consumes from a destination. */
    @FunctionalInterface
    private interface Creation {
        Object by(Session session, String name) throws JMSException;
    }

    private static Stream<Creation> creationsWithoutDestination() {
        return Stream.of(
                (session, name) -> session.createConsumer(null),
                (session, name) -> session.createConsumer(null, "a = 1"),
                (session, name) -> session.createConsumer(null, null, false),
                (session, name) -> session.createBrowser(null),
                (session, name) -> session.createBrowser(null, "a = 1"),
                (session, name) -> session.createDurableConsumer(null, name),
                (session, name) -> session.createDurableConsumer(null, name, null, false),
                (session, name) -> session.createDurableSubscriber(null, name),
                (session, name) -> session.createDurableSubscriber(null, name, null, false),
                (session, name) -> session.createSharedConsumer(null, name),
                (session, name) -> session.createSharedConsumer(null, name, "a = 1"),
                (session, name) -> session.createSharedDurableConsumer(null, name),
                (session, name) -> session.createSharedDurableConsumer(null, name, "a = 1"));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("creationsWithoutDestination")
    @Requirement(
            section = "javadoc Session",
            text = "Consumers and browsers of null are refused with InvalidDestinationException.",
            pitfalls = 119)
    void nothingConsumesFromNull(Creation creation, Jms jms) throws JMSException {
        Session session = jms.startedWithClientId().createSession();
        String name = jms.name("subscription");

        assertThatThrownBy(() -> creation.by(session, name)).isInstanceOf(InvalidDestinationException.class);
    }
}
