package dev.sluice.core.transaction;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.jspecify.annotations.Nullable;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.BranchId;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.queue.QueuedDelivery;
import dev.sluice.core.queue.SendScope;
import dev.sluice.core.time.BrokerClock;
import dev.sluice.core.topic.Route;

/**
 * A branch of a global transaction: work of one or more sessions that a transaction manager decides on, in two phases or in
 * one. What it may do when is the law of {@link BranchState}.
 *
 * <p>Until it is prepared, the broker may undo it: when its time is up, when a session has failed, or when a connection is
 * closed that has worked on it. The transaction manager is told when it asks next.
 *
 * <p>All methods refuse with {@link BrokerError#TRANSACTION_STATE} what the state does not allow, with
 * {@link BrokerError#ROLLED_BACK} what is too late because the broker has undone the branch — the cause is a
 * {@link TimeoutException} if its time was up — and with {@link BrokerError#NO_SUCH_TRANSACTION} what comes after the decision.
 *
 * <p>Threads: any. The lock guards all of it, and no queue is touched under it: work is prepared, committed and undone
 * outside, by the one thread that has moved the state on.
 */
public final class Branch {
    private static final System.Logger LOG = System.getLogger("dev.sluice.transactions");

    private final BranchId id;
    private final Branches branches;
    private final SendScope sender;

    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private BranchState state = BranchState.ACTIVE;

    @GuardedBy("lock")
    private UnitOfWork work;

    /** The sessions that are working on it, or are going to go on. */
    @GuardedBy("lock")
    private final Map<Object, Share> sessions = new HashMap<>();

    /** The connections of all sessions that have worked on it; empty once it is prepared. */
    @GuardedBy("lock")
    private final Set<Object> connections = new HashSet<>();

    /** Why the broker has undone it; null if it has not. */
    @GuardedBy("lock")
    private @Nullable Reason undone;

    @GuardedBy("lock")
    private BrokerClock.@Nullable Timer timer;

    private enum Share {
        WORKING,
        SUSPENDED
    }

    private record Reason(String text, @Nullable Exception cause) {}

    /**
     * Who works on a branch.
     *
     * @param session the session
     * @param connection the connection that the session belongs to
     */
    public record Worker(Object session, Object connection) {}

    Branch(BranchId id, Branches branches, SendScope sender, Worker first) {
        this.id = id;
        this.branches = branches;
        this.sender = sender;
        this.work = new UnitOfWork(sender);
        sessions.put(first.session(), Share.WORKING);
        connections.add(first.connection());
    }

    /** Returns its name. */
    public BranchId id() {
        return id;
    }

    BranchState state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether its work has been undone. */
    public boolean isUndone() {
        return state().isUndone();
    }

    /** Returns whether nothing can happen to it any more. */
    public boolean isOver() {
        return state().isOver();
    }

    // ---------------------------------------------------------------- sessions

    /** Lets another session work on it. */
    public void join(Worker worker) {
        lock.lock();
        try {
            ensureTakesSessions("join");
            if (sessions.containsKey(worker.session())) {
                throw refusal("join", "this session has a part in it already; resume or end that");
            }
            connections.add(worker.connection());
            share(worker, Share.WORKING);
        } finally {
            lock.unlock();
        }
    }

    /** Lets a session go on with the work that it has suspended. */
    public void resume(Worker worker) {
        lock.lock();
        try {
            ensureTakesSessions("resume");
            if (sessions.get(worker.session()) != Share.SUSPENDED) {
                throw refusal("resume", "this session has not suspended its work on it; join it instead");
            }
            share(worker, Share.WORKING);
        } finally {
            lock.unlock();
        }
    }

    /** Suspends the work of a session, which is going to resume or end it. */
    public void suspend(Worker worker) {
        lock.lock();
        try {
            if (sessions.get(worker.session()) != Share.WORKING) {
                throw refusal("suspend", "this session is not working on it");
            }
            if (state.isUndone()) {
                leave(worker);
            }
            ensureNotUndone();
            share(worker, Share.SUSPENDED);
        } finally {
            lock.unlock();
        }
    }

    /** Ends the work of a session, suspended or not. */
    public void end(Worker worker) {
        lock.lock();
        try {
            leave(worker);
            ensureNotUndone();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the work of a session, which has failed: the whole branch is undone. */
    public void fail(Worker worker) {
        end(worker);
        undo(new Reason("a session has failed in its work on it", null));
    }

    @GuardedBy("lock")
    private void ensureTakesSessions(String operation) {
        ensureNotUndone();
        if (!state.takesSessions()) {
            throw refusal(operation, state.hint());
        }
    }

    @GuardedBy("lock")
    private void share(Worker worker, Share share) {
        sessions.put(worker.session(), share);
        followSessions();
    }

    @GuardedBy("lock")
    private void leave(Worker worker) {
        if (!sessions.containsKey(worker.session())) {
            throw refusal("end the work on", "this session has no part in it");
        }
        sessions.remove(worker.session());
        followSessions();
    }

    /** As long as sessions may come and go, the state follows from what they do. */
    @GuardedBy("lock")
    private void followSessions() {
        BranchState next = BranchState.of(sessions.size(), sessions.containsValue(Share.WORKING));
        if (state.takesSessions() && state != next) {
            become(next);
        }
    }

    // ---------------------------------------------------------------- work

    /** Adds a message, which nobody sees before the branch is committed. */
    public void send(Envelope envelope, Route route) {
        lock.lock();
        try {
            ensureActive("send a message in");
            work.send(envelope, route);
        } finally {
            lock.unlock();
        }
    }

    /** Adds a delivery, which is accepted when the branch is committed and given back when it is undone. */
    public void accept(QueuedDelivery delivery, int attempt) {
        lock.lock();
        try {
            ensureActive("receive a message in");
            work.accept(delivery, attempt);
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether nothing was sent or received. */
    public boolean isEmpty() {
        lock.lock();
        try {
            return work.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private void ensureActive(String operation) {
        ensureNotUndone();
        if (state != BranchState.ACTIVE) {
            throw refusal(operation, state.hint());
        }
    }

    // ---------------------------------------------------------------- decided by the transaction manager

    /**
     * Makes sure that it can be committed. May wait for space in queues.
     *
     * @return false if nothing was sent or received: there is nothing to decide, and the branch is over
     */
    public boolean prepare() {
        UnitOfWork preparing = advance("prepare", BranchState.PREPARING);
        boolean empty = preparing.isEmpty();
        attempt(preparing, preparing::prepare, empty ? BranchState.COMMITTED : BranchState.PREPARED);
        return !empty;
    }

    /** Makes its work take effect, which cannot fail after {@link #prepare}. */
    public void commit() {
        advance("commit", BranchState.COMMITTED).commit();
    }

    /** Prepares and commits it. May wait for space in queues. */
    public void commitInOnePhase() {
        UnitOfWork preparing = advance("commit in one phase", BranchState.PREPARING);
        attempt(preparing, preparing::commit, BranchState.COMMITTED);
    }

    /** Undoes its work. */
    public void rollback() {
        advance("roll back", BranchState.ROLLED_BACK).rollback();
    }

    /** Refuses: only what was decided without the transaction manager can be forgotten, and nothing ever is. */
    public void forget() {
        lock.lock();
        try {
            throw refusal("forget", state.hint());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Moves the state on, after which the caller owes the work. If the broker has undone the branch, the caller learns of it,
     * and the branch is over.
     */
    private UnitOfWork advance(String operation, BranchState next) {
        lock.lock();
        try {
            if (state == BranchState.ROLLBACK_ONLY) {
                become(BranchState.ROLLED_BACK);
            }
            ensureNotUndone();
            // While it is being prepared, only the thread that does so may move it on.
            if (state == BranchState.PREPARING || !state.mayBecome(next)) {
                throw refusal(operation, state.hint());
            }
            become(next);
            return work;
        } finally {
            lock.unlock();
        }
    }

    /** Takes the step that may fail, and undoes the work then. */
    private void attempt(UnitOfWork preparing, Runnable step, BranchState success) {
        BranchState outcome = BranchState.ROLLED_BACK;
        try {
            step.run();
            outcome = success;
        } finally {
            if (outcome == BranchState.ROLLED_BACK && preparing.isOpen()) {
                preparing.rollback();
            }
            lock.lock();
            try {
                become(outcome);
            } finally {
                lock.unlock();
            }
        }
    }

    // ---------------------------------------------------------------- undone by the broker

    /** Undoes it when its time is up, unless it is prepared or decided by then. */
    void endAt(long millis, BrokerClock clock) {
        Reason late = new Reason("its time was up", new TimeoutException("The transaction has taken too long."));
        lock.lock();
        try {
            if (state.takesSessions()) {
                timer = clock.schedule(millis, () -> undo(late));
            }
        } finally {
            lock.unlock();
        }
    }

    /** A connection is closed: what it has worked on is undone, unless it is prepared. */
    void connectionClosed(Object connection) {
        if (hasWorked(connection)) {
            withdraw(new Reason("a connection that has worked on it was closed before it was prepared", null));
        }
    }

    /** The broker is closed: nobody is going to decide any more. */
    void brokerClosed() {
        Reason reason = new Reason("the broker was closed", null);
        withdraw(reason);
        UnitOfWork undecided;
        lock.lock();
        try {
            if (state != BranchState.PREPARED) {
                return;
            }
            become(BranchState.ROLLED_BACK);
            undone = reason;
            undecided = work;
        } finally {
            lock.unlock();
        }
        LOG.log(System.Logger.Level.WARNING, "Prepared transaction branch {0} has ended with its broker.", id);
        undecided.rollback();
    }

    private boolean hasWorked(Object connection) {
        lock.lock();
        try {
            return connections.contains(connection);
        } finally {
            lock.unlock();
        }
    }

    /** Undoes and forgets it; if it is being prepared, that does not wait for space any longer. */
    private void withdraw(Reason reason) {
        undo(reason);
        lock.lock();
        try {
            if (state == BranchState.ROLLBACK_ONLY) {
                become(BranchState.ROLLED_BACK);
            }
        } finally {
            lock.unlock();
        }
        sender.close();
    }

    /** Undoes its work, if it is not being decided already. */
    private void undo(Reason reason) {
        UnitOfWork obsolete;
        lock.lock();
        try {
            if (!state.mayBecome(BranchState.ROLLBACK_ONLY)) {
                return;
            }
            become(BranchState.ROLLBACK_ONLY);
            undone = reason;
            obsolete = work;
            work = new UnitOfWork(sender);
        } finally {
            lock.unlock();
        }
        LOG.log(System.Logger.Level.DEBUG, "Transaction branch {0} was rolled back: {1}.", id, reason.text);
        obsolete.rollback();
    }

    // ---------------------------------------------------------------- state

    @GuardedBy("lock")
    private void become(BranchState next) {
        assert state.mayBecome(next) : this + " -> " + next;
        state = next;
        if (timer != null && !next.takesSessions()) {
            timer.cancel();
            timer = null;
        }
        if (next == BranchState.PREPARED) {
            connections.clear();
        }
        if (next.isOver()) {
            branches.over(this);
        }
    }

    @GuardedBy("lock")
    private void ensureNotUndone() {
        if (undone != null) {
            throw new BrokerException(
                    BrokerError.ROLLED_BACK,
                    "Transaction branch " + id + " was rolled back: " + undone.text + ".",
                    undone.cause);
        }
        if (state.isOver()) {
            throw Branches.unknown(id);
        }
    }

    private BrokerException refusal(String operation, String why) {
        return new BrokerException(
                BrokerError.TRANSACTION_STATE, "Cannot " + operation + " transaction branch " + id + ": " + why + ".");
    }

    @Override
    public String toString() {
        return "transaction branch " + id + " (" + state() + ")";
    }
}
