package dev.sluice.core.admin;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import dev.sluice.core.time.BrokerClock;

/**
 * Tells the listeners of a broker what happens.
 *
 * <p>Threads: any. {@link #publish} is to be called with no lock held.
 */
public final class BrokerEvents {
    private final BrokerClock clock;
    private final List<Told> listeners = new CopyOnWriteArrayList<>();

    /**
     * Creates it, without listeners.
     *
     * @param clock what the times of events are read from
     */
    public BrokerEvents(BrokerClock clock) {
        this.clock = clock;
    }

    /** Tells a listener from now on. One that is told already is not told twice. */
    public void add(BrokerListener listener) {
        if (listeners.stream().noneMatch(told -> told.listener == listener)) {
            listeners.add(new Told(listener));
        }
    }

    /** Tells a listener no more; it may still be running. */
    public void remove(BrokerListener listener) {
        listeners.removeIf(told -> told.listener == listener);
    }

    /** Tells nobody any more. */
    public void close() {
        listeners.clear();
    }

    /**
     * Tells all listeners, on this thread.
     *
     * @param event makes the event, given the present time; not asked if nobody listens
     */
    public void publish(Function<Instant, BrokerEvent> event) {
        if (!listeners.isEmpty()) {
            BrokerEvent made = event.apply(Instant.ofEpochMilli(clock.millis()));
            listeners.forEach(told -> told.tell(made));
        }
    }

    /** Looked up when there is something to say: finding out who logs in this JVM is slow at start. */
    private static System.Logger log() {
        return System.getLogger("dev.sluice.events");
    }

    /** A listener, and whether it has failed before. */
    private static final class Told {
        private final BrokerListener listener;
        private final AtomicBoolean failed = new AtomicBoolean();

        Told(BrokerListener listener) {
            this.listener = listener;
        }

        void tell(BrokerEvent event) {
            try {
                listener.on(event);
            } catch (RuntimeException | Error e) {
                if (failed.compareAndSet(false, true)) {
                    log().log(
                                    System.Logger.Level.WARNING,
                                    "Listener " + listener + " has failed on " + event
                                            + ". It is told of further events; further failures of it are not logged.",
                                    e);
                }
            }
        }
    }
}
