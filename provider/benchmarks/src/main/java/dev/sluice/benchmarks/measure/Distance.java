package dev.sluice.benchmarks.measure;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import dev.sluice.benchmarks.time.Wall;

/**
 * How far the processors are from each other: how long it takes until one sees what another has written. Whoever passes messages
 * from one thread to another is faster or slower by it. A host may move the processors of a virtual machine at any time, and
 * make it four times as long or as short.
 *
 * <p>Threads: one.
 */
public final class Distance {
    /** How often the time is looked at, and how many round trips there are in between: some milliseconds in all. */
    private static final int LOOKS = 21;

    private static final int ROUND_TRIPS = 1_000;

    /** Odd: to be sent back. */
    private final AtomicLong ball = new AtomicLong();

    private Distance() {}

    /**
     * Returns it in nanoseconds, as the median of several looks. Takes some milliseconds of two processors; where there is only one,
     * it is 0.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    public static double nanos() throws InterruptedException {
        return Runtime.getRuntime().availableProcessors() < 2 ? 0 : new Distance().measure();
    }

    private double measure() throws InterruptedException {
        Thread partner = new Thread(this::sendBack, "distance");
        partner.setDaemon(true);
        partner.start();
        List<Double> looks = Stream.generate(this::look).limit(LOOKS).toList();
        partner.join();
        return Summary.of(looks).median();
    }

    private double look() {
        long began = Wall.nanos();
        for (int i = 0; i < ROUND_TRIPS; i++) {
            long sent = ball.get() + 1;
            ball.set(sent);
            await(sent + 1);
        }
        return (Wall.nanos() - began) / (2.0 * ROUND_TRIPS);
    }

    private void sendBack() {
        for (long i = 0; i < (long) LOOKS * ROUND_TRIPS; i++) {
            await(2 * i + 1);
            ball.set(2 * i + 2);
        }
    }

    private void await(long number) {
        while (ball.get() != number) {
            Thread.onSpinWait();
        }
    }
}
