package dev.sluice.jms.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;

import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.ResourceAllocationException;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;

import org.junit.jupiter.api.Test;

class PooledConnectionFactoryTest {
    private final FakeProvider provider = new FakeProvider();

    private PooledConnectionFactory.Builder pool() {
        return PooledConnectionFactory.around(provider.factory());
    }

    @Test
    void openingAndClosingPerMessageUsesOneConnectionOneSessionAndOneProducer() throws JMSException {
        PooledConnectionFactory pool = pool().build();

        for (int i = 0; i < 10; i++) {
            try (Connection connection = pool.createConnection();
                    Session session = connection.createSession();
                    MessageProducer producer = session.createProducer(session.createQueue("orders"))) {
                producer.send(session.createTextMessage("message " + i));
            }
        }

        assertThat(provider.messagesIn("orders")).hasSize(10);
        assertThat(provider.connectionsMade()).isEqualTo(1);
        assertThat(provider.sessionsMade()).isEqualTo(1);
        assertThat(provider.producersMade()).isEqualTo(1);
        assertThat(provider.connectionsOpen()).isEqualTo(1);
    }

    @Test
    void nothingIsOpenedBeforeTheFirstBorrowerComes() {
        pool().build();

        assertThat(provider.connectionsMade()).isZero();
    }

    @Test
    void aBorrowerGetsAFreeConnectionElseANewOneElseTheOneWithTheFewestBorrowers() throws JMSException {
        PooledConnectionFactory pool = pool().maxConnections(2).build();

        Connection first = pool.createConnection();
        Connection second = pool.createConnection();
        assertThat(provider.connectionsMade()).isEqualTo(2);

        Connection third = pool.createConnection();
        assertThat(pool.statistics().borrowers()).isEqualTo(3);
        assertThat(provider.connectionsMade()).isEqualTo(2);

        second.close();
        third.createSession();
        pool.createConnection().createSession();
        assertThat(provider.connectionsMade()).isEqualTo(2);
        assertThat(provider.connection(1).own)
                .as("shared by the first and the third")
                .hasSize(1);
        assertThat(provider.connection(2).own).as("free since the second left").hasSize(1);
        first.close();
    }

    @Test
    void usersDoNotShareConnections() throws JMSException {
        PooledConnectionFactory pool = pool().build();

        pool.createConnection().close();
        pool.createConnection("anna", "secret").close();
        pool.createConnection("anna", "secret").close();
        pool.createConnection("bert", "secret").close();

        assertThat(provider.connectionsMade()).isEqualTo(3);
        assertThat(provider.connection(1).user).isNull();
        assertThat(provider.connection(2).user).isEqualTo("anna");
        assertThat(provider.connection(3).user).isEqualTo("bert");
    }

    @Test
    void aWrongPasswordIsRefusedByTheProviderEvenWhileTheUserHasAConnection() throws JMSException {
        PooledConnectionFactory pool = pool().build();
        pool.createConnection("anna", "secret");

        assertThatExceptionOfType(JMSSecurityException.class).isThrownBy(() -> pool.createConnection("anna", "wrong"));
        assertThat(pool.statistics().borrowers()).isEqualTo(1);
    }

    @Test
    void aFailureToConnectReachesTheBorrowerAndLeavesItsPlaceFree() throws JMSException {
        PooledConnectionFactory pool = pool().build();
        provider.fail("factory.createConnection", new JMSException("no network"));
        assertThatExceptionOfType(JMSException.class)
                .isThrownBy(pool::createConnection)
                .withMessage("no network");

        provider.heal("factory.createConnection");

        assertThatNoException().isThrownBy(pool::createConnection);
    }

    @Test
    void aConnectionThatTakesNoExceptionListenerIsClosedAgain() {
        PooledConnectionFactory pool = pool().build();
        provider.fail("connection.setExceptionListener", new JMSException("not here"));

        assertThatExceptionOfType(JMSException.class).isThrownBy(pool::createConnection);

        assertThat(provider.connectionsOpen()).isZero();
        assertThat(pool.statistics().connectionsOpen()).isZero();
    }

    @Test
    void closingAConnectionGivesBackWhatWasOpenedThroughIt() throws JMSException {
        PooledConnectionFactory pool = pool().build();
        Connection connection = pool.createConnection();
        Session session = connection.createSession();
        session.createConsumer(session.createQueue("orders"));
        session.createBrowser(session.createQueue("orders"));
        session.createTemporaryQueue();
        session.createTemporaryTopic();

        connection.close();

        assertThat(provider.consumersOpen()).isZero();
        assertThat(provider.calls())
                .contains("browser-1.close", "temporary-1.delete", "temporary-2.delete")
                .doesNotContain("session-1.close", "connection-1.close");
        assertThat(pool.statistics().sessionsIdle()).isEqualTo(1);
        assertThat(pool.statistics().sessionsBorrowed()).isZero();
    }

    @Test
    void closingAConnectionLeavesWhatOthersOpenedThroughTheSamePhysicalOne() throws JMSException {
        PooledConnectionFactory pool = pool().build();
        Connection mine = pool.createConnection();
        Connection other = pool.createConnection();
        mine.createSession();
        Session othersSession = other.createSession();
        MessageConsumer othersConsumer = othersSession.createConsumer(othersSession.createQueue("orders"));
        TemporaryQueue othersQueue = othersSession.createTemporaryQueue();

        mine.close();

        assertThat(provider.consumersOpen()).isEqualTo(1);
        assertThat(provider.count("temporary.delete")).isZero();
        assertThatNoException().isThrownBy(othersConsumer::getMessageSelector);
        assertThatNoException().isThrownBy(othersQueue::delete);
    }

    @Test
    void aTemporaryDestinationThatIsGoneAlreadyDoesNoHarm() throws JMSException {
        PooledConnectionFactory pool = pool().build();
        Connection connection = pool.createConnection();
        connection.createSession().createTemporaryQueue();
        provider.fail("temporary.delete", new jakarta.jms.InvalidDestinationException("gone"));

        connection.close();

        assertThat(provider.connectionsOpen()).isEqualTo(1);
    }

    @Test
    void aTemporaryDestinationThatCannotBeDeletedTakesItsConnectionOut() throws JMSException {
        PooledConnectionFactory pool = pool().build();
        Connection connection = pool.createConnection();
        connection.createSession().createTemporaryQueue();
        provider.fail("temporary.delete", new JMSException("still in use"));

        connection.close();

        assertThat(provider.connectionsOpen()).isZero();
        assertThat(pool.statistics().connectionsOpen()).isZero();
    }

    @Test
    void closingTwiceIsSilent() throws JMSException {
        PooledConnectionFactory pool = pool().build();
        Connection connection = pool.createConnection();
        Session session = connection.createSession();

        session.close();
        session.close();
        connection.close();
        connection.close();

        assertThat(pool.statistics().borrowers()).isZero();
        assertThat(pool.statistics().sessionsIdle()).isEqualTo(1);
    }

    @Test
    void closingTheFactoryClosesEverythingAndRefusesFromThenOn() throws JMSException {
        PooledConnectionFactory pool = pool().maxConnections(2).build();
        Connection borrowed = pool.createConnection();
        Session session = borrowed.createSession();
        pool.createConnection().close();

        pool.close();
        pool.close();

        assertThat(provider.connectionsOpen()).isZero();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(pool::createConnection)
                .withMessageContaining("was closed");
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(borrowed::createSession);
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(session::createTextMessage);
        assertThatNoException().isThrownBy(session::close);
        assertThatNoException().isThrownBy(borrowed::close);
    }

    @Test
    void whoMayNotWaitIsRefusedAtOnceWithTheLimitByName() throws JMSException {
        PooledConnectionFactory pool =
                pool().maxSessionsPerConnection(1).blockWhenExhausted(false).build();
        Connection connection = pool.createConnection();
        connection.createSession();

        assertThatExceptionOfType(ResourceAllocationException.class)
                .isThrownBy(connection::createSession)
                .withMessageContaining("maxSessionsPerConnection=1")
                .withMessageContaining("blockWhenExhausted=false");
    }

    @Test
    void whoMayWaitIsRefusedWhenTheTimeIsUpWithLimitAndTimeByName() throws JMSException {
        PooledConnectionFactory pool = pool().maxSessionsPerConnection(1)
                .waitTimeout(Duration.ofMillis(20))
                .build();
        Connection connection = pool.createConnection();
        connection.createSession();

        assertThatExceptionOfType(ResourceAllocationException.class)
                .isThrownBy(connection::createSession)
                .withMessageContaining("maxSessionsPerConnection=1")
                .withMessageContaining("waitTimeout=PT0.02S");
        assertThat(pool.statistics().waits()).isEqualTo(1);
        assertThat(pool.statistics().waitTimeouts()).isEqualTo(1);
    }

    @Test
    void idleSessionsOfAnotherKindMakeRoomForTheOneThatIsWanted() throws JMSException {
        PooledConnectionFactory pool =
                pool().maxSessionsPerConnection(2).blockWhenExhausted(false).build();
        Connection connection = pool.createConnection();
        Session automatic = connection.createSession();
        connection.createSession().close();
        automatic.close();
        assertThat(provider.sessionsOpen()).isEqualTo(2);

        connection.createSession(Session.SESSION_TRANSACTED);
        connection.createSession(Session.SESSION_TRANSACTED);

        assertThat(provider.sessionsOpen()).isEqualTo(2);
    }

    @Test
    void sessionsAreKeptApartByTheirMode() throws JMSException {
        PooledConnectionFactory pool = pool().build();
        Connection connection = pool.createConnection();

        connection.createSession(false, Session.AUTO_ACKNOWLEDGE).close();
        connection.createSession(true, Session.AUTO_ACKNOWLEDGE).close();
        connection.createSession(false, Session.CLIENT_ACKNOWLEDGE).close();
        assertThat(provider.sessionsMade()).isEqualTo(3);

        Session automatic = connection.createSession();
        Session transacted = connection.createSession(true, Session.CLIENT_ACKNOWLEDGE);

        assertThat(provider.sessionsMade()).as("both were there already").isEqualTo(3);
        assertThat(automatic.getAcknowledgeMode()).isEqualTo(Session.AUTO_ACKNOWLEDGE);
        assertThat(transacted.getTransacted()).isTrue();
    }

    @Test
    void badOptionsAreRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pool().maxConnections(0).build())
                .withMessageContaining("'maxConnections' is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pool().maxSessionsPerConnection(-1).build())
                .withMessageContaining("'maxSessionsPerConnection' is -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pool().waitTimeout(Duration.ofSeconds(-1)).build())
                .withMessageContaining("'waitTimeout' is PT-1S");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        pool().connectionIdleTimeout(Duration.ofDays(1_000_000)).build())
                .withMessageContaining("'connectionIdleTimeout'");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> pool().connectionLifetime(Duration.ofNanos(-1)).build())
                .withMessageContaining("'connectionLifetime'");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> pool().sessionIdleTimeout(Duration.ofNanos(-1)).build())
                .withMessageContaining("'sessionIdleTimeout'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pool().blockWhenExhausted(false)
                        .waitTimeout(Duration.ofSeconds(1))
                        .build())
                .withMessageContaining("'waitTimeout'")
                .withMessageContaining("'blockWhenExhausted'");
    }

    @Test
    void aPoolAroundAPoolIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PooledConnectionFactory.around(pool().build()))
                .withMessageContaining("already");
    }

    @Test
    void theFactoryNamesItsOptionsAndNoPassword() throws JMSException {
        PooledConnectionFactory pool = pool().maxConnections(3).build();

        assertThat(pool.toString()).contains("maxConnections=3");
        assertThat(pool.createConnection("anna", "secret").toString())
                .contains("anna")
                .doesNotContain("secret");
    }
}
