package dev.sluice.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.policy.OverflowPolicy;
import dev.sluice.core.time.BrokerThreads;
import dev.sluice.core.time.VirtualClock;

/** A broker from its making to its end, seen by those who are connected. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BrokerLifecycleTest {

    // ---------------------------------------------------------------- stop and start

    @Test
    void aBrokerRunsFromTheBeginning() {
        try (SluiceBroker broker = SluiceBroker.create()) {
            assertThat(broker.isRunning()).isTrue();
            assertThatCode(broker::start).doesNotThrowAnyException();
        }
    }

    @Test
    void aStoppedBrokerTakesNoConnections() {
        try (SluiceBroker broker = SluiceBroker.builder().name("orders").build()) {
            broker.stop();

            assertThat(broker.isRunning()).isFalse();
            assertThatThrownBy(broker.connectionFactory()::createConnection)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("start it before connecting");
        }
    }

    @Test
    void stoppingEndsConnectionsAndTellsTheirExceptionListeners() throws Exception {
        try (SluiceBroker broker = SluiceBroker.builder().name("orders").build();
                Connection connection = broker.connectionFactory().createConnection()) {
            CompletableFuture<JMSException> told = new CompletableFuture<>();
            connection.setExceptionListener(told::complete);

            broker.stop();

            assertThat(told.get()).hasMessage("Broker 'orders' was stopped.");
            assertThatThrownBy(connection::createSession).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void startingAgainFindsAllMessagesAndDurableSubscriptions() throws JMSException {
        try (SluiceBroker broker = SluiceBroker.create()) {
            SluiceConnectionFactory factory = broker.connectionFactory();
            factory.setClientID("me");
            try (Connection connection = factory.createConnection();
                    Session session = connection.createSession()) {
                session.createDurableConsumer(session.createTopic("news"), "mine");
                session.createProducer(session.createTopic("news")).send(session.createTextMessage("news"));
                Traffic.send(connection, "q", "hello");

                broker.stop();
                broker.start();
            }
            try (Connection connection = factory.createConnection();
                    Session session = connection.createSession()) {
                assertThat(Traffic.receive(connection, "q")).isEqualTo("hello");
                assertThat(session.createDurableConsumer(session.createTopic("news"), "mine")
                                .receiveNoWait()
                                .getBody(String.class))
                        .isEqualTo("news");
            }
        }
    }

    @Test
    void neitherStoppingNorClosingWaitsForAnExceptionListener() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch mayReturn = new CountDownLatch(1);
        SluiceBroker broker = SluiceBroker.create();
        Connection connection = broker.connectionFactory().createConnection();
        connection.setExceptionListener(exception -> {
            told.countDown();
            try {
                mayReturn.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        try {
            broker.stop();
            told.await();
            connection.close();
            broker.close();

            assertThat(mayReturn.getCount()).isOne();
        } finally {
            mayReturn.countDown();
        }
    }

    // ---------------------------------------------------------------- close

    @Test
    void aClosedBrokerIsClosedForGood() throws JMSException {
        SluiceBroker broker = SluiceBroker.create();
        Connection connection = broker.connectionFactory().createConnection();

        broker.close();

        assertThat(broker.isRunning()).isFalse();
        assertThatThrownBy(connection::createSession).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(broker.connectionFactory()::createConnection).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(broker::start)
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("closed for good")
                .extracting(e -> ((BrokerException) e).error())
                .isEqualTo(BrokerError.CLOSED);
    }

    @Test
    void closingTwiceAndStoppingAfterwardsDoNothing() {
        SluiceBroker broker = SluiceBroker.create();
        broker.close();

        assertThatCode(broker::close).doesNotThrowAnyException();
        assertThatCode(broker::stop).doesNotThrowAnyException();
        assertThat(broker.isRunning()).isFalse();
    }

    @Test
    void closingAConnectionThatTheBrokerHasEndedDoesNothing() throws JMSException {
        SluiceBroker broker = SluiceBroker.create();
        Connection connection = broker.connectionFactory().createConnection();
        broker.close();

        assertThatCode(connection::close).doesNotThrowAnyException();
    }

    @Test
    void aReceiverThatWaitsGetsNothingWhenTheBrokerIsClosed() throws Exception {
        SluiceBroker broker = SluiceBroker.create();
        try (Connection connection = broker.connectionFactory().createConnection();
                Session session = connection.createSession()) {
            MessageConsumer consumer = session.createConsumer(session.createQueue("q"));
            connection.start();
            CompletableFuture<Object> received = inBackground(consumer::receive);

            broker.close();

            assertThat(received.get()).isNull();
        }
    }

    @Test
    void aSenderThatWaitsForSpaceIsRefusedWhenTheBrokerIsClosed() throws Exception {
        VirtualClock frozen = new VirtualClock();
        SluiceBroker broker = SluiceBroker.builder()
                .clock(frozen)
                .destination("q", q -> q.capacity(1).overflow(OverflowPolicy.BLOCK))
                .build();
        try (Connection connection = broker.connectionFactory().createConnection()) {
            Traffic.send(connection, "q", "fits");
            CompletableFuture<Object> refused = inBackground(() -> {
                Traffic.send(connection, "q", "waits");
                return "sent";
            });

            broker.close();

            assertThatThrownBy(refused::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(JMSException.class);
        }
    }

    @Test
    void aListenerMayCloseTheBrokerThatCallsIt() throws Exception {
        SluiceBroker broker = SluiceBroker.create();
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        Connection connection = broker.connectionFactory().createConnection();
        Session session = connection.createSession();
        session.createConsumer(session.createQueue("q")).setMessageListener(message -> {
            broker.close();
            closed.complete(broker.isRunning());
        });
        connection.start();

        Traffic.send(connection, "q", "close");

        assertThat(closed.get()).isFalse();
    }

    @Test
    void closingLeavesTheGivenExecutorAndClockToTheirOwner() throws Exception {
        ExecutorService executor = Executors.newCachedThreadPool();
        VirtualClock clock = new VirtualClock();
        try {
            SluiceBroker.builder().executor(executor).clock(clock).build().close();

            AtomicBoolean rang = new AtomicBoolean();
            clock.schedule(clock.millis() + 1, () -> rang.set(true));
            clock.advance(Duration.ofMillis(1));
            assertThat(rang).isTrue();
            assertThat(executor.submit(() -> "still runs").get()).isEqualTo("still runs");
        } finally {
            executor.shutdownNow();
        }
    }

    // ---------------------------------------------------------------- neighbours

    @Test
    void brokersNeverSeeEachOtherEvenIfTheyAreCalledTheSame() throws JMSException {
        try (SluiceBroker here = SluiceBroker.builder().name("orders").build();
                SluiceBroker there = SluiceBroker.builder().name("orders").build();
                Connection one = here.connectionFactory().createConnection();
                Connection other = there.connectionFactory().createConnection()) {
            one.setClientID("me");
            other.setClientID("me");
            Traffic.send(one, "q", "hello");
            assertThat(Traffic.receive(other, "q")).isNull();

            here.stop();

            Traffic.send(other, "q", "still there");
            assertThat(Traffic.receive(other, "q")).isEqualTo("still there");
        }
    }

    // ---------------------------------------------------------------- threads

    @Test
    void aBrokerHasNoThreadBeforeOneIsNeeded() throws JMSException {
        try (SluiceBroker broker = SluiceBroker.builder().name("threadless").build();
                Connection connection = broker.connectionFactory().createConnection()) {
            Traffic.send(connection, "q", "hello");

            assertThat(Traffic.receive(connection, "q")).isEqualTo("hello");
            assertThat(threadsOf("threadless")).isEmpty();
        }
    }

    @Test
    void noThreadIsLeftWhenTheBrokerIsClosed() throws Exception {
        SluiceBroker broker = SluiceBroker.builder().name("threaded").build();
        CompletableFuture<Thread> listener = new CompletableFuture<>();
        try (Connection connection = broker.connectionFactory().createConnection();
                Session session = connection.createSession()) {
            Queue queue = session.createQueue("q");
            MessageProducer producer = session.createProducer(queue);
            producer.setDeliveryDelay(200);
            producer.send(session.createTextMessage("needs a timer"));
            session.createConsumer(queue).setMessageListener(m -> listener.complete(Thread.currentThread()));
            connection.start();

            assertThat(listener.get().isDaemon()).isTrue();
            assertThat(threadsOf("threaded"))
                    .anyMatch(name -> name.endsWith("-timer"))
                    .anyMatch(name -> name.contains("-listener"));
        }

        broker.close();

        await().atMost(5, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(threadsOf("threaded")).isEmpty());
    }

    private static List<String> threadsOf(String broker) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("sluice-" + broker))
                .toList();
    }

    /** Calls something that waits, and returns when it does. */
    private static CompletableFuture<Object> inBackground(Callable<?> call) {
        CompletableFuture<Object> result = new CompletableFuture<>();
        Thread thread = BrokerThreads.daemons("background").newThread(() -> {
            try {
                result.complete(call.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        thread.start();
        await().until(() -> thread.getState() == Thread.State.WAITING
                || thread.getState() == Thread.State.TIMED_WAITING
                || result.isDone());
        return result;
    }
}
