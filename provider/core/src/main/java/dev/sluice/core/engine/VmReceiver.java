package dev.sluice.core.engine;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.Delivery;
import dev.sluice.core.message.Outcome;
import dev.sluice.core.queue.QueuedDelivery;

/** What all receivers of the in-VM engine have in common: a delivery knows its queue, whoever received it. Threads: any. */
abstract class VmReceiver implements Receiver, Child {
    private final VmConnection connection;

    VmReceiver(VmConnection connection) {
        this.connection = connection;
    }

    @Override
    public final boolean settle(Delivery delivery, int attempt, Outcome outcome, @Nullable Throwable cause) {
        QueuedDelivery queued = (QueuedDelivery) delivery;
        return queued.queue().settle(queued, attempt, outcome, cause);
    }

    @Override
    public final void close() {
        connection.forget(this);
        end();
    }

    /** Ends it; may be called twice. */
    abstract void end();
}
