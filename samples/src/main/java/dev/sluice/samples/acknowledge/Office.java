package dev.sluice.samples.acknowledge;

import java.time.Duration;

import jakarta.jms.JMSConsumer;
import jakarta.jms.Message;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.admin.BrokerAdmin;
import dev.sluice.core.time.VirtualClock;
import dev.sluice.jms.SluiceBroker;

/** Where subscribers work: the broker, the time that passes, and a diary. */
final class Office implements AutoCloseable {
    /** For how long one waits for an order before one looks whether there is anything left to do. */
    private static final long PATIENCE_MILLIS = 1_000;

    private final Terms terms;
    private final VirtualClock clock;
    private final Diary diary;
    private final SluiceBroker broker;
    private boolean mended;

    /**
     * Opens it.
     *
     * @param clock a self-advancing one: all of this is one thread, and who waits makes time pass
     */
    Office(Terms terms, VirtualClock clock, Diary diary) {
        this.terms = terms;
        this.clock = clock;
        this.diary = diary;
        this.broker = SluiceBroker.builder()
                .name("acknowledge")
                .clock(clock)
                .executor(clock)
                .listener(diary)
                // All orders come at once, and all of them may become dead letters.
                .destination(">", all -> all.capacity(terms.orders))
                .destination("orders.*", orders -> orders.ackTimeout(terms.ackTimeout.toDuration())
                        .redeliveryDelay(terms.redeliveryDelay.toDuration())
                        .redeliveryMultiplier(terms.redeliveryMultiplier)
                        .maxDeliveries(terms.maxDeliveries))
                .build();
    }

    SluiceBroker broker() {
        return broker;
    }

    BrokerAdmin admin() {
        return broker.admin();
    }

    Terms terms() {
        return terms;
    }

    Diary diary() {
        return diary;
    }

    // ---------------------------------------------------------------- time

    /** Lets time pass, as a sleep would. */
    void pause(Duration time) {
        clock.advance(time);
    }

    /** Is busy with an order. */
    void workOn(Message order) {
        pause(terms.work.toDuration());
    }

    /** Waits for the next order; returns null when nothing is left to do. */
    @Nullable
    Message next(JMSConsumer consumer, String queue) {
        Message order = null;
        while (order == null && hasWork(queue)) {
            order = consumer.receive(PATIENCE_MILLIS);
        }
        return order;
    }

    /** Waits until nothing is left to do, while a listener works. */
    void waitUntilDone(String queue) {
        while (hasWork(queue)) {
            pause(Duration.ofMillis(PATIENCE_MILLIS));
        }
    }

    /** Returns whether there is an order in a queue, or on its way back to it. */
    boolean hasWork(String queue) {
        return admin().queue(queue).snapshot().depth().used() > 0;
    }

    // ---------------------------------------------------------------- trouble

    /** Returns whether this delivery of an order is to fail. */
    boolean fails(Message order) {
        return !mended && Orders.fails(order);
    }

    /** Whatever made orders difficult is mended. */
    void mend() {
        mended = true;
    }

    @Override
    public void close() {
        broker.close();
    }
}
