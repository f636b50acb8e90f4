package dev.sluice.jms.internal.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

import jakarta.jms.IllegalStateException;
import jakarta.jms.MessageListener;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.jspecify.annotations.Nullable;

import dev.sluice.core.engine.Receiver;
import dev.sluice.core.time.BrokerClock;
import dev.sluice.jms.internal.acknowledge.Acknowledgement;
import dev.sluice.jms.internal.acknowledge.ListenerCall;
import dev.sluice.jms.internal.lifecycle.Turnstile;
import dev.sluice.jms.internal.message.SluiceMessage;

/**
 * Messages that a connection consumer has assigned to a session, and that wait for the application server to run it (Jakarta
 * Messaging 3.1, section 11.2.1).
 *
 * <p>Threads: any.
 */
final class LoadedMessages {
    private final BooleanSupplier mayDeliver;
    private final Turnstile quiet;
    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final ArrayDeque<SluiceMessage> waiting = new ArrayDeque<>();

    @GuardedBy("lock")
    private boolean closed;

    /** Who gives them to the listener. Written under the lock. */
    private volatile @Nullable Thread runner;

    private volatile @Nullable MessageListener listener;

    /**
     * Creates an empty collection.
     *
     * @param mayDeliver whether messages are to be delivered
     * @param clock what to wait by
     */
    LoadedMessages(BooleanSupplier mayDeliver, BrokerClock clock) {
        this.mayDeliver = mayDeliver;
        this.quiet = new Turnstile(clock);
    }

    @Nullable
    MessageListener listener() {
        return listener;
    }

    void listener(@Nullable MessageListener next) {
        listener = next;
    }

    /**
     * Adds messages, all or none.
     *
     * @throws IllegalStateException if the session is closed, or there is no listener
     */
    void load(List<SluiceMessage> messages) throws IllegalStateException {
        if (listener == null) {
            throw new IllegalStateException("The session of the ServerSession has no message listener;"
                    + " call setMessageListener on it before the pool hands it out.");
        }
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException(
                        "The session of the ServerSession is closed; its pool must not hand it out.");
            }
            waiting.addAll(messages);
        } finally {
            lock.unlock();
        }
    }

    /** Gives back what a receiver has received and the listener has not been given. */
    void unload(Receiver from) {
        takeAll(from).forEach(SluiceMessage::undo);
    }

    private List<SluiceMessage> takeAll(@Nullable Receiver from) {
        List<SluiceMessage> taken = new ArrayList<>();
        lock.lock();
        try {
            for (SluiceMessage received : waiting) {
                if (from == null || received.receiver() == from) {
                    taken.add(received);
                }
            }
            waiting.removeAll(taken);
        } finally {
            lock.unlock();
        }
        return taken;
    }

    /**
     * Gives everything to the listener. While the connection is stopped, or if there is no listener any more, it goes back
     * instead. Does nothing if another thread is at it.
     */
    void run(Acknowledgement acknowledgement) {
        if (!begin()) {
            return;
        }
        try {
            for (SluiceMessage next = next(); next != null; next = next()) {
                MessageListener target = listener;
                if (target != null && mayDeliver.getAsBoolean()) {
                    ListenerCall.make(next, target, acknowledgement);
                } else {
                    next.undo();
                }
            }
        } finally {
            end();
        }
    }

    private boolean begin() {
        lock.lock();
        try {
            if (runner != null) {
                return false;
            }
            runner = Thread.currentThread();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Returns the next message; if there is none, the run has ended with that, so that a later one finds what comes later. */
    private @Nullable SluiceMessage next() {
        lock.lock();
        try {
            SluiceMessage next = waiting.pollFirst();
            if (next == null) {
                runner = null;
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            if (isOwnThread()) {
                runner = null;
            }
        } finally {
            lock.unlock();
        }
        quiet.changed();
    }

    /** Returns whether the calling thread is giving messages to the listener. */
    boolean isOwnThread() {
        return runner == Thread.currentThread();
    }

    /** Waits until the listener does not run; not if messages are to be delivered again. */
    void awaitQuiet() {
        quiet.await(() -> runner == null || isOwnThread() || mayDeliver.getAsBoolean());
    }

    /** Messages are to be delivered again. */
    void goOn() {
        quiet.changed();
    }

    /** Takes no more, and gives back what the listener has not been given. */
    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        takeAll(null).forEach(SluiceMessage::undo);
    }
}
