package dev.sluice.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.policy.AccessPolicy.Operation;

/** Who may connect, and do what. */
class BrokerAccessTest {
    private SluiceBroker broker;
    private SluiceConnectionFactory factory;

    @BeforeEach
    void buildBroker() {
        broker = SluiceBroker.builder()
                .vmName("guarded")
                .user("alice", "wonderland")
                .user("bob", "builder")
                .permit("alice", "orders.>", Operation.SEND, Operation.RECEIVE)
                .permit("alice", "audit", Operation.SEND)
                .permit("bob", "audit", Operation.RECEIVE)
                .build();
        factory = broker.connectionFactory();
    }

    @AfterEach
    void closeBroker() {
        broker.close();
    }

    // ---------------------------------------------------------------- who may connect

    @ParameterizedTest
    @DisplayName("§10.3 bad credentials give JMSSecurityException when the connection is created")
    @CsvSource({"alice, queen", "alice, Wonderland", "alice, ", "Alice, wonderland", "mallory, wonderland", "alice, ''"
    })
    void badCredentialsAreRefusedAtOnce(String user, String password) {
        assertThatThrownBy(() -> factory.createConnection(user, password))
                .isInstanceOf(JMSSecurityException.class)
                .hasMessage("User '" + user + "' is unknown, or the password is wrong.")
                .extracting(e -> ((JMSException) e).getErrorCode())
                .isEqualTo("NOT_AUTHENTICATED");
        assertThatThrownBy(() -> factory.createQueueConnection(user, password))
                .isInstanceOf(JMSSecurityException.class);
        assertThatThrownBy(() -> factory.createTopicConnection(user, password))
                .isInstanceOf(JMSSecurityException.class);
    }

    @Test
    void aGuardedBrokerAsksThoseWhoGiveNoName() {
        assertThatThrownBy(factory::createConnection)
                .isInstanceOf(JMSSecurityException.class)
                .hasMessage("This broker asks for a user name and password.");
        assertThatThrownBy(() -> factory.createConnection(null, null)).isInstanceOf(JMSSecurityException.class);
    }

    @Test
    void theRightCredentialsConnect() throws JMSException {
        factory.createConnection("alice", "wonderland").close();
        factory.createQueueConnection("alice", "wonderland").close();
        factory.createTopicConnection("bob", "builder").close();
    }

    @Test
    void credentialsOfTheFactoryAreForThoseWhoGiveNone() throws JMSException {
        factory.setUserName("alice");
        factory.setPassword("wonderland");

        factory.createConnection().close();
        assertThatThrownBy(() -> factory.createConnection("bob", "wonderland"))
                .isInstanceOf(JMSSecurityException.class);
    }

    @Test
    void credentialsMayBeInTheAddress() throws JMSException {
        new SluiceConnectionFactory("vm://guarded?user=bob&password=builder")
                .createConnection()
                .close();
        assertThatThrownBy(new SluiceConnectionFactory("vm://guarded?user=bob&password=wonderland")::createConnection)
                .isInstanceOf(JMSSecurityException.class);
    }

    @Test
    void aRefusedConnectionDoesNotHoldItsClientId() throws JMSException {
        factory.setClientID("me");
        assertThatThrownBy(() -> factory.createConnection("alice", "wrong")).isInstanceOf(JMSSecurityException.class);

        try (Connection connection = factory.createConnection("alice", "wonderland")) {
            assertThat(connection.getClientID()).isEqualTo("me");
        }
    }

    @Test
    void aBrokerWithoutUsersTakesEverybody() throws JMSException {
        try (SluiceBroker open = SluiceBroker.create()) {
            open.connectionFactory().createConnection("whoever", "whatever").close();
            open.connectionFactory().createConnection().close();
        }
    }

    // ---------------------------------------------------------------- who may do what

    @Test
    void whatIsPermittedWorks() throws JMSException {
        try (Connection alice = factory.createConnection("alice", "wonderland");
                Connection bob = factory.createConnection("bob", "builder")) {
            Traffic.send(alice, "orders.eu", "order");
            Traffic.send(alice, "audit", "ordered");

            assertThat(Traffic.receive(alice, "orders.eu")).isEqualTo("order");
            assertThat(Traffic.receive(bob, "audit")).isEqualTo("ordered");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "secrets", "orders.eu,secrets"})
    void sendingElsewhereIsRefused(String name) throws JMSException {
        try (Connection alice = factory.createConnection("alice", "wonderland");
                Session session = alice.createSession();
                MessageProducer unbound = session.createProducer(null)) {
            for (Destination forbidden : new Destination[] {session.createQueue(name), session.createTopic(name)}) {
                assertThatThrownBy(() -> session.createProducer(forbidden))
                        .isInstanceOf(JMSSecurityException.class)
                        .hasMessageContainingAll("User 'alice' may not send to", "'.")
                        .extracting(e -> ((JMSException) e).getErrorCode())
                        .isEqualTo("NOT_AUTHORIZED");
                assertThatThrownBy(() -> unbound.send(forbidden, session.createMessage()))
                        .isInstanceOf(JMSSecurityException.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit", "secrets", "orders.eu,audit", ">"})
    void receivingElsewhereIsRefused(String name) throws JMSException {
        try (Connection alice = factory.createConnection("alice", "wonderland");
                Session session = alice.createSession()) {
            assertThatThrownBy(() -> session.createConsumer(session.createQueue(name)))
                    .isInstanceOf(JMSSecurityException.class)
                    .hasMessageContaining("User 'alice' may not receive from ");
            assertThatThrownBy(() -> session.createConsumer(session.createTopic(name)))
                    .isInstanceOf(JMSSecurityException.class);
            assertThatThrownBy(() -> session.createSharedDurableConsumer(session.createTopic(name), "shared"))
                    .isInstanceOf(JMSSecurityException.class);
        }
    }

    @Test
    void lookingIntoAQueueIsReceivingFromIt() throws JMSException {
        try (Connection alice = factory.createConnection("alice", "wonderland");
                Session session = alice.createSession()) {
            QueueBrowser allowed = session.createBrowser(session.createQueue("orders.eu"));
            assertThatCode(allowed::getEnumeration).doesNotThrowAnyException();

            assertThatThrownBy(() ->
                            session.createBrowser(session.createQueue("audit")).getEnumeration())
                    .isInstanceOf(JMSSecurityException.class);
        }
    }

    @Test
    void temporaryDestinationsNeedNoPermission() throws JMSException {
        try (Connection bob = factory.createConnection("bob", "builder");
                Session session = bob.createSession()) {
            Queue replies = session.createTemporaryQueue();

            assertThatCode(() -> session.createProducer(replies).send(session.createMessage()))
                    .doesNotThrowAnyException();
            assertThatCode(() -> session.createConsumer(replies)).doesNotThrowAnyException();
        }
    }

    @Test
    void onlyKnownUsersCanBePermittedSomething() {
        SluiceBroker.Builder builder = SluiceBroker.builder().user("alice", "wonderland");

        assertThatThrownBy(() -> builder.permit("bob", ">", Operation.SEND))
                .isInstanceOf(BrokerException.class)
                .hasMessage("No user 'bob' is declared; declare users before permissions.")
                .extracting(e -> ((BrokerException) e).error())
                .isEqualTo(BrokerError.CONFIGURATION);
    }
}
