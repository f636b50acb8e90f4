package dev.sluice.jms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Session;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.sluice.core.time.BrokerClock;
import dev.sluice.core.time.VirtualClock;

@DisplayName("§10.3 A commit that meets the closing of its session has either been done or is refused")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class CommitMeetsCloseTest {
    private final HaltingClock clock = new HaltingClock();
    private final SluiceBroker broker = SluiceBroker.builder().clock(clock).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Connection connection;

    @BeforeEach
    void connect() throws JMSException {
        connection = broker.connectionFactory().createConnection();
    }

    @AfterEach
    void close() {
        broker.close();
        threads.shutdownNow();
    }

    @Test
    void itIsRefusedIfTheSessionWasClosedBeforeIt() throws Exception {
        Session session = connection.createSession(Session.SESSION_TRANSACTED);
        send(session, "undone");
        Future<@Nullable Exception> commit = threads.submit(() -> {
            clock.haltHere();
            return thrownBy(session);
        });
        clock.awaitHalt();

        session.close();
        clock.goOn();

        assertThat(commit.get()).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
        assertThat(Traffic.receive(connection, "q")).isNull();
    }

    @Test
    void whatItSaysIsWhatHasHappened() throws Exception {
        for (int round = 0; round < 500; round++) {
            Session session = connection.createSession(Session.SESSION_TRANSACTED);
            send(session, "round " + round);
            CyclicBarrier start = new CyclicBarrier(2);
            Future<@Nullable Exception> commit = threads.submit(together(start, () -> thrownBy(session)));
            Future<@Nullable Exception> closing = threads.submit(together(start, () -> {
                session.close();
                return null;
            }));

            assertThat(closing.get()).isNull();
            String expected = commit.get() == null ? "round " + round : null;
            assertThat(Traffic.receive(connection, "q")).isEqualTo(expected);
        }
    }

    private static void send(Session session, String text) throws JMSException {
        session.createProducer(session.createQueue("q")).send(session.createTextMessage(text));
    }

    private static @Nullable Exception thrownBy(Session session) {
        try {
            session.commit();
            return null;
        } catch (JMSException e) {
            return e;
        }
    }

    private static <T> Callable<T> together(CyclicBarrier start, Callable<T> action) {
        return () -> {
            start.await();
            return action.call();
        };
    }

    /** Stops a thread that looks at it. Time stands still. */
    private static final class HaltingClock implements BrokerClock {
        private final VirtualClock time = new VirtualClock();
        private final CompletableFuture<Void> halted = new CompletableFuture<>();
        private final CountDownLatch goOn = new CountDownLatch(1);
        private volatile @Nullable Thread toHalt;

        /** The calling thread stops when it looks at the clock next. */
        void haltHere() {
            toHalt = Thread.currentThread();
        }

        void awaitHalt() {
            halted.join();
        }

        void goOn() {
            goOn.countDown();
        }

        @Override
        public long nanos() {
            if (toHalt == Thread.currentThread()) {
                toHalt = null;
                halted.complete(null);
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
            return time.nanos();
        }

        @Override
        public long millis() {
            return time.millis();
        }

        @Override
        public Timer schedule(long atMillis, Runnable task) {
            return time.schedule(atMillis, task);
        }

        @Override
        public void park(Object blocker, long nanos) {
            time.park(blocker, nanos);
        }

        @Override
        public boolean letOthersRun() {
            return time.letOthersRun();
        }

        @Override
        public void close() {
            time.close();
        }
    }
}
