package dev.sluice.jms.pool;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;

import org.jspecify.annotations.Nullable;

/**
 * Whose connection it is. The password is part of it, so that a caller with a wrong one never gets a connection that
 * somebody opened with the right one: the provider is asked, and refuses.
 *
 * @param given false for the factory's own identity; then user and password are null
 */
record Credentials(
        boolean given, @Nullable String user, @Nullable String password) {
    static final Credentials OF_THE_FACTORY = new Credentials(false, null, null);

    static Credentials of(@Nullable String user, @Nullable String password) {
        return new Credentials(true, user, password);
    }

    /** Asks the provider for a connection. */
    Connection connect(ConnectionFactory factory) throws JMSException {
        return given ? factory.createConnection(user, password) : factory.createConnection();
    }

    /** Names the user, never the password. */
    @Override
    public String toString() {
        return given ? "user '" + user + "'" : "the factory's own user";
    }
}
