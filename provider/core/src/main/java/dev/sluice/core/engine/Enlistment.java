package dev.sluice.core.engine;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.BranchId;

/**
 * What a session has to do with the branches of global transactions: it works on one of them at a time, or on none, and may
 * have suspended its work on others.
 *
 * <p>What does not fit the state of the branch or of the session is refused with {@link BrokerError#TRANSACTION_STATE}; further
 * refusals are those of {@link BranchManager}.
 *
 * <p>Threads: one at a time, and {@link #current} and {@link #isUndone} by any.
 */
public interface Enlistment {
    /**
     * Begins a branch, and the session's work on it.
     *
     * @param id its name
     * @param timeoutMillis after how many milliseconds it is undone if it is not prepared by then; 0 for never
     * @return false if there is a branch of that name, in which case nothing happens
     */
    boolean start(BranchId id, long timeoutMillis);

    /** Begins the session's work on a branch that another session has begun. */
    void join(BranchId id);

    /** Goes on with work that the session has suspended. */
    void resume(BranchId id);

    /** Suspends the session's work on a branch, which is going to be resumed or ended. */
    void suspend(BranchId id);

    /**
     * Ends the session's work on a branch, suspended or not.
     *
     * @param id the branch
     * @param failed whether the work has failed, so that the whole branch is undone
     * @throws BrokerException {@link BrokerError#ROLLED_BACK} if the branch was undone meanwhile; the work is ended, too
     */
    void end(BranchId id, boolean failed);

    /**
     * Returns what the session's sends and settlements are part of now, or null if it works on no branch. It can only be added
     * to: to end it is up to the transaction manager.
     */
    @Nullable
    Transaction current();

    /** Returns whether the branch that the session works on was undone, so that nothing can be added to it any more. */
    boolean isUndone();
}
