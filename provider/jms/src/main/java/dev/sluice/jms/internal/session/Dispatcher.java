package dev.sluice.jms.internal.session;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.time.BrokerClock;
import dev.sluice.core.time.Patience;
import dev.sluice.jms.internal.lifecycle.Turnstile;

/**
 * Runs the listeners of a session, one message at a time, on a thread of the executor; or hands out the messages of a
 * connection consumer. It has a thread only while there is something to deliver, so idle sessions cost none.
 *
 * <p>Threads: any.
 */
public final class Dispatcher implements Runnable {
    /** After so many messages it queues up behind other sessions, in case the executor has few threads. */
    private static final int MESSAGES_PER_TURN = 1_000;

    private final Executor executor;
    private final BooleanSupplier deliverNext;
    private final Turnstile quiet;
    private final Patience patience;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.IDLE);

    private volatile @Nullable Thread runner;

    private enum Phase {
        IDLE,
        /** Given to the executor. */
        SCHEDULED,
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
     * @param deliverNext delivers one message, or returns false when there is none
     */
    public Dispatcher(Executor executor, BrokerClock clock, BooleanSupplier deliverNext) {
        this.executor = executor;
        this.quiet = new Turnstile(clock);
        this.patience = new Patience(clock, this::isRunning);
        this.deliverNext = deliverNext;
    }

    /**
     * There may be something to deliver.
     *
     * @return whether it turns to that at once; false if a listener is running
     */
    public boolean wake() {
        while (true) {
            switch (requireNonNull(phase.get())) {
                case IDLE -> {
                    if (phase.compareAndSet(Phase.IDLE, Phase.SCHEDULED)) {
                        schedule();
                        return true;
                    }
                }
                case SCHEDULED -> {
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

    private void schedule() {
        try {
            executor.execute(this);
        } catch (RejectedExecutionException e) {
            phase.set(Phase.IDLE);
            log().log(System.Logger.Level.WARNING, "The executor takes no more work; messages wait.", e);
        }
    }

    @Override
    public void run() {
        runner = Thread.currentThread();
        phase.set(Phase.RUNNING);
        patience.awake();
        int left = MESSAGES_PER_TURN;
        while (left > 0) {
            if (deliverNext.getAsBoolean()) {
                left--;
            } else if (!phase.compareAndSet(Phase.RUNNING, Phase.LINGERING)) {
                phase.set(Phase.RUNNING);
            } else {
                quiet.changed();
                if (!patience.await() && phase.compareAndSet(Phase.LINGERING, Phase.IDLE)) {
                    return;
                }
            }
        }
        phase.set(Phase.SCHEDULED);
        quiet.changed();
        schedule();
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
