package dev.sluice.benchmarks.scenario;

import java.time.Duration;

import jakarta.jms.JMSException;

import dev.sluice.benchmarks.load.Faulty;
import dev.sluice.benchmarks.measure.Figures;
import dev.sluice.benchmarks.measure.Meter;

/**
 * A queue is filled with messages of the lowest priority; then it gets as many of each higher one, of which every message
 * must evict one of those before. In the end there are only those of the highest, and all of them. What is measured is the
 * sending to the full queue.
 */
final class Eviction implements Stage {
    private static final int HIGHEST = 9;

    private final Store store;
    private final int capacity;

    Eviction(Store store, int capacity) {
        this.store = store;
        this.capacity = capacity;
    }

    @Override
    public Figures round(Duration duration) throws Exception {
        Meter meter = new Meter();
        while (meter.seconds() < duration.toMillis() / 1e3) {
            send(0);
            meter.start();
            for (int priority = 1; priority <= HIGHEST; priority++) {
                send(priority);
            }
            meter.stop((long) capacity * HIGHEST);
            check();
        }
        return meter.figures();
    }

    private void send(int priority) throws Exception {
        for (int i = 0; i < capacity; i++) {
            store.put((long) priority * capacity + i, priority);
        }
    }

    private void check() throws Exception {
        store.beginToTake();
        for (long number = (long) HIGHEST * capacity; number < (HIGHEST + 1L) * capacity; number++) {
            long taken = store.take();
            if (taken != number) {
                throw new Faulty("Message " + number + " should have been kept; instead there was " + taken + ".");
            }
        }
        if (!store.finish()) {
            throw new Faulty("The queue held more than its capacity.");
        }
    }

    @Override
    public void close() throws JMSException {
        store.close();
    }
}
