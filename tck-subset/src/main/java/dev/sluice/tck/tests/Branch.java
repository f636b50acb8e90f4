package dev.sluice.tck.tests;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import javax.transaction.xa.Xid;

/** The name of a branch of a global transaction, as a transaction manager would give it. */
final class Branch implements Xid {
    private static final int FORMAT = 20_240;

    private final byte[] transaction;
    private final byte[] qualifier;

    private Branch(String transaction, String qualifier) {
        this.transaction = transaction.getBytes(StandardCharsets.US_ASCII);
        this.qualifier = qualifier.getBytes(StandardCharsets.US_ASCII);
    }

    /** Returns a name that no other branch has. */
    static Branch fresh() {
        return new Branch(UUID.randomUUID().toString(), "1");
    }

    /** Returns the name of another branch of the same transaction. */
    Branch sibling() {
        return new Branch(new String(transaction, StandardCharsets.US_ASCII), "2");
    }

    @Override
    public int getFormatId() {
        return FORMAT;
    }

    @Override
    public byte[] getGlobalTransactionId() {
        return transaction.clone();
    }

    @Override
    public byte[] getBranchQualifier() {
        return qualifier.clone();
    }

    /** Returns whether this is the same name, whoever made the other object. */
    boolean isCalled(Xid other) {
        return other.getFormatId() == FORMAT
                && Arrays.equals(other.getGlobalTransactionId(), transaction)
                && Arrays.equals(other.getBranchQualifier(), qualifier);
    }

    @Override
    public String toString() {
        return new String(transaction, StandardCharsets.US_ASCII)
                + ":"
                + new String(qualifier, StandardCharsets.US_ASCII);
    }
}
