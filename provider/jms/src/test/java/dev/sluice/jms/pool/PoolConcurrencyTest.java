package dev.sluice.jms.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Session;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many threads borrow and give back; limits hold, nothing is lent twice, nobody waits for ever. */
@Timeout(60)
class PoolConcurrencyTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 300;

    private final FakeProvider provider = new FakeProvider();

    private PooledConnectionFactory.Builder pool() {
        return PooledConnectionFactory.around(provider.factory());
    }

    private interface Round {
        void play(Random random) throws Exception;
    }

    /** Plays rounds on several threads at once; each has chances of its own, from the seed. */
    private static void play(long seed, Round round) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Background<Void>> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Random random = new Random(seed + i);
            threads.add(Background.call(() -> {
                start.await();
                for (int n = 0; n < ROUNDS; n++) {
                    round.play(random);
                }
                return null;
            }));
        }
        start.countDown();
        for (Background<Void> thread : threads) {
            thread.result();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void noSessionIsLentToTwoAndNoMoreThanTheLimit(long seed) throws Exception {
        PooledConnectionFactory pool = pool().maxConnections(2)
                .maxSessionsPerConnection(3)
                .connectionIdleTimeout(Duration.ZERO)
                .build();
        Map<PhysicalSession, Thread> holders = new ConcurrentHashMap<>();
        AtomicInteger lent = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        play(seed, random -> {
            try (Connection connection = pool.createConnection();
                    Session session = connection.createSession(random.nextInt(3))) {
                PhysicalSession physical = ((PooledSession) session).physical();
                assertThat(holders.put(physical, Thread.currentThread())).isNull();
                most.accumulateAndGet(lent.incrementAndGet(), Math::max);
                session.createTextMessage("something to do meanwhile");
                lent.decrementAndGet();
                assertThat(holders.remove(physical)).isSameAs(Thread.currentThread());
            }
        });

        assertThat(most.get()).isLessThanOrEqualTo(6);
        assertThat(provider.connectionsMade()).isEqualTo(2);
        assertThat(provider.sessionsOpen()).isLessThanOrEqualTo(6);
        PoolStatistics statistics = pool.statistics();
        assertThat(statistics.borrowers()).isZero();
        assertThat(statistics.sessionsBorrowed()).isZero();
        assertThat(statistics.waiting()).isZero();
        assertThat(statistics.waitTimeouts()).isZero();
        assertThat(statistics.sessionsCreated() - statistics.sessionsClosed())
                .isEqualTo(statistics.sessionsIdle())
                .isEqualTo(provider.sessionsOpen());
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 11, 2024})
    void nothingLeaksWhenSessionsBreakConnectionsFailAndOpeningFails(long seed) throws Exception {
        PooledConnectionFactory pool =
                pool().maxConnections(2).maxSessionsPerConnection(2).build();
        Random chances = new Random(seed);
        provider.before("connection.createSession", () -> sometimes(chances, 20));
        provider.before("factory.createConnection", () -> sometimes(chances, 5));
        provider.before("session.rollback", () -> sometimes(chances, 10));
        provider.before("consumer.close", () -> sometimes(chances, 10));

        play(seed, random -> {
            try (Connection connection = pool.createConnection();
                    Session session = connection.createSession(random.nextInt(4))) {
                session.createConsumer(session.createQueue("orders"));
                if (random.nextInt(40) == 0) {
                    int last = provider.connectionsMade();
                    provider.connection(last).report(new JMSException("a failure by chance"));
                }
            } catch (JMSException e) {
                assertThat(e).hasMessageContaining("by chance");
            }
        });

        PoolStatistics statistics = pool.statistics();
        assertThat(statistics.borrowers()).isZero();
        assertThat(statistics.sessionsBorrowed()).isZero();
        assertThat(statistics.waitTimeouts()).isZero();
        assertThat(statistics.connectionsOpen())
                .isEqualTo(statistics.connectionsIdle())
                .isEqualTo((int) provider.connectionsOpen());
        assertThat(statistics.sessionsCreated() - statistics.sessionsClosed()).isEqualTo(statistics.sessionsIdle());
        pool.close();
        assertThat(provider.connectionsOpen()).isZero();
        assertThat(provider.sessionsOpen()).isZero();
    }

    private static void sometimes(Random random, int percent) throws JMSException {
        if (random.nextInt(100) < percent) {
            throw new JMSException("a failure by chance");
        }
    }

    @Test
    void whoWaitsGetsTheSessionThatIsGivenBack() throws Exception {
        PooledConnectionFactory pool = pool().maxSessionsPerConnection(1).build();
        Connection connection = pool.createConnection();
        Session held = connection.createSession();
        Background<Session> waiting = Background.call(() -> connection.createSession(Session.SESSION_TRANSACTED))
                .awaitBlocked();
        assertThat(pool.statistics().waiting()).isEqualTo(1);

        held.close();

        assertThat(waiting.result().getTransacted()).isTrue();
        assertThat(provider.sessionsOpen()).isEqualTo(1);
    }

    @Test
    void whoWaitsGetsThePlaceOfASessionThatCouldNotBeMade() throws Exception {
        PooledConnectionFactory pool = pool().maxSessionsPerConnection(1).build();
        Connection connection = pool.createConnection();
        CountDownLatch making = new CountDownLatch(1);
        CountDownLatch fail = new CountDownLatch(1);
        AtomicBoolean first = new AtomicBoolean(true);
        provider.before("connection.createSession", () -> {
            if (first.getAndSet(false)) {
                making.countDown();
                awaitUninterruptibly(fail);
                throw new JMSException("not this time");
            }
        });
        Background<Session> failing = Background.call(() -> connection.createSession());
        making.await();
        Background<Session> waiting =
                Background.call(() -> connection.createSession()).awaitBlocked();

        fail.countDown();

        assertThatExceptionOfType(ExecutionException.class).isThrownBy(failing::result);
        assertThat(waiting.result().getTransacted()).isFalse();
    }

    @Test
    void whoWaitsIsRefusedWhenTheFactoryIsClosed() throws Exception {
        PooledConnectionFactory pool = pool().maxSessionsPerConnection(1).build();
        Connection connection = pool.createConnection();
        connection.createSession();
        Background<Session> waiting =
                Background.call(() -> connection.createSession()).awaitBlocked();

        pool.close();

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(waiting::result)
                .withCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void anInterruptEndsTheWaitingAndCostsNoPlace() throws Exception {
        PooledConnectionFactory pool = pool().maxSessionsPerConnection(1).build();
        Connection connection = pool.createConnection();
        Session held = connection.createSession();
        Background<Boolean> waiting = Background.call(() -> {
                    try {
                        connection.createSession();
                        return false;
                    } catch (JMSException e) {
                        return e.getCause() instanceof InterruptedException
                                && Thread.currentThread().isInterrupted();
                    }
                })
                .awaitBlocked();

        waiting.interrupt();

        assertThat(waiting.result()).isTrue();
        held.close();
        assertThat(connection.createSession().getTransacted()).isFalse();
    }

    @Test
    void aSessionThatComesAfterItsConnectionWasClosedGoesStraightBack() throws Exception {
        PooledConnectionFactory pool = pool().maxSessionsPerConnection(1).build();
        Connection other = pool.createConnection();
        Session held = other.createSession();
        Connection connection = pool.createConnection();
        Background<Session> waiting =
                Background.call(() -> connection.createSession()).awaitBlocked();

        connection.close();
        held.close();

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(waiting::result)
                .withCauseInstanceOf(IllegalStateException.class);
        assertThat(pool.statistics().sessionsIdle()).isEqualTo(1);
    }

    @Test
    void thoseWhoComeWhileTheOnlyConnectionIsMadeWaitForItAndShareIt() throws Exception {
        PooledConnectionFactory pool = pool().blockWhenExhausted(false).build();
        CountDownLatch connect = new CountDownLatch(1);
        provider.before("factory.createConnection", () -> awaitUninterruptibly(connect));
        Background<Connection> first =
                Background.call(() -> pool.createConnection()).awaitBlocked();
        Background<Connection> second =
                Background.call(() -> pool.createConnection()).awaitBlocked();

        connect.countDown();
        first.result();
        second.result();

        assertThat(provider.connectionsMade()).isEqualTo(1);
        assertThat(pool.statistics().borrowers()).isEqualTo(2);
    }

    @Test
    void aConnectionThatArrivesAfterTheFactoryWasClosedIsClosed() throws Exception {
        PooledConnectionFactory pool = pool().build();
        CountDownLatch connect = new CountDownLatch(1);
        provider.before("factory.createConnection", () -> awaitUninterruptibly(connect));
        Background<Connection> late =
                Background.call(() -> pool.createConnection()).awaitBlocked();

        pool.close();
        connect.countDown();

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(late::result)
                .withCauseInstanceOf(IllegalStateException.class);
        assertThat(provider.connectionsMade()).isEqualTo(1);
        assertThat(provider.connectionsOpen()).isZero();
    }

    @Test
    void whoWaitsForAConnectionToHimselfGetsIt() throws Exception {
        PooledConnectionFactory pool = pool().build();
        Connection other = pool.createConnection();
        Connection mine = pool.createConnection();
        Background<Void> waiting = Background.run(() -> mine.setClientID("me")).awaitBlocked();

        other.close();

        waiting.result();
        assertThat(mine.getClientID()).isEqualTo("me");
        assertThat(provider.connectionsOpen()).isEqualTo(1);
        assertThat(pool.statistics().waits()).isPositive();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
