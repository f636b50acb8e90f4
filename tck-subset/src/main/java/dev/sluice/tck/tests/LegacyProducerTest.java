package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;

import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.QueueSender;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import jakarta.jms.TopicPublisher;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** The send methods of queue senders and the publish methods of topic publishers. */
@ConformanceTest
final class LegacyProducerTest {
    private static final int MODE = DeliveryMode.NON_PERSISTENT;
    private static final int PRIORITY = 8;
    private static final long TIME_TO_LIVE = 600_000;

    /** The methods. Those with options send with the delivery mode, priority and time to live named above. */
    enum Form {
        SEND(LegacyDomain.QUEUE) {
            @Override
            void send(MessageProducer producer, Destination to, Message message) throws JMSException {
                producer.send(message);
            }
        },
        SEND_WITH_OPTIONS(LegacyDomain.QUEUE) {
            @Override
            void send(MessageProducer producer, Destination to, Message message) throws JMSException {
                producer.send(message, MODE, PRIORITY, TIME_TO_LIVE);
            }
        },
        SEND_TO(LegacyDomain.QUEUE) {
            @Override
            void send(MessageProducer producer, Destination to, Message message) throws JMSException {
                ((QueueSender) producer).send((Queue) to, message);
            }
        },
        SEND_TO_WITH_OPTIONS(LegacyDomain.QUEUE) {
            @Override
            void send(MessageProducer producer, Destination to, Message message) throws JMSException {
                ((QueueSender) producer).send((Queue) to, message, MODE, PRIORITY, TIME_TO_LIVE);
            }
        },
        PUBLISH(LegacyDomain.TOPIC) {
            @Override
            void send(MessageProducer producer, Destination to, Message message) throws JMSException {
                ((TopicPublisher) producer).publish(message);
            }
        },
        PUBLISH_WITH_OPTIONS(LegacyDomain.TOPIC) {
            @Override
            void send(MessageProducer producer, Destination to, Message message) throws JMSException {
                ((TopicPublisher) producer).publish(message, MODE, PRIORITY, TIME_TO_LIVE);
            }
        },
        PUBLISH_TO(LegacyDomain.TOPIC) {
            @Override
            void send(MessageProducer producer, Destination to, Message message) throws JMSException {
                ((TopicPublisher) producer).publish((Topic) to, message);
            }
        },
        PUBLISH_TO_WITH_OPTIONS(LegacyDomain.TOPIC) {
            @Override
            void send(MessageProducer producer, Destination to, Message message) throws JMSException {
                ((TopicPublisher) producer).publish((Topic) to, message, MODE, PRIORITY, TIME_TO_LIVE);
            }
        };

        /** Those that do not name a destination. */
        static final Set<Form> FOR_BOUND = EnumSet.of(SEND, SEND_WITH_OPTIONS, PUBLISH, PUBLISH_WITH_OPTIONS);

        /** Those that name a destination. */
        static final Set<Form> FOR_UNBOUND = EnumSet.complementOf(EnumSet.copyOf(FOR_BOUND));

        private final LegacyDomain domain;

        Form(LegacyDomain domain) {
            this.domain = domain;
        }

        /** Sends; what this form has no use for is left out. */
        abstract void send(MessageProducer producer, Destination to, Message message) throws JMSException;

        boolean hasOptions() {
            return name().endsWith("WITH_OPTIONS");
        }
    }

    static Set<Form> formsForBound() {
        return Form.FOR_BOUND;
    }

    static Set<Form> formsForUnbound() {
        return Form.FOR_UNBOUND;
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    @Requirement(
            section = "7.2",
            text = "Each method sends, with its own options or those of the producer.",
            pitfalls = 84)
    void eachMethodSends(Form form, Jms jms) throws JMSException {
        Session session = form.domain.started(jms);
        Destination to = form.domain.destination(jms, session);
        MessageConsumer consumer = session.createConsumer(to);
        MessageProducer producer = form.domain.producer(session, Form.FOR_BOUND.contains(form) ? to : null);
        producer.setPriority(2);

        form.send(producer, to, session.createTextMessage("text"));

        Message received = Jms.receive(consumer);
        assertThat(received.getJMSPriority()).isEqualTo(form.hasOptions() ? PRIORITY : 2);
        assertThat(received.getJMSDeliveryMode()).isEqualTo(form.hasOptions() ? MODE : DeliveryMode.PERSISTENT);
        assertThat(received.getJMSExpiration() == 0).isNotEqualTo(form.hasOptions());
        assertThat(Domain.describe(received.getJMSDestination())).isEqualTo(Domain.describe(to));
    }

    @ParameterizedTest
    @MethodSource("formsForBound")
    @Requirement(
            section = "javadoc QueueSender",
            text = "A producer without a destination cannot send without one: UnsupportedOperationException.",
            pitfalls = {84, 119})
    void anUnboundProducerNeedsADestination(Form form, Jms jms) throws JMSException {
        Session session = form.domain.started(jms);
        MessageProducer producer = form.domain.producer(session, null);
        Message message = session.createMessage();

        assertThatThrownBy(() -> form.send(producer, null, message)).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @MethodSource("formsForUnbound")
    @Requirement(
            section = "javadoc QueueSender",
            text = "A producer with a destination cannot be given one to send to: UnsupportedOperationException.",
            pitfalls = {84, 119})
    void aBoundProducerTakesNoDestination(Form form, Jms jms) throws JMSException {
        Session session = form.domain.started(jms);
        Destination to = form.domain.destination(jms, session);
        MessageProducer producer = form.domain.producer(session, to);
        Message message = session.createMessage();

        assertThatThrownBy(() -> form.send(producer, to, message)).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @MethodSource("formsForUnbound")
    @Requirement(
            section = "javadoc QueueSender",
            text = "A destination that is null is refused with InvalidDestinationException.",
            pitfalls = 84)
    void aNullDestinationIsRefused(Form form, Jms jms) throws JMSException {
        Session session = form.domain.started(jms);
        MessageProducer producer = form.domain.producer(session, null);
        Message message = session.createMessage();

        assertThatThrownBy(() -> form.send(producer, null, message)).isInstanceOf(InvalidDestinationException.class);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    @Requirement(
            section = "javadoc QueueSender",
            text = "A message that is null is refused with MessageFormatException.",
            pitfalls = 84)
    void aNullMessageIsRefused(Form form, Jms jms) throws JMSException {
        Session session = form.domain.started(jms);
        Destination to = form.domain.destination(jms, session);
        MessageProducer producer = form.domain.producer(session, Form.FOR_BOUND.contains(form) ? to : null);

        assertThatThrownBy(() -> form.send(producer, to, null)).isInstanceOf(MessageFormatException.class);
    }

    @ParameterizedTest
    @EnumSource(LegacyDomain.class)
    @Requirement(
            section = "7.3",
            text = "The producers of the domains send asynchronously by the methods they inherit.",
            pitfalls = {79, 80})
    void producersOfTheDomainsSendAsynchronously(LegacyDomain domain, Jms jms) throws JMSException {
        Session session = domain.started(jms);
        Destination to = domain.destination(jms, session);
        MessageConsumer consumer = session.createConsumer(to);
        Completed listener = new Completed();

        domain.producer(session, to).send(session.createTextMessage("text"), listener);

        listener.await(1);
        assertThat(listener.completions()).hasSize(1);
        assertThat(Jms.receiveText(consumer)).isEqualTo("text");
    }
}
