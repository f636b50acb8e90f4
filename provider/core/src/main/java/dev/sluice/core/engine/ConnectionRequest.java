package dev.sluice.core.engine;

import org.jspecify.annotations.Nullable;

/**
 * Who wants a connection.
 *
 * @param user the user's name, or null
 * @param password the user's password, or null
 * @param clientId the client id, or null for none or a later one
 */
public record ConnectionRequest(
        @Nullable String user,
        @Nullable String password,
        @Nullable String clientId) {
    /** Leaves the password out. */
    @Override
    public String toString() {
        return "ConnectionRequest[user=" + user + ", clientId=" + clientId + "]";
    }
}
