package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TemporaryTopic;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Temporary queues and topics: who may use them, and how they end. */
@ConformanceTest
final class TemporaryDestinationTest {
    private static Destination create(Domain domain, Session session) throws JMSException {
        return domain == Domain.QUEUE ? session.createTemporaryQueue() : session.createTemporaryTopic();
    }

    private static void delete(Destination temporary) throws JMSException {
        if (temporary instanceof TemporaryQueue queue) {
            queue.delete();
        } else {
            ((TemporaryTopic) temporary).delete();
        }
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(section = "6.2.2", text = "Each temporary destination has a name of its own.", pitfalls = 62)
    void eachHasItsName(Domain domain, Jms jms) throws JMSException {
        List<String> names = new ArrayList<>();
        for (int connections = 0; connections < 2; connections++) {
            Session session = jms.session();
            names.add(Domain.describe(create(domain, session)));
            names.add(Domain.describe(create(domain, session)));
        }

        assertThat(names).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "6.2.2",
            text =
                    "Any session of its connection may consume from a temporary destination, and any connection send to it.",
            pitfalls = 62)
    void anySessionOfItsConnectionConsumes(Domain domain, Jms jms) throws JMSException {
        Connection connection = jms.started();
        Destination temporary = create(domain, connection.createSession());

        MessageConsumer consumer = connection.createSession().createConsumer(temporary);
        Elsewhere.open(jms).send(temporary, "from another connection");
        Session own = connection.createSession();
        Jms.send(own.createProducer(temporary), own, "from its own");

        assertThat(Jms.receiveText(consumer)).isEqualTo("from another connection");
        assertThat(Jms.receiveText(consumer)).isEqualTo("from its own");
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "6.2.2",
            text = "Another connection cannot consume from a temporary destination: JMSException.",
            pitfalls = 62)
    void anotherConnectionDoesNotConsume(Domain domain, Jms jms) throws JMSException {
        Session owner = jms.session();
        Destination temporary = create(domain, owner);
        MessageConsumer consumer = owner.createConsumer(temporary);
        Session other = jms.session();

        assertThatThrownBy(() -> other.createConsumer(temporary)).isInstanceOf(JMSException.class);

        Jms.send(other.createProducer(temporary), other, "for its owner");
        assertThat(Jms.receiveText(consumer)).isEqualTo("for its owner");
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "6.2.2",
            text =
                    "What of its connection has it may name it; a received reply-to denotes the same destination, of the same "
                            + "kind.",
            pitfalls = {62, 124})
    void aReceivedReplyToIsTemporaryAgain(Domain domain, Jms jms) throws JMSException {
        Session requester = jms.session();
        Destination temporary = create(domain, requester);
        MessageConsumer replies = requester.createConsumer(temporary);
        Loop loop = Loop.open(jms);
        Message request = requester.createMessage();
        request.setJMSReplyTo(temporary);

        Destination replyTo = loop.pass(request).getJMSReplyTo();

        assertThat(replyTo).isInstanceOf(domain == Domain.QUEUE ? TemporaryQueue.class : TemporaryTopic.class);
        assertThat(Domain.describe(replyTo)).isEqualTo(Domain.describe(temporary));
        Jms.send(loop.session().createProducer(replyTo), loop.session(), "reply");
        assertThat(Jms.receiveText(replies)).isEqualTo("reply");
        assertThatThrownBy(() -> loop.session().createConsumer(replyTo)).isInstanceOf(JMSException.class);
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "javadoc TemporaryQueue.delete",
            text = "While it has a consumer, a temporary destination cannot be deleted: JMSException, and it goes on.",
            pitfalls = 62)
    void aDestinationInUseIsNotDeleted(Domain domain, Jms jms) throws JMSException {
        Session session = jms.session();
        Destination temporary = create(domain, session);
        MessageConsumer consumer = session.createConsumer(temporary);

        assertThatThrownBy(() -> delete(temporary)).isInstanceOf(JMSException.class);

        Elsewhere.open(jms).send(temporary, "goes on");
        assertThat(Jms.receiveText(consumer)).isEqualTo("goes on");
        consumer.close();
        delete(temporary);
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "6.2.2",
            text =
                    "A temporary destination that was deleted is no longer valid: nothing can be sent to it, with whatever "
                            + "producer: InvalidDestinationException.",
            pitfalls = 62)
    void nothingIsSentToADeletedDestination(Domain domain, Jms jms) throws JMSException {
        Session session = jms.session();
        Destination temporary = create(domain, session);
        Session other = jms.session();
        MessageProducer before = other.createProducer(temporary);
        MessageProducer unbound = other.createProducer(null);
        Message message = other.createMessage();

        delete(temporary);

        assertThatThrownBy(() -> before.send(message)).isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> unbound.send(temporary, message)).isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> session.createProducer(temporary).send(message))
                .isInstanceOf(InvalidDestinationException.class);
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "6.2.2",
            text = "Nobody can consume from a temporary destination that was deleted: JMSException.",
            pitfalls = 62)
    void nothingConsumesFromADeletedDestination(Domain domain, Jms jms) throws JMSException {
        Session session = jms.session();
        Destination temporary = create(domain, session);

        delete(temporary);

        assertThatThrownBy(() -> session.createConsumer(temporary)).isInstanceOf(JMSException.class);
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "6.2.2",
            text = "A temporary destination can be deleted after the session that made it was closed.",
            pitfalls = 62)
    void itOutlivesItsSession(Domain domain, Jms jms) throws JMSException {
        Connection connection = jms.started();
        Session session = connection.createSession();
        Destination temporary = create(domain, session);

        session.close();

        assertThatCode(() -> delete(temporary)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "6.2.2",
            text = "Temporary destinations take part in transactions as others do.",
            pitfalls = {62, 74})
    void itTakesPartInTransactions(Domain domain, Jms jms) throws JMSException {
        Session session = jms.session(Session.SESSION_TRANSACTED);
        Destination temporary = create(domain, session);
        MessageConsumer consumer = session.createConsumer(temporary);
        MessageProducer producer = session.createProducer(temporary);
        Jms.send(producer, session, "rolled back");
        session.rollback();
        Jms.send(producer, session, "committed");
        session.commit();
        assertThat(Delivery.receive(consumer, 1)).containsExactly(Delivery.first("committed"));

        session.rollback();

        assertThat(Delivery.receive(consumer, 1)).containsExactly(Delivery.again("committed", 2));
    }

    static Set<SubscriptionKind> outliving() {
        return SubscriptionKind.OUTLIVING;
    }

    @ParameterizedTest
    @MethodSource("outliving")
    @Requirement(
            section = "4.2.7",
            text = "A durable subscription to a temporary topic makes no sense: it is refused with "
                    + "InvalidDestinationException and does not exist then, or it works as long as the topic does.",
            pitfalls = 63)
    void aDurableSubscriptionIsRefusedOrWorks(SubscriptionKind kind, Jms jms) throws JMSException {
        Session session = jms.startedWithClientId().createSession();
        TemporaryTopic topic = session.createTemporaryTopic();
        String name = jms.name("subscription");

        Throwable thrown =
                catchThrowable(() -> kind.consumer(session, topic, name).close());

        if (thrown == null) {
            MessageConsumer consumer = kind.consumer(session, topic, name);
            Elsewhere.open(jms).send(topic, "works");
            assertThat(Jms.receiveText(consumer)).isEqualTo("works");
        } else {
            assertThat(thrown).isInstanceOf(InvalidDestinationException.class);
            assertThatThrownBy(() -> session.unsubscribe(name)).isInstanceOf(InvalidDestinationException.class);
        }
    }
}
