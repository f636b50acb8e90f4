package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.stream.Stream;

import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidClientIDException;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.Topic;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** The client id of a connection: when it may be set, and who else has it. */
@ConformanceTest
final class ClientIdTest {
    @Test
    @Requirement(section = "6.1.2", text = "The client id that was set is the connection's.", pitfalls = 48)
    void theClientIdReadsAsItWasSet(Jms jms) throws JMSException {
        Connection connection = jms.connection();
        String id = jms.name("client");

        connection.setClientID(id);

        assertThat(connection.getClientID()).isEqualTo(id);
    }

    @Test
    @Requirement(
            section = "6.1.2",
            text = "A connection without a client id has none, and may have as many others like it as it pleases.",
            pitfalls = 48)
    void connectionsNeedNoClientId(Jms jms) throws JMSException {
        Connection first = jms.started();
        Connection second = jms.started();

        // A provider may make one up, but no two alike.
        assertThat(first.getClientID() == null ? "none" : first.getClientID()).isNotEqualTo(second.getClientID());
    }

    @Test
    @Requirement(
            section = "6.1.2",
            text = "A client id that has been set cannot be replaced: IllegalStateException.",
            pitfalls = 48)
    void aClientIdIsNotReplaced(Jms jms) throws JMSException {
        Connection connection = jms.connection();
        String id = jms.name("client");
        connection.setClientID(id);

        assertThatThrownBy(() -> connection.setClientID(jms.name("client"))).isInstanceOf(IllegalStateException.class);

        assertThat(connection.getClientID()).isEqualTo(id);
    }

    static Stream<Named<Use<Connection>>> actions() {
        return Stream.of(
                Use.named("createSession()", connection -> connection.createSession()),
                Use.named("createSession(int)", connection -> connection.createSession(Session.CLIENT_ACKNOWLEDGE)),
                Use.named("createSession(boolean, int)", connection -> connection.createSession(true, 0)),
                Use.named("start", Connection::start));
    }

    @ParameterizedTest
    @MethodSource("actions")
    @Requirement(
            section = "6.1.2",
            text = "The client id must be set before any other action on the connection: else IllegalStateException.",
            pitfalls = 48)
    void afterAnyActionItIsTooLate(Use<Connection> action, Jms jms) throws JMSException {
        Connection connection = jms.connection();
        action.of(connection);
        String id = jms.name("client");

        assertThatThrownBy(() -> connection.setClientID(id)).isInstanceOf(IllegalStateException.class);

        assertThat(connection.getClientID()).isNotEqualTo(id);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @Requirement(
            section = "10.3",
            text = "No client id and an empty one are taken, or refused with InvalidClientIDException.",
            pitfalls = 48)
    void aRefusedClientIdIsInvalid(String id, Jms jms) throws JMSException {
        Connection connection = jms.connection();

        Throwable thrown = catchThrowable(() -> connection.setClientID(id));

        if (thrown != null) {
            assertThat(thrown).isInstanceOf(InvalidClientIDException.class);
        }
        connection.start();
        assertThat(connection.createSession().createMessage()).isNotNull();
    }

    @Test
    @Requirement(
            section = "6.1.2",
            text =
                    "A client id is used by one connection at a time: another is refused it with InvalidClientIDException, or "
                            + "has to wait, or the first can do no more.",
            pitfalls = 48)
    void aClientIdBelongsToOneConnection(Jms jms) throws Exception {
        Connection owner = jms.connection();
        String id = jms.name("client");
        owner.setClientID(id);
        owner.start();

        ClientIdClaim claim = claimed(jms.connection(), id);

        claim.isPrevented(InvalidClientIDException.class, JMSException.class, owner::createSession);
        owner.close(); // whoever waits for the id has it now
    }

    @Test
    @Requirement(
            section = "6.1.2",
            text = "A client that is refused an id takes nothing away from the one that has it.",
            pitfalls = 48)
    void theOwnerIsNotDisturbed(Jms jms) throws Exception {
        Connection owner = jms.connection();
        String id = jms.name("client");
        owner.setClientID(id);
        owner.start();
        Session session = owner.createSession();
        Topic topic = jms.topic(session);
        MessageConsumer consumer = session.createDurableConsumer(topic, jms.name("subscription"));
        Connection other = jms.connection();
        assumeTrue(claimed(other, id).isRefused(), "A client id is kept from others by other means than to refuse it.");
        other.close();

        Jms.send(session.createProducer(topic), session, "for the owner");

        assertThat(Jms.receiveText(consumer)).isEqualTo("for the owner");
        assertThat(claimed(jms.connection(), id).isRefused()).isTrue();
    }

    private static ClientIdClaim claimed(Connection connection, String id) throws InterruptedException {
        return ClientIdClaim.by(() -> {
            connection.setClientID(id);
            connection.start(); // a provider may learn of it no sooner
        });
    }

    @Test
    @Requirement(section = "6.1.2", text = "A closed connection's client id is free again.", pitfalls = 48)
    void aClosedConnectionsClientIdIsFree(Jms jms) throws JMSException {
        String id = jms.name("client");
        for (int times = 0; times < 3; times++) {
            Connection connection = jms.connection();

            connection.setClientID(id);
            connection.start();

            assertThat(connection.getClientID()).isEqualTo(id);
            connection.close();
        }
    }
}
