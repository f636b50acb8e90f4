package dev.sluice.jms.pool;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.jms.IllegalStateException;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.jspecify.annotations.Nullable;

/**
 * Says who may still use an object that any thread may close: everybody while it is open, only the listeners that are
 * running while it is being closed (Jakarta Messaging 6.1.8: they keep all services until they return), nobody afterwards.
 *
 * <p>It also knows which threads are inside a listener of its object, because those may not close it, and how many calls
 * are under way, because a session that somebody still uses must not be lent to the next.
 *
 * <p>Threads: any. The lock is never held while foreign code runs.
 */
final class Gate {
    /** What kind of foreign code runs inside the gate. */
    enum Role {
        MESSAGE_LISTENER("message listener"),
        COMPLETION_LISTENER("completion listener");

        static final Set<Role> ANY = Set.of(values());

        private final String text;

        Role(String text) {
            this.text = text;
        }
    }

    private enum Phase {
        OPEN,
        CLOSING,
        CLOSED
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final String what;
    private final @Nullable Gate parent;

    @GuardedBy("lock")
    private final Map<Thread, Role> insideListener = new HashMap<>();

    @GuardedBy("lock")
    private Phase phase = Phase.OPEN;

    /** Calls under way, whichever thread makes them. */
    @GuardedBy("lock")
    private int calls;

    /** Listeners under way. */
    @GuardedBy("lock")
    private int listeners;

    /** Whether a call was under way when closing began; what it opens may have escaped the closing. */
    @GuardedBy("lock")
    private boolean disturbed;

    /**
     * Creates an open gate.
     *
     * @param what the object behind it, for messages: "session"
     * @param parent the gate of the object that owns it; it learns of listeners too
     */
    Gate(String what, @Nullable Gate parent) {
        this.what = what;
        this.parent = parent;
    }

    /** Begins a call; the caller owes an {@link #exit()}. */
    void enter() throws IllegalStateException {
        boolean listener = ownerIsInsideListener();
        lock.lock();
        try {
            refuseUnlessUsable(listener);
            calls++;
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #enter()} for what is legal at any time, which is to close something; it is counted and never refused. */
    void enterToClose() {
        lock.lock();
        try {
            calls++;
        } finally {
            lock.unlock();
        }
    }

    /** Ends a call. */
    void exit() {
        lock.lock();
        try {
            calls--;
        } finally {
            lock.unlock();
        }
    }

    /** Refuses as {@link #enter()} does, for calls that need not be counted. */
    void check() throws IllegalStateException {
        boolean listener = ownerIsInsideListener();
        lock.lock();
        try {
            refuseUnlessUsable(listener);
        } finally {
            lock.unlock();
        }
    }

    /** Refuses as soon as closing has begun, also to listeners: for calls that would open something new. */
    void checkOpen() throws IllegalStateException {
        lock.lock();
        try {
            refuseUnlessUsable(false);
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private void refuseUnlessUsable(boolean listener) throws IllegalStateException {
        if (phase == Phase.CLOSED || (phase == Phase.CLOSING && !listener)) {
            throw new IllegalStateException(
                    "This " + what + " was closed: it has gone back to the pool. Open another one.");
        }
    }

    /** Runs a listener; until it returns, its thread counts as being inside. */
    void runListener(Role role, Runnable listener) {
        boolean outermost = begin(role);
        try {
            if (parent == null) {
                listener.run();
            } else {
                parent.runListener(role, listener);
            }
        } finally {
            end(outermost);
        }
    }

    private boolean begin(Role role) {
        lock.lock();
        try {
            listeners++;
            return insideListener.putIfAbsent(Thread.currentThread(), role) == null;
        } finally {
            lock.unlock();
        }
    }

    private void end(boolean outermost) {
        lock.lock();
        try {
            listeners--;
            if (outermost) {
                insideListener.remove(Thread.currentThread());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Refuses an action to a thread that is inside a listener of one of these kinds: it would wait for itself. */
    void refuseInside(Set<Role> roles, String action) throws IllegalStateException {
        Role role = roleOfCurrentThread();
        if (role != null && roles.contains(role)) {
            throw new IllegalStateException("A " + role.text + " may not " + action + " its own " + what
                    + ". Do it on another thread after the listener has returned.");
        }
    }

    private @Nullable Role roleOfCurrentThread() {
        lock.lock();
        try {
            return insideListener.get(Thread.currentThread());
        } finally {
            lock.unlock();
        }
    }

    private boolean ownerIsInsideListener() {
        return parent == null ? roleOfCurrentThread() != null : parent.ownerIsInsideListener();
    }

    /** Begins to close; true for exactly one caller, who then owes {@link #finishClosing()}. */
    boolean startClosing() {
        lock.lock();
        try {
            if (phase != Phase.OPEN) {
                return false;
            }
            phase = Phase.CLOSING;
            disturbed = calls > 0;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Shuts the gate for good; false when somebody is still inside, or another thread's call met the beginning of closing. */
    boolean finishClosing() {
        lock.lock();
        try {
            phase = Phase.CLOSED;
            return !disturbed && calls == 0 && listeners == 0;
        } finally {
            lock.unlock();
        }
    }
}
