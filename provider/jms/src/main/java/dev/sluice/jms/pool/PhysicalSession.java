package dev.sluice.jms.pool;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.jms.JMSException;
import jakarta.jms.Session;

import org.jspecify.annotations.Nullable;

/**
 * A provider's session, lent to one borrower at a time.
 *
 * <p>It goes back to the pool only while it is not spoilt. Whoever sees something that the next borrower could notice
 * spoils it; nothing cleans it again, and it is closed instead of being lent once more.
 *
 * <p>Threads: the borrower's, except {@link #spoil} and {@link #close()}, which any thread may call.
 */
final class PhysicalSession {
    private final Session session;
    private final SessionKind kind;
    private final SessionPool owner;
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable PhysicalProducer anonymousProducer;
    private volatile @Nullable String spoiltBy;

    private volatile boolean everLent;
    /** Since when nobody has borrowed it; null while somebody does, and before the first did. */
    private volatile @Nullable Instant idleSince;

    PhysicalSession(Session session, SessionKind kind, SessionPool owner) {
        this.session = session;
        this.kind = kind;
        this.owner = owner;
    }

    Session session() {
        return session;
    }

    SessionKind kind() {
        return kind;
    }

    /** The one producer without a destination that all borrowers use. */
    PhysicalProducer anonymousProducer() throws JMSException {
        PhysicalProducer producer = anonymousProducer;
        if (producer == null) {
            producer = PhysicalProducer.open(session, null);
            anonymousProducer = producer;
        }
        return producer;
    }

    /** Keeps it from ever being lent again. The first reason is the one that counts. */
    void spoil(String reason) {
        if (spoiltBy == null) {
            spoiltBy = reason;
        }
    }

    @Nullable
    String spoiltBy() {
        return spoiltBy;
    }

    /** Spoils it when what the provider threw may mean that the session is broken. */
    void judge(Exception thrown) {
        if (Faults.mayBreakSession(thrown)) {
            spoil("the provider threw " + thrown);
        }
    }

    /** Notes that the borrower got a message, or may get one at any moment. */
    void consumed() {
        if (kind.leavesMessagesUnacknowledged()) {
            spoil("received messages may be unacknowledged");
        }
    }

    /** Undoes what the borrower left undone, or spoils the session. */
    void reset() {
        if (spoiltBy != null || !kind.transacted()) {
            return;
        }
        try {
            session.rollback();
        } catch (JMSException | RuntimeException e) {
            spoil("its transaction could not be rolled back: " + e);
        }
    }

    /**
     * Asks the provider whether it is open: of a closed session every method throws IllegalStateException
     * (Jakarta Messaging 6.2.15), and this one costs nothing.
     */
    boolean isAlive() {
        try {
            session.getAcknowledgeMode();
            return true;
        } catch (JMSException | RuntimeException e) {
            spoil("the provider has closed it: " + e);
            return false;
        }
    }

    @Nullable
    Instant idleSince() {
        return idleSince;
    }

    void becomeIdle(Instant now) {
        idleSince = now;
    }

    void becomeLent() {
        everLent = true;
        idleSince = null;
    }

    /** Whether it was just made and needs no test. */
    boolean isFresh() {
        return !everLent;
    }

    /** Gives it back to the pool it came from. */
    void giveBack() {
        owner.giveBack(this);
    }

    /** Closes it, once; true for the caller that did. */
    boolean close() {
        if (!closed.compareAndSet(false, true)) {
            return false;
        }
        Faults.quietly("close a session", session::close);
        return true;
    }
}
