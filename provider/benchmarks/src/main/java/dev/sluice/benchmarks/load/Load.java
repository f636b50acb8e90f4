package dev.sluice.benchmarks.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.sluice.benchmarks.measure.Figures;
import dev.sluice.benchmarks.measure.Meter;
import dev.sluice.benchmarks.time.Wall;

/**
 * Has senders send as fast as they can for a while, waits until everything has arrived, and checks it. Its threads live as
 * long as it does, so that what they allocate can be asked for at the end of a round.
 *
 * <p>Threads: one at a time.
 */
public final class Load implements AutoCloseable {
    /** What should not come has time to come. */
    private static final Duration AFTERMATH = Duration.ofMillis(5);

    private final List<? extends Source> sources;
    private final Audience audience;
    private final int batch;
    private final Stall stall;
    private final Credit credit;
    private final ExecutorService senders;
    private final long[] next;
    private volatile boolean over;

    /**
     * Creates a load.
     *
     * @param sources who sends
     * @param audience who receives
     * @param batch how many messages are sent between two looks at the clock; a sender sends a multiple of it in a round
     * @param cap how many messages may be under way
     */
    public Load(List<? extends Source> sources, Audience audience, int batch, int cap) {
        this.sources = sources;
        this.audience = audience;
        this.batch = batch;
        this.stall = new Stall(audience::total);
        this.credit = new Credit(cap, audience::consumed, () -> audience.fault() != null || stall.hasCome());
        this.senders = Executors.newFixedThreadPool(sources.size(), task -> {
            Thread thread = new Thread(task, "sender");
            thread.setDaemon(true);
            return thread;
        });
        this.next = new long[sources.size()];
    }

    /**
     * Sends for a while.
     *
     * @param duration for how long; what is under way then is waited for
     * @return arrivals per second, and what an arrival costs
     * @throws Faulty if not everything arrived, once and in order
     * @throws InterruptedException if the thread is interrupted
     */
    public Figures round(Duration duration) throws Faulty, InterruptedException {
        long[] first = next.clone();
        for (int source = 0; source < first.length; source++) {
            audience.begin(source, first[source]);
        }
        long arrivedBefore = audience.total();
        over = false;
        stall.begin();
        Meter meter = new Meter().start();
        List<Future<Long>> sending = start();
        Wall.pause(duration);
        over = true;
        long sent = finish(sending);
        long expected = arrivedBefore + sent * audience.copies();
        awaitArrival(expected);
        Figures figures = meter.stop(sent * audience.copies()).figures();
        Wall.pause(AFTERMATH);
        check(first, expected);
        audience.forget();
        return figures;
    }

    private List<Future<Long>> start() {
        List<Future<Long>> sending = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            int index = i;
            sending.add(senders.submit(() -> send(sources.get(index), next[index])));
        }
        return sending;
    }

    /** Returns the number of the message after the last that was sent. */
    private long send(Source source, long first) throws Exception {
        long number = first;
        // At least a batch, even if the thread gets to it when the round is over.
        while ((number == first || !over) && credit.reserve(batch)) {
            for (long end = number + batch; number < end; number++) {
                source.send(number);
            }
        }
        return number;
    }

    private long finish(List<Future<Long>> sending) throws Faulty, InterruptedException {
        long sent = 0;
        for (int i = 0; i < next.length; i++) {
            long end = finish(sending.get(i));
            sent += end - next[i];
            next[i] = end;
        }
        return sent;
    }

    private long finish(Future<Long> sending) throws Faulty, InterruptedException {
        while (!sending.isDone()) {
            if (stall.hasCome()) {
                throw new Faulty("A sender is stuck: nothing arrived for " + Stall.PATIENCE.toSeconds() + " s.");
            }
            Wall.pauseShortly();
        }
        try {
            return sending.get();
        } catch (ExecutionException e) {
            throw new Faulty("A sender failed: " + e.getCause(), e);
        }
    }

    private void awaitArrival(long expected) throws Faulty {
        while (audience.total() < expected) {
            String fault = audience.fault();
            if (fault != null) {
                throw new Faulty(fault);
            }
            if (stall.hasCome()) {
                throw new Faulty("Nothing arrived for " + Stall.PATIENCE.toSeconds() + " s; "
                        + (expected - audience.total()) + " messages are missing.");
            }
            Wall.pauseShortly();
        }
    }

    private void check(long[] first, long expected) throws Faulty {
        Optional<String> fault = Optional.ofNullable(audience.fault());
        for (int source = 0; source < first.length && fault.isEmpty(); source++) {
            fault = audience.check(source, first[source], next[source] - first[source]);
        }
        if (fault.isEmpty() && audience.total() != expected) {
            fault = Optional.of((audience.total() - expected) + " messages more arrived than were sent.");
        }
        if (fault.isPresent()) {
            throw new Faulty(fault.get());
        }
    }

    /** Ends its threads. */
    @Override
    public void close() {
        senders.shutdownNow();
    }
}
