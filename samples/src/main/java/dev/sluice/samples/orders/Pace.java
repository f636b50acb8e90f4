package dev.sluice.samples.orders;

import java.time.Duration;

import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;

import dev.sluice.jms.SluiceBroker;

/**
 * How time passes in the shop: who publishes and who is busy for how long is the same, whether it passes
 * {@linkplain VirtualPace at once} or {@linkplain RealPace by the clock on the wall}.
 *
 * <p>Threads: it is set up and run by one thread. What it calls runs on that one or on others, each of them always one at a
 * time.
 */
interface Pace extends AutoCloseable {
    /** Returns the broker, whose clock is the one that counts. */
    SluiceBroker broker();

    /**
     * Has something done at time 0 and then at a fixed interval, until the end.
     *
     * @param interval more than zero
     * @param task what to do
     */
    void every(Duration interval, Task task);

    /**
     * Gives the messages of a consumer to a worker, who gets the next one when done with the one before.
     *
     * @param consumer whose session serves nothing else
     * @param busy how long the worker is busy with a message
     * @param worker told when the work on a message begins
     * @throws JMSException if the consumer refuses
     */
    void serve(MessageConsumer consumer, Duration busy, Worker worker) throws JMSException;

    /**
     * Lets time pass from 0 to the end, but not through it: what is due at the end does not happen. Nothing is published
     * any more when this returns.
     *
     * @param duration when the end is
     * @throws JMSRuntimeException if a task failed
     * @throws InterruptedException if the thread was interrupted while it waited for time to pass
     */
    void run(Duration duration) throws InterruptedException;

    /** Ends the broker. */
    @Override
    void close();

    /** What is done from time to time. */
    @FunctionalInterface
    interface Task {
        /** Does it. */
        void run() throws JMSException;

        /** Does it where checked exceptions cannot be thrown. */
        default void runUnchecked() {
            try {
                run();
            } catch (JMSException e) {
                throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
            }
        }
    }

    /** Who works on messages. */
    @FunctionalInterface
    interface Worker {
        /** Begins to work on a message. */
        void begin(Message message) throws JMSException;
    }
}
