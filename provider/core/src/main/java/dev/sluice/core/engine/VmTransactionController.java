package dev.sluice.core.engine;

import dev.sluice.core.queue.SendScope;

/** Begins transactions of the in-VM engine. Threads: as the interface says. */
final class VmTransactionController implements TransactionController, Child {
    private final VmConnection connection;
    private final SendScope scope = new SendScope();

    VmTransactionController(VmConnection connection) {
        this.connection = connection;
    }

    @Override
    public Transaction begin() {
        connection.ensureOpen();
        return new VmTransaction(scope);
    }

    @Override
    public void endWaits() {
        scope.endWaits();
    }

    @Override
    public void close() {
        connection.forget(this);
        scope.close();
    }
}
