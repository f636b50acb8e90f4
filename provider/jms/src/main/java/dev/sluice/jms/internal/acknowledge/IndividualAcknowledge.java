package dev.sluice.jms.internal.acknowledge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.jms.IllegalStateException;

import com.google.errorprone.annotations.concurrent.GuardedBy;

import dev.sluice.core.message.Outcome;
import dev.sluice.jms.internal.message.SluiceMessage;

/** INDIVIDUAL_ACKNOWLEDGE, an extension of ours: acknowledging a message acknowledges that one and no other. */
public final class IndividualAcknowledge implements Acknowledgement {
    private final ReentrantLock lock = new ReentrantLock();

    /** Consumed and not acknowledged, in order. */
    @GuardedBy("lock")
    private final Set<SluiceMessage> unacknowledged = new LinkedHashSet<>();

    @GuardedBy("lock")
    private boolean closed;

    /** Creates the mode for one session. */
    public IndividualAcknowledge() {}

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

    @Override
    public void listenerThrew(SluiceMessage received, Throwable cause) {}

    @Override
    public boolean refusedBody(SluiceMessage received) {
        received(received);
        return true;
    }

    /** Acknowledges this one; does nothing if it was acknowledged or recovered before. */
    @Override
    public void acknowledge(SluiceMessage message) throws IllegalStateException {
        if (take(message)) {
            message.accept();
        }
    }

    private boolean take(SluiceMessage message) throws IllegalStateException {
        lock.lock();
        try {
            Acknowledgement.ensureOpen(closed);
            return unacknowledged.remove(message);
        } finally {
            lock.unlock();
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
            List<SluiceMessage> all = new ArrayList<>(unacknowledged);
            unacknowledged.clear();
            return all;
        } finally {
            lock.unlock();
        }
    }
}
