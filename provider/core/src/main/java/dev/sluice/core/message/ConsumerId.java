package dev.sluice.core.message;

import org.jspecify.annotations.Nullable;

/**
 * Who receives: one consumer of one connection.
 *
 * @param id unique among the consumers of all engines
 * @param connection the name of its connection
 * @param clientId the client id of its connection, or null
 */
public record ConsumerId(
        String id, String connection, @Nullable String clientId) {
    @Override
    public String toString() {
        return "consumer " + id + (clientId == null ? "" : " of client '" + clientId + "'");
    }
}
