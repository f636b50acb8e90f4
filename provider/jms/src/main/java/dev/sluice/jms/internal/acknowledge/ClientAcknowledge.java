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
    private List<Received> unacknowledged = new ArrayList<>();

    /** Creates the mode for one session. */
    public ClientAcknowledge() {}

    @Override
    public void received(Received received) {
        lock.lock();
        try {
            unacknowledged.add(received);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void listenerCalled(Received received) {
        received(received);
    }

    @Override
    public void listenerReturned(Received received) {}

    /** Does nothing: the session goes on with the next message (section 8.7). */
    @Override
    public void listenerThrew(Received received, Throwable cause) {}

    @Override
    public boolean refusedBody(Received received) {
        received(received);
        return false;
    }

    @Override
    public void acknowledge(SluiceMessage message) throws IllegalStateException {
        IllegalStateException late = null;
        for (Received received : takeAll()) {
            late = accept(received, late);
        }
        if (late != null) {
            throw late;
        }
    }

    private static @Nullable IllegalStateException accept(Received received, @Nullable IllegalStateException before) {
        try {
            received.accept();
            return before;
        } catch (IllegalStateException e) {
            return before == null ? e : before;
        }
    }

    @Override
    public void recover() {
        takeAll().forEach(received -> received.settle(Outcome.RELEASED));
    }

    @Override
    public void close() {
        recover();
    }

    private List<Received> takeAll() {
        lock.lock();
        try {
            List<Received> all = unacknowledged;
            unacknowledged = new ArrayList<>();
            return all;
        } finally {
            lock.unlock();
        }
    }
}
