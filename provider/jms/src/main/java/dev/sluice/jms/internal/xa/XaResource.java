package dev.sluice.jms.internal.xa;

import java.util.concurrent.TimeUnit;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

import jakarta.jms.JMSException;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.engine.BranchManager;
import dev.sluice.core.engine.Enlistment;
import dev.sluice.core.message.BranchId;

/**
 * What a transaction manager controls a session with (Jakarta Messaging 3.1, section 11.3.5, and the XA specification).
 *
 * <p>Branches belong to the broker. They can be prepared, decided and recovered through the resource of any session of any
 * connection to it, after the own session and connection were closed, too. There are no heuristic decisions: a prepared
 * branch waits for as long as its broker lives.
 *
 * <p>What a transaction manager may expect beyond the letter of the specification: a branch that the broker has rolled back
 * answers {@code XA_RBTIMEOUT} or {@code XA_RBROLLBACK} until it is prepared, committed or rolled back, which answers so one
 * last time; a branch on which work is suspended can be rolled back.
 *
 * <p>Threads: start and end by one at a time; the others by any.
 */
public final class XaResource implements XAResource {
    /** The time-out, in seconds, of branches whose resource was not given one: none. */
    public static final int NO_TIMEOUT = 0;

    private final BranchManager branches;
    private final Enlistment enlistment;
    private final Controlled session;

    private volatile int timeoutSeconds = NO_TIMEOUT;

    /** Whether a recovery scan has begun; it found everything then, and finds nothing more until it has ended. */
    private volatile boolean scanning;

    /** A session that is controlled. */
    public interface Controlled {
        /** Refuses if the session is closed. */
        void ensureOpen() throws JMSException;

        /** The session works on another transaction now, or on none. */
        void transactionChanged();
    }

    /**
     * Creates a resource.
     *
     * @param branches the broker's part in global transactions
     * @param enlistment the session's
     * @param session the session
     */
    public XaResource(BranchManager branches, Enlistment enlistment, Controlled session) {
        this.branches = branches;
        this.enlistment = enlistment;
        this.session = session;
    }

    // ---------------------------------------------------------------- the session's work

    /**
     * {@inheritDoc}
     *
     * @throws XAException {@code XAER_DUPID} for a branch that there is; {@code XAER_NOTA} to join or resume one that there is
     *     not; {@code XAER_PROTO} if the session works on another one, to join one that is prepared, or to resume what was not
     *     suspended here; {@code XA_RBTIMEOUT}, {@code XA_RBROLLBACK} to join or resume one that the broker has rolled back;
     *     {@code XAER_INVAL}; {@code XAER_RMFAIL} if the session is closed
     */
    @Override
    public void start(@Nullable Xid xid, int flags) throws XAException {
        BranchId id = Xids.toEngine(xid);
        ensureOpen();
        XaErrors.run(() -> {
            switch (flags) {
                case TMNOFLAGS -> begin(id);
                case TMJOIN -> enlistment.join(id);
                case TMRESUME -> enlistment.resume(id);
                default -> throw unknownFlags("start", flags, "TMNOFLAGS, TMJOIN or TMRESUME");
            }
        });
        session.transactionChanged();
    }

    private void begin(BranchId id) throws XAException {
        if (!enlistment.start(id, TimeUnit.SECONDS.toMillis(timeoutSeconds))) {
            throw XaErrors.of(
                    XAException.XAER_DUPID,
                    "There is a transaction branch " + id + " already; join it with TMJOIN, or choose another name.");
        }
    }

    private void ensureOpen() throws XAException {
        try {
            session.ensureOpen();
        } catch (JMSException e) {
            XAException failed = XaErrors.of(XAException.XAER_RMFAIL, e.getMessage());
            failed.initCause(e);
            throw failed;
        }
    }

    /**
     * {@inheritDoc} The session may be closed.
     *
     * @throws XAException {@code XA_RBTIMEOUT}, {@code XA_RBROLLBACK} if the broker has rolled the branch back, and the work
     *     is ended nevertheless; {@code XAER_PROTO} if the session has no part in the branch; {@code XAER_NOTA};
     *     {@code XAER_INVAL}
     */
    @Override
    public void end(@Nullable Xid xid, int flags) throws XAException {
        BranchId id = Xids.toEngine(xid);
        try {
            XaErrors.run(() -> {
                switch (flags) {
                    case TMSUCCESS -> enlistment.end(id, false);
                    case TMFAIL -> enlistment.end(id, true);
                    case TMSUSPEND -> enlistment.suspend(id);
                    default -> throw unknownFlags("end", flags, "TMSUCCESS, TMFAIL or TMSUSPEND");
                }
            });
        } finally {
            session.transactionChanged();
        }
    }

    private static XAException unknownFlags(String method, int flags, String known) {
        return XaErrors.of(
                XAException.XAER_INVAL,
                "The flags 0x" + Integer.toHexString(flags) + " mean nothing to " + method + "; use " + known + ".");
    }

    // ---------------------------------------------------------------- decisions

    /**
     * {@inheritDoc} Waits for space where queues are full and block.
     *
     * @return {@code XA_OK}, or {@code XA_RDONLY} if nothing was sent or received; the branch is over then
     * @throws XAException {@code XA_RBROLLBACK} if the branch cannot be committed, because a queue had no space or a message
     *     was not acknowledged in time; {@code XA_RBTIMEOUT}; {@code XAER_PROTO} while a session works on it, or if it is
     *     prepared; {@code XAER_NOTA}; {@code XAER_INVAL}; {@code XAER_RMFAIL} if the broker does not run
     */
    @Override
    public int prepare(@Nullable Xid xid) throws XAException {
        BranchId id = Xids.toEngine(xid);
        return XaErrors.call(() -> branches.prepare(id)) ? XA_OK : XA_RDONLY;
    }

    /**
     * {@inheritDoc}
     *
     * @throws XAException in one phase as {@link #prepare}; in two phases {@code XAER_PROTO} if it is not prepared, and
     *     {@code XAER_NOTA}, {@code XAER_INVAL}, {@code XAER_RMFAIL}
     */
    @Override
    public void commit(@Nullable Xid xid, boolean onePhase) throws XAException {
        BranchId id = Xids.toEngine(xid);
        XaErrors.run(() -> branches.commit(id, onePhase));
    }

    /**
     * {@inheritDoc}
     *
     * @throws XAException {@code XA_RBTIMEOUT}, {@code XA_RBROLLBACK} if the broker has done so before; {@code XAER_PROTO}
     *     while a session works on it; {@code XAER_NOTA}; {@code XAER_INVAL}; {@code XAER_RMFAIL}
     */
    @Override
    public void rollback(@Nullable Xid xid) throws XAException {
        BranchId id = Xids.toEngine(xid);
        XaErrors.run(() -> branches.rollback(id));
    }

    /**
     * {@inheritDoc}
     *
     * @throws XAException always: {@code XAER_NOTA} if there is no such branch, {@code XAER_PROTO} if there is, because it was
     *     not decided heuristically
     */
    @Override
    public void forget(@Nullable Xid xid) throws XAException {
        BranchId id = Xids.toEngine(xid);
        XaErrors.run(() -> branches.forget(id));
    }

    // ---------------------------------------------------------------- recovery

    /**
     * {@inheritDoc} All prepared branches of the broker are returned when the scan begins.
     *
     * @throws XAException {@code XAER_PROTO} for {@code TMNOFLAGS} without a scan; {@code XAER_INVAL}; {@code XAER_RMFAIL}
     */
    @Override
    public Xid[] recover(int flags) throws XAException {
        if ((flags & ~(TMSTARTRSCAN | TMENDRSCAN)) != 0) {
            throw unknownFlags("recover", flags, "TMSTARTRSCAN, TMENDRSCAN, both, or TMNOFLAGS");
        }
        if (flags == TMNOFLAGS && !scanning) {
            throw XaErrors.of(XAException.XAER_PROTO, "No recovery scan is open; begin one with TMSTARTRSCAN.");
        }
        Xid[] found = (flags & TMSTARTRSCAN) != 0 ? XaErrors.call(this::prepared) : new Xid[0];
        scanning = (flags & TMENDRSCAN) == 0;
        return found;
    }

    private Xid[] prepared() {
        return branches.prepared().stream().map(Xids::fromEngine).toArray(Xid[]::new);
    }

    // ---------------------------------------------------------------- the resource itself

    /** {@inheritDoc} True for the resources of all sessions of all connections to one broker. */
    @Override
    public boolean isSameRM(@Nullable XAResource other) {
        return other instanceof XaResource that && branches.isSameAs(that.branches);
    }

    /** Returns the time-out of branches that this resource begins, in seconds; 0 for none, which is the default. */
    @Override
    public int getTransactionTimeout() {
        return timeoutSeconds;
    }

    /**
     * Sets after which time a branch is rolled back that is not prepared by then. Applies to branches that this resource begins
     * from now on.
     *
     * @param seconds in seconds; 0 for the default, which is none
     * @return true
     * @throws XAException {@code XAER_INVAL} if it is negative
     */
    @Override
    public boolean setTransactionTimeout(int seconds) throws XAException {
        if (seconds < 0) {
            throw XaErrors.of(
                    XAException.XAER_INVAL, "A transaction time-out of " + seconds + " s is negative; use 0 for none.");
        }
        timeoutSeconds = seconds;
        return true;
    }

    @Override
    public String toString() {
        return "XA resource of " + session;
    }
}
