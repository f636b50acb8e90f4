package dev.sluice.core.queue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The one thing of a queue that is written for each message by whoever sends it: apart from everything else, so that receivers
 * lose nothing by it but what they look at when they want to know whether something has arrived.
 *
 * <p>Threads: any, without a lock.
 */
abstract class TopOfArrivals extends CacheLines {
    private static final VarHandle TOP;

    static {
        try {
            TOP = MethodHandles.lookup().findVarHandle(TopOfArrivals.class, "top", QueuedDelivery.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("NullAway.Init") // by beginWith
    private volatile QueuedDelivery top;

    /** Sets what lies below all that will arrive. Before there is a producer. */
    final void beginWith(QueuedDelivery bottom) {
        top = bottom;
    }

    /** Returns the delivery that arrived last, linked to those before it. */
    final QueuedDelivery top() {
        return top;
    }

    /** Puts a delivery on top, if what is there now is what it is linked to. */
    final boolean replaceTop(QueuedDelivery below, QueuedDelivery delivery) {
        return TOP.compareAndSet(this, below, delivery);
    }
}
