package dev.sluice.jms.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionConsumer;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.ResourceAllocationException;
import jakarta.jms.ServerSession;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("§11.2 a pool of server sessions")
class PooledServerSessionPoolTest {
    private static final Executor SAME_THREAD = Runnable::run;

    private final FakeProvider provider = new FakeProvider();
    private final List<Message> handled = new CopyOnWriteArrayList<>();
    private final List<JMSException> reported = new CopyOnWriteArrayList<>();
    private Connection connection;
    private PooledServerSessionPool pool;

    @BeforeEach
    void connect() throws JMSException {
        connection = provider.factory().createConnection();
    }

    @AfterEach
    void closePool() throws JMSException {
        if (pool != null) {
            pool.close();
        }
    }

    private PooledServerSessionPool.Builder builder() {
        return PooledServerSessionPool.on(connection)
                .listener(handled::add)
                .executor(SAME_THREAD)
                .exceptionListener(reported::add);
    }

    /** Gives some messages to the pool, as a connection consumer does. */
    private void process(Message... messages) throws JMSException {
        if (provider.connection(1).serverSessionPools.isEmpty()) {
            connection.createConnectionConsumer(FakeProvider.queueNamed("orders"), null, pool, 1);
        }
        provider.connection(1).process(messages);
    }

    private TextMessage message(String text) {
        return provider.message(TextMessage.class, text);
    }

    @Test
    void messagesAreHandledAndSessionsUsedAgain() throws JMSException {
        pool = builder().build();

        process(message("one"), message("two"));
        process(message("three"));

        assertThat(handled).hasSize(3);
        assertThat(provider.sessionsMade()).isEqualTo(1);
        assertThat(provider.session(1).mode).isEqualTo(Session.AUTO_ACKNOWLEDGE);
    }

    @Test
    void sessionsAreOfTheModeThatWasAskedFor() throws JMSException {
        pool = builder().acknowledgeMode(Session.DUPS_OK_ACKNOWLEDGE).build();

        process(message("one"));

        assertThat(provider.session(1).mode).isEqualTo(Session.DUPS_OK_ACKNOWLEDGE);
        assertThat(provider.count("session.commit")).isZero();
    }

    @Test
    void aTransactedRunIsCommittedWhenAllListenerCallsReturned() throws JMSException {
        pool = builder().transacted().build();

        process(message("one"), message("two"));

        assertThat(provider.count("session.commit")).isEqualTo(1);
        assertThat(provider.count("session.rollback")).isZero();
    }

    @Test
    void aTransactedRunIsRolledBackWhenAListenerCallThrew() throws JMSException {
        pool = builder()
                .transacted()
                .listener(message -> {
                    handled.add(message);
                    if (handled.size() == 1) {
                        throw new RuntimeException("cannot handle the first");
                    }
                })
                .build();

        process(message("one"), message("two"));
        assertThat(provider.count("session.rollback")).isEqualTo(1);
        assertThat(provider.count("session.commit")).isZero();

        process(message("one"));
        assertThat(provider.count("session.commit"))
                .as("the next run is another transaction")
                .isEqualTo(1);
        assertThat(provider.sessionsMade()).isEqualTo(1);
    }

    @Test
    void aSessionWhoseCommitFailsIsReplacedAndTheFailureReported() throws JMSException {
        pool = builder().transacted().maxSessions(1).build();
        JMSException failure = new JMSException("rolled back instead");
        provider.fail("session.commit", failure);

        process(message("one"));

        assertThat(reported).containsExactly(failure);
        assertThat(provider.session(1).open).isFalse();
        provider.heal("session.commit");
        process(message("two"));
        assertThat(provider.session(2).open).isTrue();
    }

    @Test
    void aSessionWhoseRunFailsIsReplacedAndTheFailureReported() throws JMSException {
        pool = builder().maxSessions(1).build();
        RuntimeException failure = new RuntimeException("a fault of the provider");
        provider.fail("session.run", failure);

        process(message("one"));

        assertThat(reported).hasSize(1);
        assertThat(reported.get(0)).hasCause(failure);
        assertThat(provider.session(1).open).isFalse();
    }

    @Test
    void anExceptionListenerThatThrowsDoesNotCostAPlace() throws JMSException {
        pool = builder()
                .maxSessions(1)
                .exceptionListener(e -> {
                    throw new RuntimeException("a mistake");
                })
                .build();
        provider.fail("session.run", new RuntimeException("a fault of the provider"));

        process(message("one"));

        provider.heal("session.run");
        process(message("two"));
        assertThat(handled).hasSize(1);
    }

    @Test
    void eachSessionMayHaveAListenerThatKnowsIt() throws JMSException {
        List<Session> known = new CopyOnWriteArrayList<>();
        pool = builder().listeners(session -> message -> known.add(session)).build();
        ServerSession first = pool.getServerSession();
        ServerSession second = pool.getServerSession();
        provider.session(1).load(message("one"));
        provider.session(2).load(message("two"));

        first.start();
        second.start();

        assertThat(known).containsExactly(first.getSession(), second.getSession());
    }

    @Test
    void whoAsksForOneTooManyWaitsUntilOneIsFree() throws Exception {
        pool = builder().maxSessions(1).build();
        ServerSession only = pool.getServerSession();
        Background<ServerSession> next =
                Background.call(() -> pool.getServerSession()).awaitBlocked();

        only.start();

        assertThat(next.result()).isSameAs(only);
    }

    @Test
    void whoWaitsTooLongIsToldTheLimit() throws JMSException {
        pool = builder().maxSessions(1).waitTimeout(Duration.ofMillis(20)).build();
        pool.getServerSession();

        assertThatExceptionOfType(ResourceAllocationException.class)
                .isThrownBy(() -> pool.getServerSession())
                .withMessageContaining("maxSessions=1")
                .withMessageContaining("PT0.02S");
    }

    @Test
    void asManyListenersRunAtOnceAsThereAreSessions() throws JMSException {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch threeRun = new CountDownLatch(3);
        CountDownLatch all = new CountDownLatch(30);
        pool = PooledServerSessionPool.on(connection)
                .maxSessions(3)
                .listener(message -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    threeRun.countDown();
                    awaitUninterruptibly(threeRun);
                    running.decrementAndGet();
                    all.countDown();
                })
                .build();

        for (int i = 0; i < 30; i++) {
            process(message("message " + i));
        }

        awaitUninterruptibly(all);
        assertThat(most).hasValue(3);
        assertThat(provider.sessionsMade()).isEqualTo(3);
    }

    @Test
    void itsOwnThreadsAreDaemonsWithANameUnlessAFactoryMakesThem() throws JMSException {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        pool = PooledServerSessionPool.on(connection)
                .listener(message -> threads.add(Thread.currentThread()))
                .build();
        process(message("one"));
        await().until(() -> threads.size() == 1);
        assertThat(threads.get(0).isDaemon()).isTrue();
        assertThat(threads.get(0).getName()).startsWith("jms-server-session-");

        PooledServerSessionPool other = PooledServerSessionPool.on(connection)
                .listener(message -> threads.add(Thread.currentThread()))
                .threadFactory(task -> new Thread(task, "mine"))
                .build();
        ServerSession session = other.getServerSession();
        provider.session(2).load(message("two"));
        session.start();
        await().until(() -> threads.size() == 2);
        assertThat(threads.get(1).getName()).isEqualTo("mine");
        other.close();
    }

    @Test
    void aServerSessionIsStartedOnce() throws JMSException {
        pool = builder().build();
        ServerSession session = pool.getServerSession();
        session.start();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(session::start)
                .withMessageContaining("started once");
    }

    @Test
    void anExecutorThatRefusesCostsTheSessionAndNotItsPlace() throws JMSException {
        pool = builder()
                .maxSessions(1)
                .executor(task -> {
                    throw new RejectedExecutionException("full");
                })
                .build();
        ServerSession session = pool.getServerSession();

        assertThatExceptionOfType(JMSException.class)
                .isThrownBy(session::start)
                .withMessageContaining("full")
                .withCauseInstanceOf(RejectedExecutionException.class);

        assertThat(provider.session(1).open)
                .as("closed, so that its messages go back")
                .isFalse();
        assertThatNoException().isThrownBy(() -> pool.getServerSession());
    }

    @Test
    void aSessionThatTakesNoListenerIsClosedAndItsPlaceIsFree() throws JMSException {
        pool = builder().maxSessions(1).build();
        provider.fail("session.setMessageListener", new JMSException("not supported"));
        assertThatExceptionOfType(JMSException.class).isThrownBy(() -> pool.getServerSession());
        assertThat(provider.sessionsOpen()).isZero();

        provider.heal("session.setMessageListener");

        assertThatNoException().isThrownBy(() -> pool.getServerSession());
    }

    @Test
    void closingWaitsForSessionsThatRun() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(1);
        pool = PooledServerSessionPool.on(connection)
                .listener(message -> {
                    running.countDown();
                    awaitUninterruptibly(end);
                    handled.add(message);
                })
                .build();
        process(message("one"));
        awaitUninterruptibly(running);
        Background<Void> closing = Background.run(pool::close).awaitBlocked();
        assertThat(provider.sessionsOpen()).isEqualTo(1);

        end.countDown();
        closing.result();

        assertThat(handled).hasSize(1);
        assertThat(provider.sessionsOpen()).isZero();
    }

    @Test
    void closingDoesNotWaitForSessionsThatWereNeverStarted() throws JMSException {
        pool = builder().build();
        ServerSession session = pool.getServerSession();

        pool.close();
        pool.close();

        assertThat(provider.sessionsOpen()).isZero();
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(session::start);
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> pool.getServerSession());
    }

    @Test
    void closingLetsGoOfWhoeverWaits() throws Exception {
        pool = builder().maxSessions(1).build();
        pool.getServerSession();
        Background<ServerSession> waiting =
                Background.call(() -> pool.getServerSession()).awaitBlocked();

        pool.close();

        assertThatExceptionOfType(java.util.concurrent.ExecutionException.class)
                .isThrownBy(waiting::result)
                .withCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void anInterruptEndsTheWaiting() throws Exception {
        pool = builder().maxSessions(1).build();
        pool.getServerSession();
        Background<Boolean> waiting = Background.call(() -> {
                    try {
                        pool.getServerSession();
                        return false;
                    } catch (JMSException e) {
                        return e.getCause() instanceof InterruptedException
                                && Thread.currentThread().isInterrupted();
                    }
                })
                .awaitBlocked();

        waiting.interrupt();

        assertThat(waiting.result()).isTrue();
    }

    @Test
    void aListenerMayNotCloseThePoolItRunsIn() throws JMSException {
        List<Exception> thrown = new CopyOnWriteArrayList<>();
        pool = builder()
                .listener(message -> {
                    try {
                        pool.close();
                    } catch (JMSException e) {
                        thrown.add(e);
                    }
                })
                .build();

        process(message("one"));

        assertThat(thrown).hasSize(1);
        assertThat(thrown.get(0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void itWorksOnAPooledConnection() throws JMSException {
        PooledConnectionFactory factory =
                PooledConnectionFactory.around(provider.factory()).build();
        connection = factory.createConnection();
        pool = builder().transacted().build();
        ConnectionConsumer consumer =
                connection.createConnectionConsumer(FakeProvider.queueNamed("orders"), null, pool, 1);

        provider.connection(2).process(message("one"));

        assertThat(handled).hasSize(1);
        assertThat(provider.count("session.commit")).isEqualTo(1);
        assertThat(consumer.getServerSessionPool()).isSameAs(pool);
        pool.close();
        connection.close();
        assertThat(provider.calls()).contains("connectionConsumer-1.close");
        assertThat(factory.statistics().sessionsIdle())
                .as("a listener was set on it")
                .isZero();
    }

    @Test
    void aProviderWithoutConnectionConsumersIsToldFromOneThatHas() throws JMSException {
        pool = builder().build();
        Connection pooled =
                PooledConnectionFactory.around(provider.factory()).build().createConnection();

        assertThatExceptionOfType(JMSException.class)
                .isThrownBy(() -> pooled.createConnectionConsumer(FakeProvider.queueNamed("none"), null, pool, 1))
                .withMessageContaining("no connection consumers");
        assertThatNoException().isThrownBy(pooled::close);
    }

    @Test
    void badOptionsAreRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().maxSessions(0).build())
                .withMessageContaining("'maxSessions' is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().waitTimeout(Duration.ofSeconds(-1)).build())
                .withMessageContaining("'waitTimeout'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PooledServerSessionPool.on(connection).build())
                .withMessageContaining("'listener'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().threadFactory(Thread::new).build())
                .withMessageContaining("'executor'")
                .withMessageContaining("'threadFactory'");
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
