package dev.sluice.jms.xa;

import java.util.concurrent.atomic.AtomicInteger;
import javax.transaction.xa.Xid;

/** The name of a branch, as a transaction manager would give it. */
final class TestXid implements Xid {
    private static final AtomicInteger MADE = new AtomicInteger();

    private final int number;
    private final int branch;

    private TestXid(int number, int branch) {
        this.number = number;
        this.branch = branch;
    }

    /** Returns a name that no other branch has. */
    static TestXid fresh() {
        return new TestXid(MADE.incrementAndGet(), 1);
    }

    /** Returns the name of another branch of the same transaction. */
    TestXid sibling() {
        return new TestXid(number, branch + 1);
    }

    @Override
    public int getFormatId() {
        return 4711;
    }

    @Override
    public byte[] getGlobalTransactionId() {
        return new byte[] {(byte) (number >> 8), (byte) number};
    }

    @Override
    public byte[] getBranchQualifier() {
        return new byte[] {(byte) branch};
    }
}
