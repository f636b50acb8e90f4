package dev.sluice.jms.pool;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;

/**
 * What sessions must have in common to stand in for each other.
 *
 * @param acknowledgeMode of {@link Session}, or a provider's own
 */
record SessionKind(boolean transacted, int acknowledgeMode) {
    private static final SessionKind TRANSACTED = new SessionKind(true, Session.SESSION_TRANSACTED);

    /** The kind of {@link Connection#createSession(boolean, int)}, which ignores the mode of a transacted session. */
    static SessionKind of(boolean transacted, int acknowledgeMode) {
        return transacted ? TRANSACTED : new SessionKind(false, acknowledgeMode);
    }

    /** The kind of {@link Connection#createSession(int)}. */
    static SessionKind of(int sessionMode) {
        return of(sessionMode == Session.SESSION_TRANSACTED, sessionMode);
    }

    Session open(Connection connection) throws JMSException {
        return connection.createSession(transacted, acknowledgeMode);
    }

    /** Whether a received message may be unacknowledged after the call or listener that got it has returned. */
    boolean leavesMessagesUnacknowledged() {
        return !transacted && acknowledgeMode != Session.AUTO_ACKNOWLEDGE;
    }
}
