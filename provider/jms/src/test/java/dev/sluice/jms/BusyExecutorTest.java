package dev.sluice.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.jms.CompletionListener;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.sluice.core.time.VirtualClock;

/** An executor that has no thread for a listener now and then delays it, and no more than that. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class BusyExecutorTest {
    /** Of one thread, and no queue: it refuses whatever comes while that is busy. */
    private final ExecutorService onlyThread =
            new ThreadPoolExecutor(0, 1, 10, TimeUnit.SECONDS, new SynchronousQueue<>());

    private final AtomicReference<@Nullable RuntimeException> refusal = new AtomicReference<>();
    private final AtomicReference<@Nullable Error> failure = new AtomicReference<>();

    private final VirtualClock clock = new VirtualClock();
    private final SluiceBroker broker =
            SluiceBroker.builder().clock(clock).executor(this::execute).build();
    private Connection connection;

    private final List<String> received = new CopyOnWriteArrayList<>();

    /** Fails once if it is to, and is busy if its thread is. */
    private void execute(Runnable task) {
        RuntimeException refused = refusal.getAndSet(null);
        if (refused != null) {
            throw refused;
        }
        Error failed = failure.getAndSet(null);
        if (failed != null) {
            throw failed;
        }
        onlyThread.execute(task);
    }

    @BeforeEach
    void connect() throws JMSException {
        connection = broker.connectionFactory().createConnection();
        connection.start();
    }

    @AfterEach
    void close() throws InterruptedException {
        broker.close();
        onlyThread.shutdown();
        assertThat(onlyThread.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    /** Returns once the listener watches the queue, and its thread has gone. */
    private void listenTo(String queue, String name) throws JMSException {
        Session session = connection.createSession();
        MessageConsumer consumer = session.createConsumer(session.createQueue(queue));
        consumer.setMessageListener(message -> received.add(name));
        awaitIdleThread();
    }

    private void awaitIdleThread() {
        await().until(() -> ((ThreadPoolExecutor) onlyThread).getActiveCount() == 0);
    }

    @Test
    void aListenerGoesOnWhenItsTurnIsOverAndThereIsNoOtherThread() throws JMSException {
        int many = 2_500;
        Session sending = connection.createSession();
        MessageProducer producer = sending.createProducer(sending.createQueue("q"));
        for (int i = 0; i < many; i++) {
            producer.send(sending.createMessage());
        }
        AtomicInteger count = new AtomicInteger();

        Session session = connection.createSession();
        session.createConsumer(session.createQueue("q")).setMessageListener(message -> count.incrementAndGet());

        await().until(() -> count.get() == many);
    }

    @Test
    void aListenerForWhichThereWasNoThreadIsCalledWhenThereIs() throws Exception {
        listenTo("q", "listener");
        CountDownLatch mayEnd = new CountDownLatch(1);
        onlyThread.execute(() -> awaitLatch(mayEnd));
        Traffic.send(connection, "q", "hello");
        clock.advance(Duration.ofSeconds(10));
        assertThat(received).isEmpty();

        mayEnd.countDown();
        awaitIdleThread();
        clock.advance(Duration.ofSeconds(1));

        await().untilAsserted(() -> assertThat(received).containsExactly("listener"));
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aMessageGoesToAnotherListenerIfThereIsNoThreadForTheFirst() throws Exception {
        listenTo("q", "one");
        listenTo("q", "other");
        refusal.set(new RejectedExecutionException("on purpose"));

        Traffic.send(connection, "q", "hello");

        await().untilAsserted(() -> assertThat(received).hasSize(1));
    }

    @Test
    void anErrorOfTheExecutorReachesNoSenderAndStopsNoListener() throws Exception {
        listenTo("q", "listener");
        failure.set(new InternalError("unable to create native thread, on purpose"));
        Traffic.send(connection, "q", "hello");

        clock.advance(Duration.ofSeconds(1));

        await().untilAsserted(() -> assertThat(received).containsExactly("listener"));
    }

    @Test
    void aListenerForWhichThereIsNoThreadIsForgottenWhenItsSessionIsClosed() throws Exception {
        Session session = connection.createSession();
        session.createConsumer(session.createQueue("q")).setMessageListener(message -> received.add("never"));
        awaitIdleThread();
        refusal.set(new RejectedExecutionException("on purpose"));
        Traffic.send(connection, "q", "hello");
        session.close();
        refusal.set(new RejectedExecutionException("nobody asks for a thread"));

        clock.advance(Duration.ofSeconds(10));

        assertThat(refusal.getAndSet(null)).isNotNull();
        assertThat(received).isEmpty();
    }

    @Test
    void anErrorOfTheExecutorKeepsNoSendFromBeingCompleted() throws JMSException {
        Session session = connection.createSession();
        MessageProducer producer = session.createProducer(session.createQueue("q"));
        failure.set(new InternalError("unable to create native thread, on purpose"));

        producer.send(session.createMessage(), new Noting("first"));
        producer.send(session.createMessage(), new Noting("second"));

        await().untilAsserted(() -> assertThat(received).containsExactly("first", "second"));
    }

    private final class Noting implements CompletionListener {
        private final String name;

        Noting(String name) {
            this.name = name;
        }

        @Override
        public void onCompletion(Message message) {
            received.add(name);
        }

        @Override
        public void onException(Message message, Exception exception) {
            received.add(name + " failed");
        }
    }
}
