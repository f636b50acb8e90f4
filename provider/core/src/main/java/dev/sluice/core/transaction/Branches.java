package dev.sluice.core.transaction;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.BranchId;
import dev.sluice.core.queue.SendScope;
import dev.sluice.core.time.BrokerClock;

/**
 * The branches of global transactions that a broker has a part in, by name. They belong to the broker, not to the connection
 * that began them, so that a transaction manager may decide through any connection.
 *
 * <p>Threads: any.
 */
public final class Branches {
    private final BrokerClock clock;
    private final Map<BranchId, Branch> byId = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * Creates an empty collection.
     *
     * @param clock what time-outs are measured with
     */
    public Branches(BrokerClock clock) {
        this.clock = clock;
    }

    /**
     * Begins a branch, on which a session works from now on.
     *
     * @param id its name
     * @param first the session
     * @param timeoutMillis after how many milliseconds it is undone if it is not prepared by then; 0 for never
     * @return the branch, or null if there is one of that name already
     * @throws BrokerException {@link BrokerError#CLOSED} if the broker is closed
     */
    public @Nullable Branch begin(BranchId id, Branch.Worker first, long timeoutMillis) {
        Branch branch = new Branch(id, this, new SendScope(), first);
        if (byId.putIfAbsent(id, branch) != null) {
            return null;
        }
        if (closed) {
            branch.brokerClosed();
            throw new BrokerException(
                    BrokerError.CLOSED, "Cannot begin transaction branch " + id + ": the broker is closed.");
        }
        if (timeoutMillis > 0) {
            branch.endAt(clock.millis() + timeoutMillis, clock);
        }
        return branch;
    }

    /**
     * Returns a branch.
     *
     * @throws BrokerException {@link BrokerError#NO_SUCH_TRANSACTION} if there is none of that name, or not any more
     */
    public Branch get(BranchId id) {
        Branch branch = byId.get(id);
        if (branch == null) {
            throw unknown(id);
        }
        return branch;
    }

    static BrokerException unknown(BranchId id) {
        return new BrokerException(
                BrokerError.NO_SUCH_TRANSACTION,
                "There is no transaction branch " + id + ": it was never begun here, or has ended.");
    }

    /** Returns the names of those that are prepared and wait for the decision, in no order. */
    public List<BranchId> prepared() {
        return byId.values().stream()
                .filter(branch -> branch.state() == BranchState.PREPARED)
                .map(Branch::id)
                .toList();
    }

    /** A branch has ended, and its name is free. */
    void over(Branch branch) {
        byId.remove(branch.id(), branch);
    }

    /** Undoes what a connection has worked on that is closed, unless it is prepared. */
    public void connectionClosed(Object connection) {
        byId.values().forEach(branch -> branch.connectionClosed(connection));
    }

    /** Undoes all of them, prepared ones too, and begins no more. */
    public void close() {
        closed = true;
        byId.values().forEach(Branch::brokerClosed);
    }
}
