package dev.sluice.jms.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;

import org.junit.jupiter.api.Test;

import dev.sluice.core.time.VirtualClock;

/** Idle and lifetime limits, on a clock that only the tests move. */
class EvictionTest {
    private final VirtualClock clock = new VirtualClock();
    private final FakeProvider provider = new FakeProvider();

    private PooledConnectionFactory.Builder pool() {
        return PooledConnectionFactory.around(provider.factory()).clock(clock::now);
    }

    @Test
    void anIdleConnectionIsKeptUntilItsTimeIsUp() throws JMSException {
        PooledConnectionFactory pool =
                pool().connectionIdleTimeout(Duration.ofSeconds(10)).build();
        pool.createConnection().close();

        clock.advance(Duration.ofMillis(9_999));
        pool.evict();
        assertThat(provider.connectionsOpen()).isEqualTo(1);

        clock.advance(Duration.ofMillis(1));
        pool.evict();
        assertThat(provider.connectionsOpen()).isZero();
        assertThat(pool.statistics().connectionsEvicted()).isEqualTo(1);
        assertThat(pool.statistics().connectionsClosed()).isEqualTo(1);
    }

    @Test
    void theNextBorrowerDoesNotGetAConnectionThatWasIdleForTooLong() throws JMSException {
        PooledConnectionFactory pool =
                pool().connectionIdleTimeout(Duration.ofSeconds(10)).build();
        pool.createConnection().close();
        clock.advance(Duration.ofSeconds(10));

        pool.createConnection();

        assertThat(provider.connectionsMade()).isEqualTo(2);
        assertThat(provider.connectionsOpen()).isEqualTo(1);
    }

    @Test
    void beingBorrowedIsNotBeingIdle() throws JMSException {
        PooledConnectionFactory pool =
                pool().connectionIdleTimeout(Duration.ofSeconds(10)).build();
        Connection borrowed = pool.createConnection();
        clock.advance(Duration.ofDays(1));
        pool.evict();
        assertThat(provider.connectionsOpen()).isEqualTo(1);

        borrowed.close();
        clock.advance(Duration.ofSeconds(9));
        pool.evict();

        assertThat(provider.connectionsOpen()).isEqualTo(1);
    }

    @Test
    void zeroMeansThatIdleConnectionsAreKeptForEver() throws JMSException {
        PooledConnectionFactory pool =
                pool().connectionIdleTimeout(Duration.ZERO).build();
        pool.createConnection().close();

        clock.advance(Duration.ofDays(10_000));
        pool.evict();

        assertThat(provider.connectionsOpen()).isEqualTo(1);
    }

    @Test
    void aConnectionThatIsTooOldServesItsBorrowersOutAndGetsNoNewOnes() throws JMSException {
        PooledConnectionFactory pool =
                pool().connectionLifetime(Duration.ofMinutes(5)).build();
        Connection present = pool.createConnection();
        clock.advance(Duration.ofMinutes(5));

        Connection next = pool.createConnection();

        assertThat(provider.connectionsMade()).isEqualTo(2);
        assertThatNoException().isThrownBy(() -> present.createSession().close());
        assertThatNoException().isThrownBy(next::createSession);
        assertThat(provider.connection(1).open).isTrue();
        present.close();
        assertThat(provider.connection(1).open)
                .as("closed with its last borrower")
                .isFalse();
        assertThat(provider.connection(2).open).isTrue();
    }

    @Test
    void aConnectionThatIsTooOldIsReplacedEvenIfItIsInUseAllTheTime() throws JMSException {
        PooledConnectionFactory pool =
                pool().connectionLifetime(Duration.ofMinutes(5)).build();
        Connection overlapping = pool.createConnection();
        for (int minute = 1; minute <= 15; minute++) {
            clock.advance(Duration.ofMinutes(1));
            Connection next = pool.createConnection();
            overlapping.close();
            overlapping = next;
        }

        assertThat(provider.connectionsMade()).as("at 0, 5, 10 and 15 minutes").isEqualTo(4);
        assertThat(provider.connectionsOpen()).isEqualTo(1);
    }

    @Test
    void anIdleSessionIsClosedWhenItsTimeIsUp() throws JMSException {
        PooledConnectionFactory pool =
                pool().sessionIdleTimeout(Duration.ofSeconds(10)).build();
        Connection connection = pool.createConnection();
        Session kept = connection.createSession();
        connection.createSession().close();
        clock.advance(Duration.ofSeconds(4));
        kept.close();
        clock.advance(Duration.ofSeconds(6));

        pool.evict();

        assertThat(provider.session(1).open).as("idle for 6 seconds").isTrue();
        assertThat(provider.session(2).open).as("idle for 10 seconds").isFalse();
        assertThat(pool.statistics().sessionsEvicted()).isEqualTo(1);
        assertThat(pool.statistics().sessionsClosed()).isEqualTo(1);
        assertThat(pool.statistics().sessionsIdle()).isEqualTo(1);
    }

    @Test
    void theNextBorrowerDoesNotGetASessionThatWasIdleForTooLong() throws JMSException {
        PooledConnectionFactory pool =
                pool().sessionIdleTimeout(Duration.ofSeconds(10)).build();
        Connection connection = pool.createConnection();
        connection.createSession().close();
        clock.advance(Duration.ofSeconds(10));

        connection.createSession();

        assertThat(provider.sessionsMade()).isEqualTo(2);
        assertThat(provider.sessionsOpen()).isEqualTo(1);
    }

    @Test
    void aLentSessionIsNeverIdle() throws JMSException {
        PooledConnectionFactory pool =
                pool().sessionIdleTimeout(Duration.ofSeconds(10)).build();
        Connection connection = pool.createConnection();
        connection.createSession().close();
        Session session = connection.createSession();
        clock.advance(Duration.ofDays(1));

        pool.evict();
        session.close();

        assertThat(provider.sessionsOpen()).isEqualTo(1);
        assertThat(pool.statistics().sessionsIdle()).isEqualTo(1);
    }
}
