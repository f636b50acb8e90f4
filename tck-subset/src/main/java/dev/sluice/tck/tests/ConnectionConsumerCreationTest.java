package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionConsumer;
import jakarta.jms.Destination;
import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.InvalidSelectorException;
import jakarta.jms.JMSException;
import jakarta.jms.MessageListener;
import jakarta.jms.Session;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Feature;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Which connection consumers can be created, and what creating them may give. */
@ConformanceTest
final class ConnectionConsumerCreationTest {
    private static Connection connectionWithClientId(ConnectionConsumerForm form, Jms jms) throws JMSException {
        Connection connection = form.connect(jms);
        connection.setClientID(jms.name("client"));
        return connection;
    }

    private static Destination destination(ConnectionConsumerForm form, Jms jms) throws JMSException {
        return form.destination(jms, jms.connection().createSession());
    }

    @ParameterizedTest
    @EnumSource(ConnectionConsumerForm.class)
    @Requirement(
            section = "11.2.4",
            text =
                    "A provider gives a connection consumer, or says by an exception that it has none; it never gives null.",
            pitfalls = 107)
    void theAnswerIsNeverNull(ConnectionConsumerForm form, Jms jms) throws JMSException {
        Connection connection = connectionWithClientId(form, jms);
        Destination destination = destination(form, jms);
        TestServer server = TestServer.open(jms);
        ConnectionConsumer consumer;
        try {
            consumer = form.create(connection, destination, jms.name("subscription"), null, server, 1);
        } catch (JMSException | UnsupportedOperationException optional) {
            return;
        }

        assertThat(consumer).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(ConnectionConsumerForm.class)
    @Requirement(
            section = "javadoc ConnectionConsumer.getServerSessionPool",
            text = "A connection consumer knows the pool it was given.",
            pitfalls = 107,
            needs = Feature.CONNECTION_CONSUMER)
    void aConnectionConsumerKnowsItsPool(ConnectionConsumerForm form, Jms jms) throws JMSException {
        Connection connection = connectionWithClientId(form, jms);
        TestServer server = TestServer.open(jms);

        ConnectionConsumer consumer =
                form.create(connection, destination(form, jms), jms.name("subscription"), null, server, 1);

        assertThat(consumer.getServerSessionPool()).isSameAs(server);
    }

    @ParameterizedTest
    @EnumSource(ConnectionConsumerForm.class)
    @Requirement(
            section = "javadoc Connection",
            text = "A destination that is null is refused with InvalidDestinationException.",
            pitfalls = {107, 119},
            needs = Feature.CONNECTION_CONSUMER)
    void aNullDestinationIsRefused(ConnectionConsumerForm form, Jms jms) throws JMSException {
        Connection connection = connectionWithClientId(form, jms);
        TestServer server = TestServer.open(jms);
        String name = jms.name("subscription");

        assertThatThrownBy(() -> form.create(connection, null, name, null, server, 1))
                .isInstanceOf(InvalidDestinationException.class);
    }

    @ParameterizedTest
    @EnumSource(ConnectionConsumerForm.class)
    @Requirement(
            section = "javadoc Connection",
            text = "A selector with a wrong syntax is refused with InvalidSelectorException.",
            pitfalls = {38, 107},
            needs = Feature.CONNECTION_CONSUMER)
    void aWrongSelectorIsRefused(ConnectionConsumerForm form, Jms jms) throws JMSException {
        Connection connection = connectionWithClientId(form, jms);
        Destination destination = destination(form, jms);
        TestServer server = TestServer.open(jms);
        String name = jms.name("subscription");

        assertThatThrownBy(() -> form.create(connection, destination, name, "a =", server, 1))
                .isInstanceOf(InvalidSelectorException.class);
    }

    @ParameterizedTest
    @EnumSource(ConnectionConsumerForm.class)
    @Requirement(
            section = "javadoc Connection",
            text = "A pool that is null is refused with JMSException.",
            pitfalls = 107,
            needs = Feature.CONNECTION_CONSUMER)
    void aNullPoolIsRefused(ConnectionConsumerForm form, Jms jms) throws JMSException {
        Connection connection = connectionWithClientId(form, jms);
        Destination destination = destination(form, jms);
        String name = jms.name("subscription");

        assertThatThrownBy(() -> form.create(connection, destination, name, null, null, 1))
                .isInstanceOf(JMSException.class);
    }

    @ParameterizedTest
    @EnumSource(ConnectionConsumerForm.class)
    @Requirement(
            section = "6.1.8",
            text = "A closed connection creates no connection consumer: IllegalStateException.",
            pitfalls = {55, 107, 117},
            needs = Feature.CONNECTION_CONSUMER)
    void aClosedConnectionCreatesNone(ConnectionConsumerForm form, Jms jms) throws JMSException {
        Connection connection = connectionWithClientId(form, jms);
        Destination destination = destination(form, jms);
        TestServer server = TestServer.open(jms);
        String name = jms.name("subscription");
        connection.close();

        assertThatThrownBy(() -> form.create(connection, destination, name, null, server, 1))
                .isInstanceOf(IllegalStateException.class);
    }

    static Set<ConnectionConsumerForm> unsharedDurable() {
        return ConnectionConsumerForm.UNSHARED_DURABLE;
    }

    @ParameterizedTest
    @MethodSource("unsharedDurable")
    @Requirement(
            section = "8.3.3",
            text = "Without a client id, an unshared durable subscription is refused to a connection consumer, too.",
            pitfalls = {96, 107},
            needs = Feature.CONNECTION_CONSUMER)
    void aClientIdIsNeeded(ConnectionConsumerForm form, Jms jms) throws JMSException {
        Connection connection = form.connect(jms);
        Destination destination = destination(form, jms);
        TestServer server = TestServer.open(jms);
        String name = jms.name("subscription");

        assertThatThrownBy(() -> form.create(connection, destination, name, null, server, 1))
                .isInstanceOf(JMSException.class);
    }

    @Test
    @Requirement(
            section = "11.2.1",
            text =
                    "A session has the listener it was given for a connection consumer, and none at first; without messages, "
                            + "run returns.",
            pitfalls = {107, 110},
            needs = Feature.CONNECTION_CONSUMER)
    void aSessionKnowsItsListener(Jms jms) throws JMSException {
        Session session = jms.connection().createSession();
        MessageListener listener = message -> {};
        assertThat(session.getMessageListener()).isNull();

        session.setMessageListener(listener);
        session.run();

        assertThat(session.getMessageListener()).isSameAs(listener);
    }
}
