package dev.sluice.jms.internal.acknowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.jms.IllegalStateException;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.Outcome;
import dev.sluice.jms.internal.message.SluiceMessage;

/** INDIVIDUAL_ACKNOWLEDGE, an extension of ours: acknowledging a message acknowledges that one and no other. */
public final class IndividualAcknowledge implements Acknowledgement {
    private final ReentrantLock lock = new ReentrantLock();

    /** Consumed and not acknowledged, in order. */
    @GuardedBy("lock")
    private final Map<SluiceMessage, Received> unacknowledged = new LinkedHashMap<>();

    /** Creates the mode for one session. */
    public IndividualAcknowledge() {}

    @Override
    public void received(Received received) {
        lock.lock();
        try {
            unacknowledged.put(received.message(), received);
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

    @Override
    public void listenerThrew(Received received, Throwable cause) {}

    @Override
    public boolean refusedBody(Received received) {
        received(received);
        return false;
    }

    /** Acknowledges this one; does nothing if it was acknowledged or recovered before. */
    @Override
    public void acknowledge(SluiceMessage message) throws IllegalStateException {
        Received received = take(message);
        if (received != null) {
            received.accept();
        }
    }

    private @Nullable Received take(SluiceMessage message) {
        lock.lock();
        try {
            return unacknowledged.remove(message);
        } finally {
            lock.unlock();
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
            List<Received> all = new ArrayList<>(unacknowledged.values());
            unacknowledged.clear();
            return all;
        } finally {
            lock.unlock();
        }
    }
}
