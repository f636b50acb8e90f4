package dev.sluice.core.engine;

import dev.sluice.core.message.Delivery;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.SendResult;
import dev.sluice.core.queue.QueuedDelivery;
import dev.sluice.core.queue.SendScope;
import dev.sluice.core.topic.Route;
import dev.sluice.core.transaction.UnitOfWork;

/** A unit of work of the in-VM engine. Threads: one at a time. */
final class VmTransaction implements VmWork {
    private final UnitOfWork work;

    VmTransaction(SendScope sender) {
        this.work = new UnitOfWork(sender);
    }

    @Override
    public void send(Envelope envelope, Route route) {
        work.send(envelope, route);
    }

    @Override
    public void accept(Delivery delivery, int attempt) {
        work.accept((QueuedDelivery) delivery, attempt);
    }

    @Override
    public boolean isEmpty() {
        return work.isEmpty();
    }

    @Override
    public void prepare() {
        work.prepare();
    }

    @Override
    public SendResult commit() {
        return work.commit();
    }

    @Override
    public void rollback() {
        work.rollback();
    }
}
