package dev.sluice.core.pacing;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

import dev.sluice.core.time.BrokerClock;

/**
 * The pacers of all producers of a broker that pace themselves: who listens to them, and what they have done. An application
 * may add pacers of its own.
 *
 * <p>Threads: any.
 */
public final class Pacers {
    private final BrokerClock clock;
    private final List<PacingListener> listeners = new CopyOnWriteArrayList<>();
    private final Set<AdaptivePacer> open = ConcurrentHashMap.newKeySet();

    private final LongAdder endedEvents = new LongAdder();
    private final LongAdder endedThrottledNanos = new LongAdder();

    /**
     * What all pacers have done so far, those that are closed included. The figures are read one after the other while
     * others work.
     *
     * @param open how many pacers there are now
     * @param throttling how many of these are slower than at their base
     * @param backPressureEvents how often any was told of back-pressure
     * @param throttled by how much all have lengthened the pauses before sends
     */
    public record Totals(int open, int throttling, long backPressureEvents, Duration throttled) {}

    /**
     * Creates an empty group.
     *
     * @param clock what its pacers wait by
     */
    public Pacers(BrokerClock clock) {
        this.clock = clock;
    }

    /**
     * Builds a pacer that belongs to the group until it is {@linkplain #close closed}: it waits by the group's clock and
     * tells the group's listeners.
     *
     * @throws dev.sluice.core.error.BrokerException as {@link PacerBuilder#build}
     */
    public AdaptivePacer open(PacerBuilder description) {
        AdaptivePacer pacer = description.clock(clock).listener(this::tell).build();
        open.add(pacer);
        return pacer;
    }

    private void tell(PaceChange change) {
        listeners.forEach(listener -> AdaptivePacer.tell(listener, change));
    }

    /** Closes a pacer of the group, and keeps what it has done for the totals. Closing twice does nothing. */
    public void close(AdaptivePacer pacer) {
        pacer.close();
        if (open.remove(pacer)) {
            PacerFigures last = pacer.figures();
            endedEvents.add(last.backPressureEvents());
            endedThrottledNanos.add(last.throttled().toNanos());
        }
    }

    /** Adds somebody who is told when a sender is slowed down. */
    public void addListener(PacingListener listener) {
        listeners.add(listener);
    }

    /** Removes somebody who was added; does nothing if that is not so. */
    public void removeListener(PacingListener listener) {
        listeners.remove(listener);
    }

    /** Returns what each open pacer has done. */
    public List<PacerFigures> figures() {
        return open.stream().map(AdaptivePacer::figures).toList();
    }

    /** Returns what all pacers have done. */
    public Totals totals() {
        List<PacerFigures> now = figures();
        long events = endedEvents.sum()
                + now.stream().mapToLong(PacerFigures::backPressureEvents).sum();
        long nanos = endedThrottledNanos.sum()
                + now.stream().mapToLong(each -> each.throttled().toNanos()).sum();
        int throttling = (int) now.stream().filter(PacerFigures::throttling).count();
        return new Totals(now.size(), throttling, events, Duration.ofNanos(nanos));
    }
}
