package dev.sluice.samples.work;

import java.time.Duration;
import java.util.function.Supplier;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;

import dev.sluice.core.time.VirtualClock;

/**
 * Takes messages one after the other, and is busy with each for a while of virtual time. A message is acknowledged when the work
 * on it is done; until then, it takes up space where it came from.
 *
 * <p>Threads: the one that moves the clock.
 */
public final class Worker {
    private final VirtualClock clock;
    private final JMSContext context;
    private final JMSConsumer consumer;
    private final Supplier<Duration> busy;
    private final Diary diary;
    private boolean free = true;

    /** Notes what a worker does. */
    public interface Diary {
        /** The work on a message begins. */
        void begun(Message message);

        /** A message was found that waits after the end. */
        void left(Message message);
    }

    /**
     * Creates a worker who has nothing to do.
     *
     * @param clock by which time passes
     * @param context in which messages are acknowledged, of the mode CLIENT_ACKNOWLEDGE
     * @param consumer where messages are taken from
     * @param busy asked before each, how long the work on it takes
     * @param diary is told of it
     */
    public Worker(VirtualClock clock, JMSContext context, JMSConsumer consumer, Supplier<Duration> busy, Diary diary) {
        this.clock = clock;
        this.context = context;
        this.consumer = consumer;
        this.busy = busy;
        this.diary = diary;
    }

    /** Takes the next message, if there is one and the one before is done. */
    public void takeNext() {
        Message next = free ? consumer.receiveNoWait() : null;
        if (next != null) {
            free = false;
            diary.begun(next);
            clock.schedule(busy.get(), this::done);
        }
    }

    private void done() {
        context.acknowledge();
        free = true;
        takeNext();
    }

    /** Takes all that still waits, to count it. */
    public void countLeft() {
        for (Message left = consumer.receiveNoWait(); left != null; left = consumer.receiveNoWait()) {
            diary.left(left);
        }
    }
}
