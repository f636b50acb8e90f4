package dev.sluice.core.pacing;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

import com.google.errorprone.annotations.concurrent.GuardedBy;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.pacing.PaceChange.Kind;
import dev.sluice.core.time.BrokerClock;

/**
 * Tells a sender when to send next: a negative feedback loop that settles at the pace of those who receive. Back-pressure
 * makes the interval between two sends grow exponentially, success lets it return gently:
 *
 * <pre>
 * on back-pressure   interval = min(maximum, max(interval, step) × multiplier)
 * on success         interval = max(base, interval ÷ recovery)     (and the base, if that is less than a step)
 * </pre>
 *
 * <p>It knows nothing of messages: its owner sends, and says how it went. A producer that is configured with
 * {@code producer.pacing=adaptive} has one and does all this by itself; this class is for programs that want to do it
 * otherwise, or send elsewhere.
 *
 * <pre>{@code
 * AdaptivePacer pacer = AdaptivePacer.builder().base(Duration.ofMillis(500)).build();
 * while (true) {
 *     pacer.await();
 *     producer.send(message);
 *     if (message.getIntProperty(ProviderProperties.DROPPED) > 0) {
 *         pacer.backPressure();
 *     } else {
 *         pacer.succeeded();
 *     }
 * }
 * }</pre>
 *
 * <p>An event-driven program does not {@link #await}. It comes back {@linkplain #delayBeforeNext() when it is time}, and
 * begins with {@link #tryBegin}.
 *
 * <p>Where receivers never idle, a share of ln(recovery) ÷ (ln(multiplier) + ln(recovery)) of the sends meets
 * back-pressure: 12 % with the defaults, 37 % with a recovery of 1.5. A gentler recovery makes fewer losses and a longer way
 * back, for which the queue in between must hold enough.
 *
 * <p>Threads: any. One pacer may be shared by several senders, which then share one pace: each send begins at least an
 * interval after the one before. Waiting holds no lock.
 */
public final class AdaptivePacer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("dev.sluice.pacing");

    private final String name;
    private final IntervalLaw law;
    private final BrokerClock clock;
    private final PacingListener listener;

    private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private final ReentrantLock lock = new ReentrantLock();

    /** In nanoseconds. Written under {@link #lock}. */
    private volatile long interval;

    /** When the last send began, by the clock's nanoseconds. */
    @GuardedBy("lock")
    private long lastBegan;

    @GuardedBy("lock")
    private boolean anyBegan;

    @GuardedBy("lock")
    private long backPressureEvents;

    @GuardedBy("lock")
    private long throttledNanos;

    AdaptivePacer(String name, IntervalLaw law, BrokerClock clock, PacingListener listener) {
        this.name = name;
        this.law = law;
        this.clock = clock;
        this.listener = listener;
        this.interval = law.base();
    }

    /** Begins to describe a pacer. */
    public static PacerBuilder builder() {
        return new PacerBuilder();
    }

    // ---------------------------------------------------------------- when to send

    /**
     * Waits until the next send is due, and begins it. The first is due at once.
     *
     * @throws BrokerException {@link BrokerError#INTERRUPTED} if the thread was interrupted before that, the flag is kept;
     *     {@link BrokerError#CLOSED} if the pacer was closed
     */
    public void await() {
        long left = begin();
        if (left > 0) {
            await(left);
        }
    }

    private void await(long firstLeft) {
        Thread self = Thread.currentThread();
        waiting.add(self);
        try {
            for (long left = firstLeft; left > 0; left = begin()) {
                if (self.isInterrupted()) {
                    throw new BrokerException(
                            BrokerError.INTERRUPTED,
                            "Interrupted while " + name + " waited to send; nothing was sent.",
                            new InterruptedException());
                }
                clock.park(this, left);
            }
        } finally {
            waiting.remove(self);
        }
    }

    /**
     * Begins a send if one is due. Never waits.
     *
     * @return whether one is due
     * @throws BrokerException {@link BrokerError#CLOSED} if the pacer was closed
     */
    public boolean tryBegin() {
        return begin() == 0;
    }

    /** Returns how long from now the next send is due: zero if it may begin at once. */
    public Duration delayBeforeNext() {
        lock.lock();
        try {
            return Duration.ofNanos(left(clock.nanos()));
        } finally {
            lock.unlock();
        }
    }

    /** Returns when the next send is due, in milliseconds since 1970-01-01T00:00Z, for {@link BrokerClock#schedule}. */
    public long nextSendAt() {
        // Rounded up: who comes at that time must not be too early.
        return clock.millis() + TimeUnit.NANOSECONDS.toMillis(delayBeforeNext().toNanos() + 999_999);
    }

    /** Begins a send if one is due and returns 0; else returns how many nanoseconds are left. */
    private long begin() {
        lock.lock();
        try {
            if (closed) {
                throw new BrokerException(BrokerError.CLOSED, "The pacer of " + name + " is closed; nothing was sent.");
            }
            long now = clock.nanos();
            long left = left(now);
            if (left == 0) {
                throttledNanos += anyBegan ? interval - law.base() : 0;
                lastBegan = now;
                anyBegan = true;
            }
            return left;
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private long left(long now) {
        return anyBegan ? Math.max(0, interval - (now - lastBegan)) : 0;
    }

    // ---------------------------------------------------------------- how it went

    /** Says that a send went well: the next may come a little sooner. */
    public void succeeded() {
        if (interval == law.base()) {
            return;
        }
        PaceChange recovered = null;
        lock.lock();
        try {
            long before = interval;
            interval = law.afterSuccess(before);
            if (interval == law.base() && before != interval) {
                recovered = change(Kind.RECOVERED, before);
            }
        } finally {
            lock.unlock();
        }
        waiting.forEach(LockSupport::unpark);
        if (recovered != null) {
            tell(listener, recovered);
        }
    }

    /** Says that those who receive do not keep up: the next send comes a good deal later. */
    public void backPressure() {
        PaceChange slower;
        lock.lock();
        try {
            long before = interval;
            interval = law.afterBackPressure(before);
            backPressureEvents++;
            slower = change(Kind.BACK_PRESSURE, before);
        } finally {
            lock.unlock();
        }
        tell(listener, slower);
    }

    private PaceChange change(Kind kind, long before) {
        return new PaceChange(name, kind, Duration.ofNanos(before), interval());
    }

    static void tell(PacingListener listener, PaceChange change) {
        try {
            listener.paceChanged(change);
        } catch (RuntimeException e) {
            // The message is sent by now; its sender must not take this for a failure.
            LOG.log(System.Logger.Level.WARNING, "A PacingListener threw; that has no effect.", e);
        }
    }

    // ---------------------------------------------------------------- figures

    /** Returns the interval between two sends, as it is now. */
    public Duration interval() {
        return Duration.ofNanos(interval);
    }

    /** Returns what it has done so far. */
    public PacerFigures figures() {
        lock.lock();
        try {
            return new PacerFigures(
                    name, interval(), interval > law.base(), backPressureEvents, Duration.ofNanos(throttledNanos));
        } finally {
            lock.unlock();
        }
    }

    /** Ends waits that are going on; nobody can begin a send any more. Closing twice does nothing. */
    @Override
    public void close() {
        closed = true;
        waiting.forEach(LockSupport::unpark);
    }

    @Override
    public String toString() {
        return "pacer of " + name + ", at " + interval();
    }
}
