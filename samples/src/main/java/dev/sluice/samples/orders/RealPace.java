package dev.sluice.samples.orders;

import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;

import org.jspecify.annotations.Nullable;

import dev.sluice.jms.SluiceBroker;

/** Time as it passes on the wall: publishers have a timer each, and workers are message listeners, which take their time. */
final class RealPace implements Pace {
    private final SluiceBroker broker = SluiceBroker.builder().name("orders").build();
    private final List<Repeated> repeated = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    private record Repeated(Duration interval, Task task) {}

    @Override
    public SluiceBroker broker() {
        return broker;
    }

    @Override
    public void every(Duration interval, Task task) {
        repeated.add(new Repeated(interval, task));
    }

    @Override
    public void serve(MessageConsumer consumer, Duration busy, Worker worker) throws JMSException {
        consumer.setMessageListener(message -> work(message, busy, worker));
    }

    private void work(Message message, Duration busy, Worker worker) {
        Task begin = () -> worker.begin(message);
        begin.runUnchecked();
        try {
            over.await(busy.toNanos(), NANOSECONDS); // whoever is busy at the end stops
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run(Duration duration) throws InterruptedException {
        ScheduledExecutorService timers = Executors.newScheduledThreadPool(repeated.size());
        try {
            for (Repeated each : repeated) {
                Future<?> unused = timers.scheduleAtFixedRate(
                        () -> attempt(each.task()), 0, each.interval().toNanos(), NANOSECONDS);
            }
            over.await(duration.toNanos(), NANOSECONDS);
        } finally {
            over.countDown();
            timers.shutdown();
        }
        timers.awaitTermination(1, MINUTES);
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    private void attempt(Task task) {
        try {
            task.runUnchecked();
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
            over.countDown();
        }
    }

    @Override
    public void close() {
        broker.close();
    }
}
