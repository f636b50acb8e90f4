package dev.sluice.core.message;

import org.jspecify.annotations.Nullable;

/**
 * Who sends: one producer of one connection. Numbers its messages, which together with its name makes their ids unique.
 *
 * <p>Threads: any; messages are numbered by one at a time, as they are sent.
 */
public final class Origin {
    private final String name;
    private final Object connection;
    private final @Nullable String clientId;
    private long sent;

    /**
     * Creates an origin.
     *
     * @param name unique among all origins of all engines of this JVM and beyond
     * @param connection equal for all origins of one connection; best not the connection itself, which would live on in
     *     every message that waits
     * @param clientId the connection's client id, or null
     */
    public Origin(String name, Object connection, @Nullable String clientId) {
        this.name = name;
        this.connection = connection;
        this.clientId = clientId;
    }

    /** Returns its name. */
    public String name() {
        return name;
    }

    /** Returns the number of the next message. */
    public long nextSequence() {
        return ++sent;
    }

    /** Returns the id of a message of this origin. Made when somebody asks, not for every message. */
    public String messageId(long sequence) {
        return "ID:" + name + "-" + sequence;
    }

    /** Returns whether this is the given connection, or another one with the same client id. */
    public boolean isSameClient(Object otherConnection, @Nullable String otherClientId) {
        return connection.equals(otherConnection) || (clientId != null && clientId.equals(otherClientId));
    }
}
