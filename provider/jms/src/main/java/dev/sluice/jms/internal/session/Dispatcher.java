package dev.sluice.jms.internal.session;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.time.BrokerClock;
import dev.sluice.core.time.Patience;
import dev.sluice.jms.internal.lifecycle.ContextLoader;
import dev.sluice.jms.internal.lifecycle.Turnstile;

/**
 * Runs the listeners of a session, one message at a time, on a thread of the executor; or hands out the messages of a
 * connection consumer. It has a thread only while there is something to deliver, so idle sessions cost none.
 *
 * <p>If the executor has no thread for it, it tries again a little later, until it gets one or is not {@code needed} any more.
 *
 * <p>Threads: any.
 */
public final class Dispatcher implements Runnable {
    /** After so many nanoseconds it queues up behind other sessions, in case the executor has few threads. */
    private static final long TURN_NANOS = 10_000_000;

    /** It looks at the clock after so many messages. */
    private static final int MESSAGES_PER_LOOK = 100;

    /** After so many milliseconds it tries again what has failed. */
    private static final long PAUSE = 100;

    private final Executor executor;
    private final BrokerClock clock;
    private final BooleanSupplier needed;
    private final BooleanSupplier deliverNext;
    private final Turnstile quiet;
    private final Patience patience;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.IDLE);

    /** Whether it is going to try again, having failed. */
    private final AtomicBoolean triesAgain = new AtomicBoolean();

    /** Whether a failure was logged since it last ended as it should. */
    private volatile boolean complained;

    /** Who runs it, or has run it last. Changes in {@link Phase#BEGINNING} alone. */
    private volatile @Nullable Thread runner;

    private enum Phase {
        IDLE,
        /** Given to the executor. */
        SCHEDULED,
        /** A thread has come, and is not known yet. */
        BEGINNING,
        RUNNING,
        /** Running, and asked again since it last found nothing. */
        RUNNING_AGAIN,
        /** It has found nothing, and may sleep soon. */
        LINGERING
    }

    /**
     * Creates a dispatcher that is idle.
     *
     * @param executor gives it a thread
     * @param clock what to wait by
     * @param needed whether it delivers at present; if not, it is woken when it does again
     * @param deliverNext delivers one message, or returns false when there is none
     */
    public Dispatcher(Executor executor, BrokerClock clock, BooleanSupplier needed, BooleanSupplier deliverNext) {
        this.executor = executor;
        this.clock = clock;
        this.quiet = new Turnstile(clock);
        this.patience = new Patience(clock, this::isRunning);
        this.needed = needed;
        this.deliverNext = deliverNext;
    }

    // ---------------------------------------------------------------- waking

    /**
     * There may be something to deliver.
     *
     * @return whether it turns to that at once; false if a listener is running, or the executor has no thread
     */
    public boolean wake() {
        while (true) {
            switch (requireNonNull(phase.get())) {
                case IDLE -> {
                    if (phase.compareAndSet(Phase.IDLE, Phase.SCHEDULED)) {
                        return isTakenOnOrElse(Phase.IDLE);
                    }
                }
                case SCHEDULED, BEGINNING -> {
                    return true;
                }
                case RUNNING -> {
                    if (phase.compareAndSet(Phase.RUNNING, Phase.RUNNING_AGAIN)) {
                        return false;
                    }
                }
                case RUNNING_AGAIN -> {
                    return false;
                }
                case LINGERING -> {
                    if (phase.compareAndSet(Phase.LINGERING, Phase.RUNNING)) {
                        return true;
                    }
                }
            }
        }
    }

    /** Gives itself to the executor, being scheduled. If that refuses, it goes on in another phase, and the result is false. */
    private boolean isTakenOnOrElse(Phase next) {
        try {
            executor.execute(this);
            return true;
        } catch (RuntimeException | Error e) { // an error if the system has no thread for the executor
            if (!phase.compareAndSet(Phase.SCHEDULED, next)) {
                return true; // it has been run, whatever the executor says
            }
            if (next == Phase.IDLE) {
                tryAgainAfter("Messages wait, because there is no thread to call their listener on.", e);
            }
            return false;
        }
    }

    private void tryAgainAfter(String what, Throwable failure) {
        if (!needed.getAsBoolean() || !triesAgain.compareAndSet(false, true)) {
            return;
        }
        if (!complained) {
            complained = true;
            log().log(System.Logger.Level.WARNING, what, failure);
        }
        clock.schedule(clock.millis() + PAUSE, this::tryAgain);
    }

    private void tryAgain() {
        triesAgain.set(false);
        if (needed.getAsBoolean()) {
            wake();
        }
    }

    // ---------------------------------------------------------------- running

    /** Delivers what there is, unless another thread does that: what an executor has refused, it may run all the same. */
    @Override
    public void run() {
        if (!phase.compareAndSet(Phase.SCHEDULED, Phase.BEGINNING)) {
            return;
        }
        ContextLoader own = new ContextLoader();
        runner = Thread.currentThread();
        phase.set(Phase.RUNNING);
        patience.awake();
        try {
            deliver();
        } catch (RuntimeException | Error e) { // or it would seem to run for ever
            phase.set(Phase.IDLE);
            quiet.changed();
            tryAgainAfter("Messages wait, because delivering one of them has failed.", e);
        } finally {
            own.enter(); // listeners are called with those of their applications
        }
    }

    private void deliver() {
        long began = clock.nanos();
        int left = MESSAGES_PER_LOOK;
        boolean over = false;
        while (!over) {
            if (!deliverNext.getAsBoolean()) {
                over = isIdle();
            } else if (--left == 0) {
                left = MESSAGES_PER_LOOK;
                if (isTurnOver(began)) {
                    over = isRelieved();
                    began = clock.nanos();
                }
            }
        }
        if (complained) {
            complained = false;
        }
    }

    /** It has found nothing. Returns false if it was asked again meanwhile, or is within a moment. */
    private boolean isIdle() {
        if (!phase.compareAndSet(Phase.RUNNING, Phase.LINGERING)) {
            phase.set(Phase.RUNNING);
            return false;
        }
        quiet.changed();
        return !patience.await() && phase.compareAndSet(Phase.LINGERING, Phase.IDLE);
    }

    /** Under virtual time a turn has no length, and so each is over. */
    private boolean isTurnOver(long began) {
        long lasted = clock.nanos() - began;
        return lasted == 0 || lasted >= TURN_NANOS;
    }

    /** Its turn is over: it queues up behind others. Returns false if it is to go on because there is no other thread. */
    private boolean isRelieved() {
        phase.set(Phase.SCHEDULED);
        quiet.changed();
        return isTakenOnOrElse(Phase.RUNNING);
    }

    /** Returns whether the calling thread runs a listener of this session. */
    boolean isOwnThread() {
        return runner == Thread.currentThread() && isRunning();
    }

    /** Returns whether it delivers, and looks for more before it ends. */
    boolean isRunning() {
        Phase now = phase.get();
        return now == Phase.RUNNING || now == Phase.RUNNING_AGAIN;
    }

    // ---------------------------------------------------------------- waiting for it

    /**
     * Waits until no listener runs.
     *
     * @param goesOn whether listeners may be called again, so that there is nothing to wait for
     */
    void awaitQuiet(BooleanSupplier goesOn) {
        quiet.await(() -> !isRunning() || isOwnThread() || goesOn.getAsBoolean());
    }

    /** Listeners may be called again: nobody waits for the end any more. */
    void goOn() {
        quiet.changed();
    }

    /** Looked up when there is something to say: finding out who logs in this JVM is slow at start. */
    private static System.Logger log() {
        return System.getLogger("dev.sluice.listeners");
    }
}
