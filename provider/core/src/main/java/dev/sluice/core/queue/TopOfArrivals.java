package dev.sluice.core.queue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import org.jspecify.annotations.Nullable;

/**
 * The one thing of a queue that is written for each message by whoever sends it: apart from everything else, so that receivers
 * lose nothing by it but what they look at when they want to know whether something has arrived.
 *
 * <p>Where nobody receives there may be millions of deliveries below the top, and each is found through the one above it. When the
 * threads of a garbage collector copy such a chain, they do little but take the next link out of each other's hands. So now and
 * then a delivery is a landmark, which knows the landmark before it: by them a collector soon gets far down, and each of its
 * threads has a piece of the chain to itself. By them, too, a receiver finds what has arrived first without going through all that
 * came later. If one is missing it does not matter: a piece is longer then.
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

    /** How far landmarks are from each other: pieces are to be many, large, and small enough for a processor's cache. */
    private static final int PIECE = 1_024;

    @SuppressWarnings("NullAway.Init") // by beginWith
    private volatile QueuedDelivery top;

    /** The last landmark; it may have been collected. Volatile for receivers, who go through it. */
    private volatile @Nullable QueuedDelivery landmark;

    /** The sequence from which on a delivery is the next landmark. */
    private long landmarkDue = PIECE;

    /** Sets what lies below all that will arrive. Before there is a producer. */
    final void beginWith(QueuedDelivery bottom) {
        top = bottom;
    }

    /** Returns the delivery that arrived last, linked to those before it. */
    final QueuedDelivery top() {
        return top;
    }

    /** Returns the last landmark. It may have been collected. */
    final @Nullable QueuedDelivery landmark() {
        return landmark;
    }

    /** Puts a delivery on top, if what is there now is what it is linked to. */
    final boolean replaceTop(QueuedDelivery below, QueuedDelivery delivery) {
        boolean isLandmark = delivery.sequence >= landmarkDue;
        if (isLandmark) {
            delivery.prev = landmark;
        }
        boolean replaced = TOP.compareAndSet(this, below, delivery);
        if (replaced && isLandmark) {
            landmark = delivery;
            landmarkDue = delivery.sequence + PIECE;
        }
        return replaced;
    }
}
