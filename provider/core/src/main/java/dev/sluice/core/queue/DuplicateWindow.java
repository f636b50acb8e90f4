package dev.sluice.core.queue;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import com.google.errorprone.annotations.concurrent.GuardedBy;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.policy.DestinationPolicy.DuplicatePolicy;
import dev.sluice.core.time.BrokerClock;

/**
 * The duplicate ids that a destination has seen lately. An id is claimed by a send or a unit of work, and remembered when that
 * has succeeded; if not, it is as if it had never been there.
 *
 * <p>Threads: any. Its lock is taken with no other held, and nothing is called under it but the clock.
 */
public final class DuplicateWindow {
    private final String destination;
    private final DuplicatePolicy policy;
    private final BrokerClock clock;
    private final Consumer<Envelope> onDuplicate;
    private final ReentrantLock lock = new ReentrantLock();

    /** When each was remembered, in milliseconds since 1970; oldest first. */
    @GuardedBy("lock")
    private final LinkedHashMap<String, Long> remembered = new LinkedHashMap<>();

    @GuardedBy("lock")
    private final Map<String, Claims> claimed = new HashMap<>();

    @GuardedBy("lock")
    private long duplicates;

    /**
     * Creates an empty window.
     *
     * @param destination whose it is, for messages to people
     * @param policy how much it remembers
     * @param clock what it takes the time from
     * @param onDuplicate told of each message that is dropped, with no lock held
     */
    public DuplicateWindow(
            String destination, DuplicatePolicy policy, BrokerClock clock, Consumer<Envelope> onDuplicate) {
        this.destination = destination;
        this.policy = policy;
        this.clock = clock;
        this.onDuplicate = onDuplicate;
    }

    /** Returns how many duplicates were dropped. */
    public long duplicates() {
        lock.lock();
        try {
            return duplicates;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Claims an id.
     *
     * @return false if it is remembered, or claimed by the same claimant, in which case it is counted
     * @throws BrokerException {@link BrokerError#DUPLICATE_IN_DOUBT} if another has claimed it and not yet succeeded or failed
     */
    boolean claim(String id, Claims claimant) {
        if (policy.count() == 0) {
            return true;
        }
        lock.lock();
        try {
            forgetOld();
            Claims other = claimed.get(id);
            if (other != null && other != claimant) {
                throw inDoubt(id);
            }
            if (other == claimant || remembered.containsKey(id)) {
                duplicates++;
                return false;
            }
            claimed.put(id, claimant);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** A message was not let on, because its id could not be claimed. */
    void dropped(Envelope duplicate) {
        onDuplicate.accept(duplicate);
    }

    private BrokerException inDoubt(String id) {
        return new BrokerException(
                BrokerError.DUPLICATE_IN_DOUBT,
                "A message with the duplicate id '" + id + "' is on its way to " + destination
                        + ", and it is not decided whether it will get there. Send again later.");
    }

    /** Whoever has claimed an id has succeeded. */
    void remember(String id) {
        lock.lock();
        try {
            claimed.remove(id);
            remembered.put(id, clock.millis());
            forgetOld();
        } finally {
            lock.unlock();
        }
    }

    /** Whoever has claimed an id has failed. */
    void release(String id) {
        lock.lock();
        try {
            claimed.remove(id);
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private void forgetOld() {
        long now = clock.millis();
        Iterator<Long> times = remembered.values().iterator();
        while (times.hasNext()) {
            long rememberedAt = times.next();
            if (remembered.size() <= policy.count() && !isOver(rememberedAt, now)) {
                return;
            }
            times.remove();
        }
    }

    private boolean isOver(long rememberedAt, long now) {
        return policy.millis() > 0 && now - rememberedAt >= policy.millis();
    }
}
