package dev.sluice.core.engine;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.BranchId;
import dev.sluice.core.transaction.Branch;
import dev.sluice.core.transaction.Branches;

/** A session of the in-VM engine and the branches it works on. Threads: as the interface says. */
final class VmEnlistment implements Enlistment {
    private final VmConnection connection;
    private final Branches branches;
    private final Branch.Worker self;

    private volatile @Nullable VmBranchWork current;

    VmEnlistment(VmConnection connection, Branches branches) {
        this.connection = connection;
        this.branches = branches;
        this.self = new Branch.Worker(this, connection);
    }

    @Override
    public boolean start(BranchId id, long timeoutMillis) {
        ensureFree("start");
        Branch begun = branches.begin(id, self, timeoutMillis);
        if (begun == null) {
            return false;
        }
        workOn(begun);
        return true;
    }

    @Override
    public void join(BranchId id) {
        ensureFree("join");
        Branch branch = branches.get(id);
        branch.join(self);
        workOn(branch);
    }

    @Override
    public void resume(BranchId id) {
        ensureFree("resume");
        Branch branch = branches.get(id);
        branch.resume(self);
        workOn(branch);
    }

    private void workOn(Branch branch) {
        current = new VmBranchWork(branch);
        if (connection.isClosed()) {
            // It was closed meanwhile, and perhaps too early to see this branch.
            branches.connectionClosed(connection);
            connection.ensureOpen();
        }
    }

    @Override
    public void suspend(BranchId id) {
        stopWorkingOn(id).suspend(self);
    }

    @Override
    public void end(BranchId id, boolean failed) {
        Branch branch = stopWorkingOn(id);
        if (failed) {
            branch.fail(self);
        } else {
            branch.end(self);
        }
    }

    /** Returns the branch of this name, which is not the current one from now on: if it was, even if it is over. */
    private Branch stopWorkingOn(BranchId id) {
        VmBranchWork now = current;
        if (now == null || !now.branch().id().equals(id)) {
            return branches.get(id);
        }
        current = null;
        return now.branch();
    }

    @Override
    public @Nullable Transaction current() {
        return current;
    }

    @Override
    public boolean isUndone() {
        VmBranchWork now = current;
        return now != null && now.branch().isUndone();
    }

    /** A session that has been left behind on a branch that is over is free for another. */
    private void ensureFree(String operation) {
        connection.ensureOpen();
        VmBranchWork now = current;
        if (now != null && !now.branch().isOver()) {
            throw new BrokerException(
                    BrokerError.TRANSACTION_STATE,
                    "Cannot " + operation + " a transaction branch: this session is working on "
                            + now.branch().id() + "; end or suspend that first.");
        }
    }
}
