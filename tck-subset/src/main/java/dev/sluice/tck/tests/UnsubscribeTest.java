package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;

import jakarta.jms.Connection;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.Topic;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Deleting durable subscriptions. */
@ConformanceTest
final class UnsubscribeTest {
    static Set<SubscriptionKind> durable() {
        return SubscriptionKind.OUTLIVING;
    }

    @ParameterizedTest
    @MethodSource("durable")
    @Requirement(
            section = "8.3.3",
            text = "unsubscribe deletes the subscription with its backlog; a new one begins empty.",
            pitfalls = 101)
    void theSubscriptionIsDeletedWithItsBacklog(SubscriptionKind kind, Jms jms) throws JMSException {
        Session session = jms.startedWithClientId().createSession();
        Topic topic = jms.topic(session);
        String name = jms.name("subscription");
        MessageProducer producer = session.createProducer(topic);
        kind.consumer(session, topic, name).close();
        Jms.send(producer, session, "backlog");

        session.unsubscribe(name);

        MessageConsumer next = kind.consumer(session, topic, name);
        Jms.send(producer, session, "new");
        assertThat(Jms.receiveText(next)).isEqualTo("new");
    }

    @ParameterizedTest
    @MethodSource("durable")
    @Requirement(
            section = "8.3.3",
            text = "A second unsubscribe finds nothing: InvalidDestinationException.",
            pitfalls = 101)
    void aSecondTimeThereIsNothing(SubscriptionKind kind, Jms jms) throws JMSException {
        Session session = jms.startedWithClientId().createSession();
        String name = jms.name("subscription");
        kind.consumer(session, jms.topic(session), name).close();
        session.unsubscribe(name);

        assertThatThrownBy(() -> session.unsubscribe(name)).isInstanceOf(InvalidDestinationException.class);
    }

    @Test
    @Requirement(
            section = "javadoc Session.unsubscribe",
            text = "An unknown name is refused with InvalidDestinationException, with a client id or without.",
            pitfalls = 101)
    void anUnknownNameIsRefused(Jms jms) throws JMSException {
        Session with = jms.startedWithClientId().createSession();
        Session without = jms.session();
        String name = jms.name("subscription");

        assertThatThrownBy(() -> with.unsubscribe(name)).isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> without.unsubscribe(name)).isInstanceOf(InvalidDestinationException.class);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @Requirement(
            section = "javadoc Session.unsubscribe",
            text = "A name that is null or empty is refused with InvalidDestinationException.",
            pitfalls = 101)
    void noNameIsRefused(String name, Jms jms) throws JMSException {
        Session session = jms.startedWithClientId().createSession();

        assertThatThrownBy(() -> session.unsubscribe(name)).isInstanceOf(InvalidDestinationException.class);
    }

    @ParameterizedTest
    @MethodSource("durable")
    @Requirement(
            section = "8.3.3",
            text = "While a consumer is active, unsubscribe fails and deletes nothing.",
            pitfalls = 101)
    void anActiveSubscriptionIsNotDeleted(SubscriptionKind kind, Jms jms) throws JMSException {
        Session session = jms.startedWithClientId().createSession();
        Topic topic = jms.topic(session);
        String name = jms.name("subscription");
        MessageConsumer consumer = kind.consumer(session, topic, name);
        MessageProducer producer = session.createProducer(topic);
        Jms.send(producer, session, "before");

        assertThatThrownBy(() -> session.unsubscribe(name)).isInstanceOf(JMSException.class);

        Jms.send(producer, session, "after");
        assertThat(Jms.receiveText(consumer)).isEqualTo("before");
        assertThat(Jms.receiveText(consumer)).isEqualTo("after");
    }

    @ParameterizedTest
    @MethodSource("durable")
    @Requirement(
            section = "8.3.3",
            text =
                    "While a message is unacknowledged, unsubscribe is an error of the client: it is refused and deletes "
                            + "nothing, or deletes all.",
            pitfalls = 101)
    void withUnacknowledgedMessagesAllOrNothingIsDeleted(SubscriptionKind kind, Jms jms) throws JMSException {
        unsubscribeAfterReceiving(kind, Session.CLIENT_ACKNOWLEDGE, jms);
    }

    @ParameterizedTest
    @MethodSource("durable")
    @Requirement(
            section = "8.3.3",
            text = "While a message is part of a transaction, unsubscribe is an error of the client: it is refused and "
                    + "deletes nothing, or deletes all.",
            pitfalls = 101)
    void withUncommittedMessagesAllOrNothingIsDeleted(SubscriptionKind kind, Jms jms) throws JMSException {
        unsubscribeAfterReceiving(kind, Session.SESSION_TRANSACTED, jms);
    }

    private static void unsubscribeAfterReceiving(SubscriptionKind kind, int mode, Jms jms) throws JMSException {
        Connection connection = jms.startedWithClientId();
        Session receiving = connection.createSession(mode);
        Session session = connection.createSession();
        Topic topic = jms.topic(receiving);
        String name = jms.name("subscription");
        MessageProducer producer = session.createProducer(topic);
        MessageConsumer consumer = kind.consumer(receiving, topic, name);
        Jms.send(producer, session, "received");
        Jms.receive(consumer);
        consumer.close();

        boolean refused = isRefused(receiving, name);

        receiving.close();
        MessageConsumer next = kind.consumer(session, topic, name);
        Jms.send(producer, session, "new");
        assertThat(Jms.receiveText(next)).isEqualTo(refused ? "received" : "new");
    }

    private static boolean isRefused(Session session, String name) {
        try {
            session.unsubscribe(name);
            return false;
        } catch (JMSException e) {
            return true;
        }
    }

    @Test
    @Requirement(
            section = "javadoc Session.unsubscribe",
            text = "A client cannot delete another client's subscription.",
            pitfalls = {97, 101})
    void anotherClientsSubscriptionIsNotDeleted(Jms jms) throws JMSException {
        Session owner = jms.startedWithClientId().createSession();
        Session other = jms.startedWithClientId().createSession();
        Session nobody = jms.session();
        Topic topic = jms.topic(owner);
        String name = jms.name("subscription");
        owner.createDurableConsumer(topic, name).close();
        Jms.send(owner.createProducer(topic), owner, "kept");

        assertThatThrownBy(() -> other.unsubscribe(name)).isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> nobody.unsubscribe(name)).isInstanceOf(InvalidDestinationException.class);

        assertThat(Jms.receiveText(owner.createDurableConsumer(topic, name))).isEqualTo("kept");
    }

    @Test
    @Requirement(
            section = "8.3.4",
            text = "A shared durable subscription without client id can be deleted by any connection without one.",
            pitfalls = {97, 101})
    void aSubscriptionWithoutClientCanBeDeletedByAnyWithout(Jms jms) throws JMSException {
        Session session = jms.session();
        String name = jms.name("subscription");
        session.createSharedDurableConsumer(jms.topic(session), name).close();

        jms.session().unsubscribe(name);

        assertThatThrownBy(() -> session.unsubscribe(name)).isInstanceOf(InvalidDestinationException.class);
    }

    @Test
    @Requirement(
            section = "javadoc Session.unsubscribe",
            text = "A subscription that is not durable cannot be deleted: its name is unknown.",
            pitfalls = {98, 101})
    void aNonDurableSubscriptionIsNotDeleted(Jms jms) throws JMSException {
        Session session = jms.session();
        Topic topic = jms.topic(session);
        String name = jms.name("subscription");
        MessageConsumer consumer = session.createSharedConsumer(topic, name);

        assertThatThrownBy(() -> session.unsubscribe(name)).isInstanceOf(InvalidDestinationException.class);

        Jms.send(session.createProducer(topic), session, "text");
        assertThat(Jms.receiveText(consumer)).isEqualTo("text");
    }

    @Test
    @Requirement(
            section = "8.3.4",
            text = "Once deleted, a name is free for a durable subscription of the other kind.",
            pitfalls = {98, 101})
    void aDeletedNameIsFreeForTheOtherKind(Jms jms) throws JMSException {
        Session session = jms.startedWithClientId().createSession();
        Topic topic = jms.topic(session);
        String name = jms.name("subscription");
        session.createDurableConsumer(topic, name).close();
        session.unsubscribe(name);

        MessageConsumer shared = session.createSharedDurableConsumer(topic, name);

        Jms.send(session.createProducer(topic), session, "text");
        assertThat(Jms.receiveText(shared)).isEqualTo("text");
    }
}
