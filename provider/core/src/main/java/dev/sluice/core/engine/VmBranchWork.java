package dev.sluice.core.engine;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.Delivery;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.SendResult;
import dev.sluice.core.queue.QueuedDelivery;
import dev.sluice.core.topic.Route;
import dev.sluice.core.transaction.Branch;

/**
 * A session's work on a branch of a global transaction. It cannot end the branch, which is for the transaction manager to do.
 *
 * <p>Threads: any.
 *
 * @param branch the branch
 */
record VmBranchWork(Branch branch) implements VmWork {
    @Override
    public void send(Envelope envelope, Route route) {
        branch.send(envelope, route);
    }

    @Override
    public void accept(Delivery delivery, int attempt) {
        branch.accept((QueuedDelivery) delivery, attempt);
    }

    @Override
    public boolean isEmpty() {
        return branch.isEmpty();
    }

    @Override
    public void prepare() {
        throw refusal("prepare");
    }

    @Override
    public SendResult commit() {
        throw refusal("commit");
    }

    @Override
    public void rollback() {
        throw refusal("roll back");
    }

    private BrokerException refusal(String operation) {
        return new BrokerException(
                BrokerError.TRANSACTION_STATE,
                "Cannot " + operation + " here: the work is part of transaction branch " + branch.id()
                        + ", which its transaction manager ends.");
    }
}
