package dev.sluice.jms.internal.xa;

import javax.transaction.xa.XAException;
import javax.transaction.xa.Xid;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.BranchId;

/** Turns what transaction managers call branches by into what the engine calls them by, and back. */
final class Xids {
    private Xids() {}

    /**
     * Returns the engine's name for a branch.
     *
     * @throws XAException {@link XAException#XAER_INVAL} if it is no name of a branch
     */
    static BranchId toEngine(@Nullable Xid xid) throws XAException {
        if (xid == null || xid.getGlobalTransactionId() == null || xid.getBranchQualifier() == null) {
            throw XaErrors.of(XAException.XAER_INVAL, "The Xid, or a part of it, is null; give the branch a name.");
        }
        try {
            return BranchId.of(xid.getFormatId(), xid.getGlobalTransactionId(), xid.getBranchQualifier());
        } catch (BrokerException e) {
            throw XaErrors.toXa(e);
        }
    }

    /** Returns an Xid of this name. It is equal to others that were returned for the same name. */
    static Xid fromEngine(BranchId id) {
        return new RecoveredXid(id);
    }

    private record RecoveredXid(BranchId id) implements Xid {
        @Override
        public int getFormatId() {
            return id.format();
        }

        @Override
        public byte[] getGlobalTransactionId() {
            return id.transactionBytes();
        }

        @Override
        public byte[] getBranchQualifier() {
            return id.qualifierBytes();
        }

        @Override
        public String toString() {
            return "Xid " + id;
        }
    }
}
