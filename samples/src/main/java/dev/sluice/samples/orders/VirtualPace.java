package dev.sluice.samples.orders;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;

import dev.sluice.core.policy.OverflowPolicy;
import dev.sluice.core.time.VirtualClock;
import dev.sluice.jms.SluiceBroker;

/**
 * Time that jumps from event to event, on one thread. At an instant, everything that is published at it comes first; then
 * the workers who are free, or become free at it, take their next messages, in the order in which they were set up.
 */
final class VirtualPace implements Pace {
    private final VirtualClock clock = new VirtualClock();
    // A full subscription refuses at once: the thread that would wait for space is the one that would make it.
    private final SluiceBroker broker = SluiceBroker.builder()
            .name("orders")
            .clock(clock)
            .executor(clock)
            .destination(">", all -> all.overflow(OverflowPolicy.REJECT))
            .build();
    private final List<Desk> desks = new ArrayList<>();

    @Override
    public SluiceBroker broker() {
        return broker;
    }

    @Override
    public void every(Duration interval, Task task) {
        clock.schedule(Duration.ZERO, () -> repeat(interval, task));
    }

    private void repeat(Duration interval, Task task) {
        task.runUnchecked();
        clock.schedule(interval, () -> repeat(interval, task));
        handOutSoon();
    }

    @Override
    public void serve(MessageConsumer consumer, Duration busy, Worker worker) {
        desks.add(new Desk(consumer, busy, worker));
    }

    @Override
    public void run(Duration duration) {
        clock.advance(duration.minusMillis(1)); // the last instant before the end
    }

    /** Scheduled last for this instant, this runs after all that is published at it. */
    private void handOutSoon() {
        clock.schedule(Duration.ZERO, () -> desks.forEach(Desk::runUnchecked));
    }

    @Override
    public void close() {
        broker.close();
    }

    /** Where a worker takes messages from. */
    private final class Desk implements Task {
        private final MessageConsumer consumer;
        private final Duration busy;
        private final Worker worker;
        private boolean free = true;

        Desk(MessageConsumer consumer, Duration busy, Worker worker) {
            this.consumer = consumer;
            this.busy = busy;
            this.worker = worker;
        }

        /** Takes the next message, if the worker is free and there is one. */
        @Override
        public void run() throws JMSException {
            Message next = free ? consumer.receiveNoWait() : null;
            if (next != null) {
                worker.begin(next);
                free = false;
                clock.schedule(busy, this::finished);
            }
        }

        private void finished() {
            free = true;
            handOutSoon();
        }
    }
}
