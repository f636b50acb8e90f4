package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** The methods of a closed producer. */
@ConformanceTest
final class ClosedProducerTest {
    private static Stream<Named<Use<MessageProducer>>> settings() {
        return Stream.of(
                Use.named("getDestination", MessageProducer::getDestination),
                Use.named("getDeliveryMode", MessageProducer::getDeliveryMode),
                Use.named("getPriority", MessageProducer::getPriority),
                Use.named("getTimeToLive", MessageProducer::getTimeToLive),
                Use.named("getDeliveryDelay", MessageProducer::getDeliveryDelay),
                Use.named("getDisableMessageID", MessageProducer::getDisableMessageID),
                Use.named("getDisableMessageTimestamp", MessageProducer::getDisableMessageTimestamp),
                Use.named("setDeliveryMode", producer -> producer.setDeliveryMode(DeliveryMode.PERSISTENT)),
                Use.named("setPriority", producer -> producer.setPriority(5)),
                Use.named("setTimeToLive", producer -> producer.setTimeToLive(0)),
                Use.named("setDeliveryDelay", producer -> producer.setDeliveryDelay(0)),
                Use.named("setDisableMessageID", producer -> producer.setDisableMessageID(false)),
                Use.named("setDisableMessageTimestamp", producer -> producer.setDisableMessageTimestamp(false)));
    }

    static Stream<Arguments> closingAndSettings() {
        return Arrays.stream(Closing.values())
                .flatMap(closing -> settings().map(method -> Arguments.of(closing, method)));
    }

    @ParameterizedTest
    @MethodSource("closingAndSettings")
    @Requirement(
            section = "6.1.8",
            text = "The settings of a closed producer can neither be read nor written: IllegalStateException.",
            pitfalls = {55, 117})
    void itRefusesItsSettings(Closing closing, Use<MessageProducer> method, Jms jms) throws JMSException {
        Connection connection = jms.connection();
        Session session = connection.createSession();
        MessageProducer producer = session.createProducer(jms.queue(session));
        closing.close(connection, session, producer::close);

        assertThatThrownBy(() -> method.of(producer)).isInstanceOf(IllegalStateException.class);
    }

    static Stream<Arguments> closingAndForms() {
        return Arrays.stream(Closing.values())
                .flatMap(closing -> Arrays.stream(SendForm.values()).map(form -> Arguments.of(closing, form)));
    }

    @ParameterizedTest
    @MethodSource("closingAndForms")
    @Requirement(
            section = "6.1.8",
            text =
                    "A closed producer does not send, in whatever form: IllegalStateException, and no listener is called.",
            pitfalls = {55, 79, 117})
    void itDoesNotSend(Closing closing, SendForm form, Jms jms) throws JMSException {
        Connection connection = jms.connection();
        Session session = connection.createSession();
        Destination queue = jms.queue(session);
        MessageProducer producer = session.createProducer(SendForm.FOR_BOUND.contains(form) ? queue : null);
        Message message = session.createTextMessage("refused");
        Completed listener = new Completed();
        closing.close(connection, session, producer::close);

        assertThatThrownBy(() -> form.send(producer, queue, message, listener))
                .isInstanceOf(IllegalStateException.class);

        Session other = jms.session();
        Jms.send(other.createProducer(queue), other, "after it");
        assertThat(Jms.receiveText(other.createConsumer(queue))).isEqualTo("after it");
        assertThat(listener.calls()).isZero();
    }
}
