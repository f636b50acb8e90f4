package dev.sluice.core.message;

import java.util.HexFormat;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;

/**
 * The name a transaction manager has given to a branch of a global transaction: a format, the bytes of the transaction, and
 * the bytes that tell this branch from the others of the transaction. The broker compares them and reads nothing into them.
 *
 * @param format how the transaction manager makes its names; not -1, which stands for no name
 * @param transaction the global transaction, in hexadecimal digits
 * @param qualifier the branch within it, in hexadecimal digits; may be empty
 */
public record BranchId(int format, String transaction, String qualifier) {
    /** How many bytes the name of the transaction, and the qualifier, have at most. */
    public static final int MAX_BYTES = 64;

    private static final int NO_NAME = -1;
    private static final HexFormat HEX = HexFormat.of();

    /**
     * Creates a name.
     *
     * @throws BrokerException {@link BrokerError#INVALID_NAME} if the format is -1, the transaction empty, or a part too long
     */
    public BranchId {
        if (format == NO_NAME) {
            throw invalid("its format is -1, which stands for no transaction");
        }
        if (transaction.isEmpty()) {
            throw invalid("the bytes of the transaction are missing");
        }
        if (transaction.length() > 2 * MAX_BYTES || qualifier.length() > 2 * MAX_BYTES) {
            throw invalid("a part of it has more than " + MAX_BYTES + " bytes");
        }
    }

    /**
     * Returns the name made of these bytes, which are copied.
     *
     * @param format how the transaction manager makes its names
     * @param transaction the global transaction; 1 to {@value #MAX_BYTES} bytes
     * @param qualifier the branch within it; at most {@value #MAX_BYTES} bytes
     * @throws BrokerException {@link BrokerError#INVALID_NAME} if it is not the name of a branch
     */
    public static BranchId of(int format, byte[] transaction, byte[] qualifier) {
        return new BranchId(format, HEX.formatHex(transaction), HEX.formatHex(qualifier));
    }

    /** Returns the bytes of the global transaction, which the caller may change. */
    public byte[] transactionBytes() {
        return HEX.parseHex(transaction);
    }

    /** Returns the bytes of the branch within the transaction, which the caller may change. */
    public byte[] qualifierBytes() {
        return HEX.parseHex(qualifier);
    }

    private static BrokerException invalid(String why) {
        return new BrokerException(
                BrokerError.INVALID_NAME, "This is not the name of a transaction branch: " + why + ".");
    }

    /** Returns all of it, for people: {@code 4711:0a0b:01}. */
    @Override
    public String toString() {
        return format + ":" + transaction + ":" + qualifier;
    }
}
