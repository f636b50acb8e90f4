package dev.sluice.core.engine;

import java.util.List;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.BranchId;

/**
 * An engine's part in global transactions, which a transaction manager decides on. Their branches belong to the engine: it
 * does not matter through which connection they are decided, nor whether the one that began them is still open.
 *
 * <p>A branch that is not prepared is undone when its time is up, or when a connection is closed that has worked on it; a
 * prepared one stays until it is decided, or the engine is closed.
 *
 * <p>What the state of a branch does not allow is refused with {@link BrokerError#TRANSACTION_STATE}; what comes too late,
 * because the engine has undone the branch, with {@link BrokerError#ROLLED_BACK}, whose cause is a
 * {@link java.util.concurrent.TimeoutException} if its time was up; what comes after the decision, or names an unknown branch,
 * with {@link BrokerError#NO_SUCH_TRANSACTION}; everything when the engine does not run, with {@link BrokerError#CLOSED}.
 *
 * <p>Threads: any.
 */
public interface BranchManager {
    /** Returns what lets a session work on branches, one at a time. */
    Enlistment enlist();

    /**
     * Makes sure that a branch can be committed, once all work on it has ended. May wait for space in queues.
     *
     * @return false if nothing was sent or received, so that there is nothing to decide and the branch is over
     * @throws BrokerException {@link BrokerError#ROLLED_BACK} if it cannot be committed, and was rolled back
     */
    boolean prepare(BranchId id);

    /**
     * Makes the work of a branch take effect.
     *
     * @param id a branch that is prepared, or one on which all work has ended
     * @param onePhase whether it is to be prepared as well; that may wait for space in queues
     * @throws BrokerException in one phase: {@link BrokerError#ROLLED_BACK} if it cannot be committed, and was rolled back
     */
    void commit(BranchId id, boolean onePhase);

    /** Undoes the work of a branch, prepared or not, once all work on it has ended. */
    void rollback(BranchId id);

    /**
     * Forgets a branch that the engine has decided by itself after it was prepared. No engine of ours does that.
     *
     * @throws BrokerException always
     */
    void forget(BranchId id);

    /** Returns the branches of the whole engine that are prepared and wait for the decision, in no order. */
    List<BranchId> prepared();

    /** Returns whether another one has part in the same branches. */
    boolean isSameAs(BranchManager other);
}
