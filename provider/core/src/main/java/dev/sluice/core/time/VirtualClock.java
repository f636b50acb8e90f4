package dev.sluice.core.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.jspecify.annotations.Nullable;

/**
 * A clock that stands still until it is told to move. A test moves a day in a microsecond, and every delay, expiry and
 * time-out in between happens in its order, on the thread that moves the clock:
 *
 * <pre>{@code
 * VirtualClock clock = new VirtualClock();
 * SluiceBroker broker = SluiceBroker.builder().clock(clock).executor(clock).build();
 * ...
 * producer.setDeliveryDelay(3_600_000);
 * producer.send(message);
 * clock.advance(Duration.ofHours(1));           // the message is delivered, its listener has run
 * }</pre>
 *
 * <p>It is an {@link Executor} too. A broker that is given it as its executor runs message listeners on the thread that
 * moves the clock, which makes a whole program single-threaded and deterministic. {@link #settle} runs what is ready
 * without moving time.
 *
 * <p>A thread that waits with a time-out (for example in {@code receive(5000)}) sleeps until another thread moves the clock
 * past it. {@linkplain #selfAdvancing() A self-advancing clock} has no other thread: there, waiting itself moves time to
 * the next event, for single-threaded programs.
 *
 * <p>Threads: any; threads that move the clock take turns. Timer tasks and executor tasks run outside the clock's lock.
 */
public final class VirtualClock implements BrokerClock, Executor {
    /** When a virtual clock starts unless told otherwise: 2000-01-01T00:00:00Z. */
    public static final Instant DEFAULT_START = Instant.parse("2000-01-01T00:00:00Z");

    private final ReentrantLock lock = new ReentrantLock();
    /** Held while time moves. Taken before {@link #lock}; timer and executor tasks run under it, and may move time themselves. */
    private final ReentrantLock moving = new ReentrantLock();

    private final boolean selfAdvancing;
    private final long startMillis;

    @GuardedBy("lock")
    private final PriorityQueue<Scheduled> timers = new PriorityQueue<>();

    @GuardedBy("lock")
    private final Queue<Runnable> ready = new ArrayDeque<>();

    @GuardedBy("lock")
    private long scheduledSoFar;

    @GuardedBy("lock")
    private int parked;

    /** Nanoseconds since the start. Written under {@link #lock}. */
    private volatile long elapsedNanos;

    /** Creates a clock that stands at {@link #DEFAULT_START}. */
    public VirtualClock() {
        this(DEFAULT_START);
    }

    /**
     * Creates a clock that stands at a given time.
     *
     * @param start the time it shows until it is moved
     */
    public VirtualClock(Instant start) {
        this(start, false);
    }

    private VirtualClock(Instant start, boolean selfAdvancing) {
        this.startMillis = start.toEpochMilli();
        this.selfAdvancing = selfAdvancing;
    }

    /**
     * Creates a clock for single-threaded programs: when the program waits, time jumps to the next event, or to the end
     * of the wait. A wait without limit and without anything scheduled would never end, so it parks the thread for good.
     */
    public static VirtualClock selfAdvancing() {
        return new VirtualClock(DEFAULT_START, true);
    }

    @Override
    public long millis() {
        return startMillis + TimeUnit.NANOSECONDS.toMillis(elapsedNanos);
    }

    @Override
    public long nanos() {
        return elapsedNanos;
    }

    /** Returns the time the clock shows. */
    public Instant now() {
        return Instant.ofEpochMilli(startMillis).plusNanos(elapsedNanos);
    }

    /** Returns how far the clock has moved since it was made. */
    public Duration elapsed() {
        return Duration.ofNanos(elapsedNanos);
    }

    @Override
    public Timer schedule(long atMillis, Runnable task) {
        return scheduleAtNanos(TimeUnit.MILLISECONDS.toNanos(sinceStart(atMillis)), task);
    }

    /** Saturates, for a start before 1970 and a time that means never. */
    private long sinceStart(long atMillis) {
        long since = atMillis - startMillis;
        return startMillis < 0 && atMillis > 0 && since < 0 ? Long.MAX_VALUE : since;
    }

    /**
     * Runs a task once, a given time from now, on the thread that moves the clock.
     *
     * @param delay how long from now; not negative
     * @param task what to run
     * @return a handle to cancel it
     */
    public Timer schedule(Duration delay, Runnable task) {
        return scheduleAtNanos(saturatedAdd(elapsedNanos, delay.toNanos()), task);
    }

    private Scheduled scheduleAtNanos(long atNanos, Runnable task) {
        lock.lock();
        try {
            Scheduled timer = new Scheduled(Math.max(atNanos, elapsedNanos), scheduledSoFar++, task);
            timers.add(timer);
            return timer;
        } finally {
            lock.unlock();
        }
    }

    /** Queues a task; it runs on the next thread that {@linkplain #advance moves} or {@linkplain #settle settles} the clock. */
    @Override
    public void execute(Runnable task) {
        lock.lock();
        try {
            ready.add(task);
        } finally {
            lock.unlock();
        }
    }

    /** Runs every task that is ready now, and those they make ready, without moving time. */
    public void settle() {
        moveTo(elapsedNanos);
    }

    /**
     * Moves time forward. Timers on the way run at their time, in order; those of one instant in the order in which they
     * were scheduled. Tasks given to {@link #execute} run as soon as they are ready, before time moves on.
     *
     * @param duration how far; not negative
     * @throws IllegalArgumentException if the duration is negative
     * @throws ArithmeticException if that is more than 292 years from the start
     */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("Time does not run backwards: cannot advance by " + duration + ".");
        }
        moveTo(Math.addExact(elapsedNanos, duration.toNanos()));
    }

    /**
     * Moves time forward to a given instant, as {@link #advance} does.
     *
     * @param instant when to stop; not before {@link #now()}
     * @throws IllegalArgumentException if the instant has passed
     */
    public void advanceTo(Instant instant) {
        advance(Duration.between(now(), instant));
    }

    private void moveTo(long targetNanos) {
        moving.lock();
        try {
            for (Runnable next = next(targetNanos); next != null; next = next(targetNanos)) {
                next.run();
            }
        } finally {
            moving.unlock();
        }
    }

    /** Returns what to run next, having moved time to it; or null, having moved time to the target. */
    private @Nullable Runnable next(long targetNanos) {
        lock.lock();
        try {
            Runnable task = ready.poll();
            if (task != null) {
                return task;
            }
            Scheduled first = timers.peek();
            if (first != null && first.atNanos <= targetNanos) {
                timers.remove();
                elapsedNanos = Math.max(elapsedNanos, first.atNanos);
                return first.task;
            }
            elapsedNanos = Math.max(elapsedNanos, targetNanos);
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** {@inheritDoc} It does not: this time is moved by others. */
    @Override
    public boolean letOthersRun() {
        return false;
    }

    @Override
    public void park(Object blocker, long nanos) {
        if (runReady() || (selfAdvancing && stepWithin(nanos))) {
            return;
        }
        Thread waiter = Thread.currentThread();
        Timer timeout = nanos == Long.MAX_VALUE
                ? () -> {}
                : scheduleAtNanos(saturatedAdd(elapsedNanos, nanos), () -> LockSupport.unpark(waiter));
        countParked(1);
        try {
            LockSupport.park(blocker);
        } finally {
            countParked(-1);
            timeout.cancel();
        }
    }

    /**
     * A thread that waits helps with what is ready, so that a single-threaded program does not wait for itself.
     *
     * @return whether anything was ready
     */
    private boolean runReady() {
        if (!hasReady()) {
            return false;
        }
        settle();
        return true;
    }

    private boolean hasReady() {
        lock.lock();
        try {
            return !ready.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Moves to the next event within the given time, or to its end; false when there is none and the wait has no end. */
    private boolean stepWithin(long nanos) {
        moving.lock();
        try {
            long end = saturatedAdd(elapsedNanos, nanos);
            Long target = firstEvent();
            if (target == null && nanos == Long.MAX_VALUE) {
                return false;
            }
            moveTo(target == null ? end : Math.min(target, end));
            return true;
        } finally {
            moving.unlock();
        }
    }

    private @Nullable Long firstEvent() {
        lock.lock();
        try {
            if (!ready.isEmpty()) {
                return elapsedNanos;
            }
            Scheduled first = timers.peek();
            return first == null ? null : (Long) first.atNanos;
        } finally {
            lock.unlock();
        }
    }

    private static long saturatedAdd(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    private void countParked(int change) {
        lock.lock();
        try {
            parked += change;
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many threads wait in {@link #park}: lets a test wait until another thread has arrived there. */
    public int parkedThreads() {
        lock.lock();
        try {
            return parked;
        } finally {
            lock.unlock();
        }
    }

    /** Does nothing: the clock has no threads, and belongs to whoever made it. */
    @Override
    public void close() {}

    private final class Scheduled implements Timer, Comparable<Scheduled> {
        private final long atNanos;
        private final long order;
        private final Runnable task;

        Scheduled(long atNanos, long order, Runnable task) {
            this.atNanos = atNanos;
            this.order = order;
            this.task = task;
        }

        @Override
        public void cancel() {
            lock.lock();
            try {
                timers.remove(this);
            } finally {
                lock.unlock();
            }
        }

        @Override
        public int compareTo(Scheduled other) {
            int byTime = Long.compare(atNanos, other.atNanos);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }
}
