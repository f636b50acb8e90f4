package dev.sluice.core.transaction;

/**
 * Where a branch of a global transaction is in its life, and where it may go from there.
 *
 * <pre>
 *   ACTIVE <---> SUSPENDED <---> IDLE ---> PREPARING ---> PREPARED
 *      ^             |            ^ |          |              |
 *      +-------------|------------+ |          |              |
 *      |             |              |          v              v
 *      |             +--------------+----> COMMITTED or ROLLED_BACK
 *      v             v              v          ^
 *      +------> ROLLBACK_ONLY <-----+          |
 *                    +-------------------------+  (ROLLED_BACK only)
 * </pre>
 *
 * A branch with neither sends nor receives goes from PREPARING to COMMITTED, as does one that is committed in one phase.
 */
enum BranchState {
    /** A session works on it. */
    ACTIVE("a session is working on it; end that first"),
    /** No session works on it, but one has said that it will go on. */
    SUSPENDED("a session has suspended its work on it; resume or end that first"),
    /** All work on it has ended. */
    IDLE("all work on it has ended; prepare it first, or commit it in one phase, or roll it back"),
    /** Somebody is preparing it, or committing it in one phase; that may wait for space in queues. */
    PREPARING("another thread is preparing it; wait for that to end"),
    /** It is certain that it can be committed, whenever that may be. */
    PREPARED("it is prepared; commit it in the second phase, or roll it back"),
    /** The broker has undone it, and the transaction manager has still to be told. */
    ROLLBACK_ONLY("it was rolled back"),
    /** Its work has taken effect. */
    COMMITTED("it is committed"),
    /** Its work is undone. */
    ROLLED_BACK("it was rolled back");

    private final String hint;

    BranchState(String hint) {
        this.hint = hint;
    }

    /** Returns the state of a branch that is up to its sessions. */
    static BranchState of(int sessions, boolean anyWorking) {
        if (anyWorking) {
            return ACTIVE;
        }
        return sessions > 0 ? SUSPENDED : IDLE;
    }

    /** Returns what a branch in this state is, and what may be done about it: the second half of a sentence. */
    String hint() {
        return hint;
    }

    /** Returns whether nothing can happen to the branch any more. */
    boolean isOver() {
        return this == COMMITTED || this == ROLLED_BACK;
    }

    /** Returns whether its work has been undone. */
    boolean isUndone() {
        return this == ROLLBACK_ONLY || this == ROLLED_BACK;
    }

    /** Returns whether sessions may come, work on it, and go. */
    boolean takesSessions() {
        return this == ACTIVE || this == SUSPENDED || this == IDLE;
    }

    /** Returns whether it may go from this state to another. */
    boolean mayBecome(BranchState next) {
        return switch (this) {
            case ACTIVE -> next == SUSPENDED || next == IDLE || next == ROLLBACK_ONLY;
            case SUSPENDED -> next == ACTIVE || next == IDLE || next == ROLLBACK_ONLY || next == ROLLED_BACK;
            case IDLE -> next == ACTIVE || next == PREPARING || next == ROLLBACK_ONLY || next == ROLLED_BACK;
            case PREPARING -> next == PREPARED || next == COMMITTED || next == ROLLED_BACK;
            case PREPARED -> next == COMMITTED || next == ROLLED_BACK;
            case ROLLBACK_ONLY -> next == ROLLED_BACK;
            case COMMITTED, ROLLED_BACK -> false;
        };
    }
}
