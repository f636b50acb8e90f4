package dev.sluice.benchmarks.scenario;

import java.time.Duration;

import jakarta.jms.JMSException;

import dev.sluice.benchmarks.load.Faulty;
import dev.sluice.benchmarks.measure.Figure;
import dev.sluice.benchmarks.measure.Figures;
import dev.sluice.benchmarks.measure.Heap;
import dev.sluice.benchmarks.measure.Meter;
import dev.sluice.benchmarks.time.Wall;

/**
 * A queue is filled while nobody reads, and drained while nobody sends, as often as there is time for, and once at least.
 * What is taken out must come by priority, and then in the order of sending.
 */
final class Backlog implements Stage {
    /** A large queue is warmed up by filling and draining it in part. */
    private static final int WARM_UP = 100_000;

    private final Store store;
    private final int size;
    private final int priorities;
    private final long emptyHeap;

    /**
     * Creates one.
     *
     * @param size how many messages are put in; a multiple of the number of priorities
     * @param priorities how many priorities there are: 1, or 10, in turns
     */
    Backlog(Store store, int size, int priorities) {
        this.store = store;
        this.size = size;
        this.priorities = priorities;
        this.emptyHeap = Heap.liveBytes();
    }

    @Override
    public double warmUp(Duration duration) throws Exception {
        int messages = Math.min(size, WARM_UP);
        long start = Wall.nanos();
        long passed = 0;
        do {
            fill(messages);
            drain(messages);
            finish();
            passed += messages;
        } while (Wall.nanos() - start < duration.toNanos());
        return (double) passed / (Wall.nanos() - start);
    }

    @Override
    public Figures round(Duration duration) throws Exception {
        double perMessage = 0;
        Meter filling = new Meter();
        Meter draining = new Meter();
        Heap.collect(); // so that what was before does not decide when the collector comes along
        while (filling.seconds() + draining.seconds() < duration.toMillis() / 1e3) {
            filling.start();
            fill(size);
            filling.stop(size);
            if (draining.seconds() == 0) {
                perMessage = (double) (Heap.liveBytes() - emptyHeap) / size;
            }
            draining.start();
            drain(size);
            draining.stop(size);
            finish();
        }
        Figures figures = new Figures()
                .with(Figure.FILL_RATE, filling.rate())
                .with(Figure.DRAIN_RATE, draining.rate())
                .with(Figure.HEAP, perMessage)
                .with(Figure.HEAP_BEYOND_PAYLOAD, perMessage - Texts.HEAP_BYTES);
        return draining.addCosts(filling.addCosts(figures));
    }

    private void fill(int messages) throws Exception {
        for (int i = 0; i < messages; i++) {
            store.put(i, priorities == 1 ? 4 : i % priorities);
        }
    }

    private void drain(int messages) throws Exception {
        store.beginToTake();
        for (int priority = priorities - 1; priority >= 0; priority--) {
            for (int number = priority; number < messages; number += priorities) {
                long taken = store.take();
                if (taken != number) {
                    throw new Faulty("Message " + number + " should have come; "
                            + (taken < 0 ? "none came, or a damaged one." : "message " + taken + " did."));
                }
            }
        }
    }

    /** Apart from the draining: to find that a queue is empty takes a while, however fast it is. */
    private void finish() throws Exception {
        if (!store.finish()) {
            throw new Faulty("There were more messages in the queue than were put in.");
        }
    }

    @Override
    public void close() throws JMSException {
        store.close();
    }
}
