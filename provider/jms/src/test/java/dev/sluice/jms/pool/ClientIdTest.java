package dev.sluice.jms.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;

import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.InvalidClientIDException;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.ResourceAllocationException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("§6.1.2 client ids")
class ClientIdTest {
    private final FakeProvider provider = new FakeProvider();

    private PooledConnectionFactory pool(int maxConnections) {
        return PooledConnectionFactory.around(provider.factory())
                .maxConnections(maxConnections)
                .waitTimeout(Duration.ofMillis(20))
                .build();
    }

    @Test
    void aConnectionWithAClientIdIsNotSharedAndClosedWithItsBorrower() throws JMSException {
        PooledConnectionFactory pool = pool(2);
        Connection other = pool.createConnection();
        Connection mine = pool.createConnection();

        mine.setClientID("me");
        pool.createConnection().createSession();

        assertThat(mine.getClientID()).isEqualTo("me");
        assertThat(other.getClientID()).isNull();
        FakeConnection dedicated = onlyWithClientId();
        assertThat(dedicated.own).isEmpty();
        mine.close();
        assertThat(dedicated.open).as("so that the client id is free again").isFalse();
    }

    private FakeConnection onlyWithClientId() {
        FakeConnection found = null;
        for (int number = 1; number <= provider.connectionsMade(); number++) {
            if (provider.connection(number).clientId != null) {
                assertThat(found).isNull();
                found = provider.connection(number);
            }
        }
        assertThat(found).isNotNull();
        return found;
    }

    @Test
    void itWorksOnAConnectionThatOthersHaveUsedBefore() throws JMSException {
        PooledConnectionFactory pool = pool(1);
        for (int i = 0; i < 3; i++) {
            try (Connection connection = pool.createConnection()) {
                connection.createSession().close();
            }
            try (Connection connection = pool.createConnection()) {
                connection.setClientID("me");
                connection.createSession();
            }
        }

        assertThat(provider.connectionsOpen()).isLessThanOrEqualTo(1);
    }

    @Test
    void connectionsWithClientIdsCountAmongTheLimit() throws JMSException {
        PooledConnectionFactory pool = pool(2);
        pool.createConnection().setClientID("one");
        pool.createConnection().setClientID("two");

        assertThatExceptionOfType(ResourceAllocationException.class)
                .isThrownBy(pool::createConnection)
                .withMessageContaining("maxConnections=2")
                .withMessageContaining("PT0.02S");
        assertThat(provider.connectionsOpen()).isEqualTo(2);
    }

    @Test
    void whoDoesNotGetAConnectionToHimselfKeepsTheSharedOne() throws JMSException {
        PooledConnectionFactory pool = pool(1);
        Connection other = pool.createConnection();
        Connection mine = pool.createConnection();

        assertThatExceptionOfType(ResourceAllocationException.class).isThrownBy(() -> mine.setClientID("me"));

        mine.createSession();
        other.close();
        mine.close();
        assertThat(pool.statistics().borrowers()).isZero();
        assertThat(pool.statistics().sessionsIdle()).isEqualTo(1);
    }

    private enum Action {
        CREATE_SESSION {
            @Override
            void on(Connection connection) throws JMSException {
                connection.createSession();
            }
        },
        START {
            @Override
            void on(Connection connection) throws JMSException {
                connection.start();
            }
        },
        STOP {
            @Override
            void on(Connection connection) throws JMSException {
                connection.stop();
            }
        };

        abstract void on(Connection connection) throws JMSException;
    }

    @ParameterizedTest
    @EnumSource
    void itMustBeTheFirstAction(Action action) throws JMSException {
        Connection connection = pool(2).createConnection();
        action.on(connection);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> connection.setClientID("me"))
                .withMessageContaining("before anything else");
    }

    @Test
    void aContextMayHaveOneAsWell() {
        PooledConnectionFactory pool = pool(1);
        try (JMSContext context = pool.createContext(JMSContext.CLIENT_ACKNOWLEDGE)) {
            context.setClientID("me");

            assertThat(context.getClientID()).isEqualTo("me");
            assertThat(context.getSessionMode()).isEqualTo(JMSContext.CLIENT_ACKNOWLEDGE);
            assertThat(onlyWithClientId().own).hasSize(1);
        }
        assertThat(provider.connectionsOpen()).isZero();
        assertThat(pool.statistics().borrowers()).isZero();
    }

    @Test
    void aContextMustHaveItFirstToo() {
        try (JMSContext context = pool(1).createContext()) {
            context.createProducer();

            assertThatExceptionOfType(IllegalStateRuntimeException.class).isThrownBy(() -> context.setClientID("me"));
        }
    }

    @Test
    void aContextMustHaveItBeforeAnotherIsCreatedFromIt() {
        PooledConnectionFactory pool = pool(1);
        try (JMSContext context = pool.createContext();
                JMSContext other = context.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            assertThatExceptionOfType(IllegalStateRuntimeException.class).isThrownBy(() -> context.setClientID("me"));
            assertThatExceptionOfType(IllegalStateRuntimeException.class).isThrownBy(() -> other.setClientID("me"));

            assertThatCode(other::createProducer).doesNotThrowAnyException();
            assertThat(provider.connectionsOpen()).isEqualTo(1);
        }
    }

    @Test
    void aRefusedClientIdMayBeFollowedByABetterOne() throws JMSException {
        Connection connection = pool(1).createConnection();
        provider.fail("connection.setClientID", new InvalidClientIDException("taken"));
        assertThatExceptionOfType(InvalidClientIDException.class).isThrownBy(() -> connection.setClientID("me"));

        provider.heal("connection.setClientID");
        connection.setClientID("you");

        assertThat(connection.getClientID()).isEqualTo("you");
        assertThat(provider.connectionsOpen()).isEqualTo(1);
    }

    @Test
    void aBorrowerWithAClientIdCanStopEverything() throws JMSException {
        Connection connection = pool(1).createConnection();
        connection.setClientID("me");
        connection.start();
        assertThat(onlyWithClientId().started).isTrue();

        connection.stop();

        assertThat(onlyWithClientId().started).isFalse();
    }

    @Test
    void itsExceptionListenerHearsOfTheConnectionItHasNow() throws JMSException {
        Connection connection = pool(2).createConnection();
        int[] told = new int[1];
        connection.setExceptionListener(e -> told[0]++);
        connection.setClientID("me");

        provider.connection(1).report(new JMSException("the old one"));
        assertThat(told[0]).isZero();

        onlyWithClientId().report(new JMSException("the new one"));
        assertThat(told[0]).isEqualTo(1);
    }
}
