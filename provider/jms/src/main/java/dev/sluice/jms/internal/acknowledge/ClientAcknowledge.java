package dev.sluice.jms.internal.acknowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.jms.IllegalStateException;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.Outcome;
import dev.sluice.jms.internal.message.SluiceMessage;

/**
 * CLIENT_ACKNOWLEDGE: acknowledging any message acknowledges all that the session has consumed so far, be it through other
 * consumers or ones that are closed (sections 6.2.10, 8.8).
 */
public final class ClientAcknowledge implements Acknowledgement {
    private final ReentrantLock lock = new ReentrantLock();

    /** Consumed and not acknowledged, in order. */
    @GuardedBy("lock")
    private List<SluiceMessage> unacknowledged = new ArrayList<>();

    @GuardedBy("lock")
    private boolean closed;

    /** Creates the mode for one session. */
    public ClientAcknowledge() {}

    @Override
    public void received(SluiceMessage received) {
        lock.lock();
        try {
            unacknowledged.add(received);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void listenerCalled(SluiceMessage received) {
        received(received);
    }

    @Override
    public void listenerReturned(SluiceMessage received) {}

    /** Does nothing: the session goes on with the next message (section 8.7). */
    @Override
    public void listenerThrew(SluiceMessage received, Throwable cause) {}

    @Override
    public boolean refusedBody(SluiceMessage received) {
        received(received);
        return true;
    }

    @Override
    public void acknowledge(SluiceMessage message) throws IllegalStateException {
        IllegalStateException late = null;
        for (SluiceMessage received : takeAllToAcknowledge()) {
            late = accept(received, late);
        }
        if (late != null) {
            throw late;
        }
    }

    private static @Nullable IllegalStateException accept(
            SluiceMessage received, @Nullable IllegalStateException before) {
        try {
            received.accept();
            return before;
        } catch (IllegalStateException e) {
            return before == null ? e : before;
        }
    }

    @Override
    public void recover() {
        takeAll().forEach(received -> received.settle(Outcome.RELEASED, null));
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        recover();
    }

    private List<SluiceMessage> takeAll() {
        lock.lock();
        try {
            List<SluiceMessage> all = unacknowledged;
            unacknowledged = new ArrayList<>();
            return all;
        } finally {
            lock.unlock();
        }
    }

    private List<SluiceMessage> takeAllToAcknowledge() throws IllegalStateException {
        lock.lock();
        try {
            Acknowledgement.ensureOpen(closed);
            return takeAll();
        } finally {
            lock.unlock();
        }
    }
}
