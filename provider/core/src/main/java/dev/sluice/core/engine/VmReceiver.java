package dev.sluice.core.engine;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.admin.BrokerEvent;
import dev.sluice.core.admin.Source;
import dev.sluice.core.message.ConsumerId;
import dev.sluice.core.message.Delivery;
import dev.sluice.core.message.Outcome;
import dev.sluice.core.queue.QueuedDelivery;

/** What all receivers of the in-VM engine have in common: a delivery knows its queue, whoever received it. Threads: any. */
abstract class VmReceiver implements Receiver, Child {
    private final VmConnection connection;
    private final ConsumerId id;
    private final Source source;

    VmReceiver(VmConnection connection, ConsumerId id, Source source) {
        this.connection = connection;
        this.id = id;
        this.source = source;
    }

    final ConsumerId id() {
        return id;
    }

    final Source source() {
        return source;
    }

    @Override
    public final boolean settle(Delivery delivery, int attempt, Outcome outcome, @Nullable Throwable cause) {
        QueuedDelivery queued = (QueuedDelivery) delivery;
        return queued.queue().settle(queued, attempt, outcome, cause);
    }

    @Override
    public final void close() {
        boolean open = connection.forget(this);
        end();
        if (open) {
            connection.events().publish(at -> new BrokerEvent.ConsumerClosed(at, id, source));
        }
    }

    /** Ends it; may be called twice. */
    abstract void end();
}
