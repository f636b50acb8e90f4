package dev.sluice.jms.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.ArrayList;
import java.util.List;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;

import org.junit.jupiter.api.Test;

import dev.sluice.jms.internal.error.JmsErrors;

class ConnectionFailureTest {
    private final FakeProvider provider = new FakeProvider();
    private final PooledConnectionFactory pool =
            PooledConnectionFactory.around(provider.factory()).build();
    private final JMSException failure = new JMSException("the server went away");

    @Test
    void newBorrowersGetAnotherConnectionAfterAFailure() throws JMSException {
        pool.createConnection();

        provider.connection(1).report(failure);
        pool.createConnection();

        assertThat(provider.connectionsMade()).isEqualTo(2);
        assertThat(pool.statistics().connectionsFailed()).isEqualTo(1);
    }

    @Test
    void aFailedConnectionIsClosedWithItsLastBorrower() throws JMSException {
        Connection first = pool.createConnection();
        Connection second = pool.createConnection();
        provider.connection(1).report(failure);

        first.close();
        assertThat(provider.connectionsOpen())
                .as("a provider may recover it for the others")
                .isEqualTo(1);

        second.close();
        assertThat(provider.connectionsOpen()).isZero();
        assertThat(pool.statistics().connectionsOpen()).isZero();
    }

    @Test
    void aFailedConnectionThatNobodyHasIsClosedAtOnce() throws JMSException {
        pool.createConnection().close();

        provider.connection(1).report(failure);

        assertThat(provider.connectionsOpen()).isZero();
    }

    @Test
    void sessionsOfAFailedConnectionAreNotUsedTwice() throws JMSException {
        Connection connection = pool.createConnection();
        connection.createSession().close();
        Session lent = connection.createSession(Session.SESSION_TRANSACTED);
        provider.connection(1).report(failure);

        lent.close();
        connection.createSession();

        assertThat(provider.session(1).open).as("was idle").isFalse();
        assertThat(provider.session(2).open).as("was lent").isFalse();
        assertThat(provider.sessionsMade()).as("a new one for those who stay").isEqualTo(3);
    }

    @Test
    void everyBorrowersOwnListenerIsTold() throws JMSException {
        List<String> told = new ArrayList<>();
        Connection first = pool.createConnection();
        Connection second = pool.createConnection();
        Connection closed = pool.createConnection();
        Connection withoutListener = pool.createConnection();
        first.setExceptionListener(e -> told.add("first: " + e.getMessage()));
        second.setExceptionListener(e -> told.add("second: " + e.getMessage()));
        closed.setExceptionListener(e -> told.add("closed"));
        closed.close();

        provider.connection(1).report(failure);

        assertThat(told).containsExactly("first: the server went away", "second: the server went away");
        assertThat(withoutListener.getExceptionListener()).isNull();
    }

    @Test
    void aListenerThatThrowsDoesNotKeepTheNewsFromTheOthers() throws JMSException {
        List<String> told = new ArrayList<>();
        pool.createConnection().setExceptionListener(e -> {
            throw new RuntimeException("a mistake");
        });
        pool.createConnection().setExceptionListener(e -> told.add("second"));

        provider.connection(1).report(failure);

        assertThat(told).containsExactly("second");
    }

    @Test
    void aListenerMayCloseItsConnectionAndConnectAgain() throws JMSException {
        List<Connection> again = new ArrayList<>();
        Connection connection = pool.createConnection();
        connection.setExceptionListener(e -> {
            JmsErrors.runUnchecked(connection::close);
            again.add(JmsErrors.callUnchecked(pool::createConnection));
        });

        provider.connection(1).report(failure);

        assertThat(provider.connectionsMade()).isEqualTo(2);
        assertThat(provider.connection(1).open).isFalse();
        assertThatNoException().isThrownBy(again.get(0)::createSession);
    }

    @Test
    void aConnectionThatDiedUnnoticedIsNotLent() throws JMSException {
        pool.createConnection().close();
        provider.connection(1).open = false;

        Connection connection = pool.createConnection();

        assertThatNoException().isThrownBy(connection::createSession);
        assertThat(provider.connectionsMade()).isEqualTo(2);
        assertThat(pool.statistics().connectionsFailed()).isEqualTo(1);
    }

    @Test
    void aSecondReportOfTheSameFailureCountsOnce() throws JMSException {
        Connection connection = pool.createConnection();

        provider.connection(1).report(failure);
        provider.connection(1).report(failure);
        connection.close();

        assertThat(pool.statistics().connectionsFailed()).isEqualTo(1);
        assertThat(pool.statistics().connectionsClosed()).isEqualTo(1);
    }
}
