package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.Topic;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** What consumers know of themselves, and what closing one leaves. */
@ConformanceTest
final class ConsumerTest {
    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "javadoc MessageConsumer.getMessageSelector",
            text = "A consumer knows its selector.",
            pitfalls = 37)
    void aConsumerKnowsItsSelector(Domain domain, Jms jms) throws JMSException {
        Session session = jms.connection().createSession();

        MessageConsumer consumer = session.createConsumer(domain.destination(jms, session), "JMSPriority > 4");

        assertThat(consumer.getMessageSelector()).isEqualTo("JMSPriority > 4");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @Requirement(
            section = "javadoc MessageConsumer.getMessageSelector",
            text = "A consumer that was given no selector, or an empty one, has none.",
            pitfalls = 37)
    void aConsumerMayHaveNoSelector(String selector, Jms jms) throws JMSException {
        Session session = jms.connection().createSession();

        assertThat(session.createConsumer(jms.queue(session)).getMessageSelector())
                .isNull();
        assertThat(session.createConsumer(jms.queue(session), selector).getMessageSelector())
                .isNull();
        assertThat(session.createConsumer(jms.topic(session), selector, true).getMessageSelector())
                .isNull();
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "3.4.10",
            text = "Messages of all priorities are received, each with the priority it was sent with.",
            pitfalls = 92)
    void messagesOfAllPrioritiesAreReceived(Domain domain, Jms jms) throws JMSException {
        Loop loop = Loop.open(domain, jms);
        for (int priority = 0; priority <= 9; priority++) {
            loop.producer().setPriority(priority);
            Jms.send(loop.producer(), loop.session(), "" + priority);
        }

        int sum = 0;
        for (int messages = 0; messages <= 9; messages++) {
            Message message = loop.receive();
            assertThat(message.getBody(String.class)).isEqualTo("" + message.getJMSPriority());
            sum += message.getJMSPriority();
        }
        assertThat(sum).isEqualTo(45);
    }

    @Test
    @Requirement(
            section = "8.8",
            text = "Closing a consumer leaves what it has not received to the other consumers of its session.",
            pitfalls = {10, 91})
    void whatAClosedConsumerHasNotReceivedGoesToOthers(Jms jms) throws JMSException {
        Session session = jms.session(Session.CLIENT_ACKNOWLEDGE);
        Queue queue = jms.queue(session);
        Elsewhere.open(jms).send(queue, "1", "2", "3");
        MessageConsumer closed = session.createConsumer(queue);
        Message first = Jms.receive(closed);
        closed.close();

        MessageConsumer next = session.createConsumer(queue);

        assertThat(Delivery.texts(Delivery.receive(next, 2))).containsExactly("2", "3");
        first.acknowledge();
        session.close();
        Elsewhere.open(jms).findsNothingIn(queue);
    }

    static Set<SubscriptionKind> outliving() {
        return SubscriptionKind.OUTLIVING;
    }

    @ParameterizedTest
    @MethodSource("outliving")
    @Requirement(
            section = "8.8",
            text = "Closing a consumer of a durable subscription leaves what it has not received to the next.",
            pitfalls = 10)
    void whatAClosedSubscriberHasNotReceivedGoesToTheNext(SubscriptionKind kind, Jms jms) throws JMSException {
        Connection connection = jms.startedWithClientId();
        Session session = connection.createSession();
        Topic topic = jms.topic(session);
        String name = jms.name("subscription");
        MessageConsumer closed = kind.consumer(session, topic, name);
        Elsewhere.open(jms).send(topic, "1", "2", "3");
        Jms.receive(closed);
        closed.close();

        MessageConsumer next = kind.consumer(session, topic, name);

        assertThat(Delivery.texts(Delivery.receive(next, 2))).containsExactly("2", "3");
    }
}
