package dev.sluice.core.engine;

import java.util.List;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.BranchId;
import dev.sluice.core.transaction.Branches;

/** The in-VM engine's part in global transactions, as one connection sees it. Threads: any. */
final class VmBranchManager implements BranchManager {
    private final VmEngine engine;
    private final VmConnection connection;

    VmBranchManager(VmEngine engine, VmConnection connection) {
        this.engine = engine;
        this.connection = connection;
    }

    @Override
    public Enlistment enlist() {
        return new VmEnlistment(connection, engine.branches());
    }

    @Override
    public boolean prepare(BranchId id) {
        return running().get(id).prepare();
    }

    @Override
    public void commit(BranchId id, boolean onePhase) {
        if (onePhase) {
            running().get(id).commitInOnePhase();
        } else {
            running().get(id).commit();
        }
    }

    @Override
    public void rollback(BranchId id) {
        running().get(id).rollback();
    }

    @Override
    public void forget(BranchId id) {
        running().get(id).forget();
    }

    @Override
    public List<BranchId> prepared() {
        return running().prepared();
    }

    /** The connection may be closed: decisions are the engine's business, and it must run. */
    private Branches running() {
        if (!engine.isRunning()) {
            throw new BrokerException(
                    BrokerError.CLOSED,
                    "The broker does not run, so no transaction can be decided. Start it, and try again.");
        }
        return engine.branches();
    }

    @Override
    public boolean isSameAs(BranchManager other) {
        return other instanceof VmBranchManager that && that.engine == engine;
    }
}
