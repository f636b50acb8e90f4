package dev.sluice.benchmarks.report;

import static dev.sluice.benchmarks.report.Goal.atMost;
import static dev.sluice.benchmarks.report.Goal.timesBestPeer;
import static dev.sluice.benchmarks.report.Goal.within;

import java.util.List;

import dev.sluice.benchmarks.measure.Figure;

/** What we want to reach. */
public final class Goals {
    private static final List<Goal> ALL = List.of(
            timesBestPeer("topic-1-1", Figure.RATE, 15),
            timesBestPeer("topic-1-8", Figure.RATE, 12),
            timesBestPeer("queue-1-1", Figure.RATE, 15),
            timesBestPeer("queue-4-4", Figure.RATE, 12),
            timesBestPeer("transacted", Figure.RATE, 20),
            timesBestPeer("client-acknowledge", Figure.RATE, 15),
            timesBestPeer("shared-1-4", Figure.RATE, 15),
            timesBestPeer("selectors-100", Figure.RATE, 10),
            timesBestPeer("selectors-1000", Figure.RATE, 100),
            within("selectors-10000", Figure.RATE, 3, "selectors-100"),
            timesBestPeer("request-reply", Figure.P50, 6),
            timesBestPeer("request-reply", Figure.P99, 5),
            timesBestPeer("one-way", Figure.P50, 3),
            timesBestPeer("one-way", Figure.P99, 8),
            timesBestPeer("backlog-1m", Figure.FILL_RATE, 10),
            timesBestPeer("backlog-1m", Figure.DRAIN_RATE, 10),
            timesBestPeer("backlog-1m", Figure.HEAP_BEYOND_PAYLOAD, 3),
            timesBestPeer("priorities", Figure.FILL_RATE, 4),
            timesBestPeer("priorities", Figure.DRAIN_RATE, 10),
            timesBestPeer("bytes-1k", Figure.RATE, 6),
            timesBestPeer("map-10", Figure.RATE, 10),
            timesBestPeer("connection-each", Figure.RATE, 100),
            timesBestPeer("start-up", Figure.START_UP, 4),
            atMost("start-up", Figure.JARS, 1024),
            atMost("topic-1-1", Figure.CPU, 1),
            atMost("topic-1-1", Figure.ALLOCATED, 300),
            atMost("queue-1-1", Figure.CPU, 1),
            atMost("queue-1-1", Figure.ALLOCATED, 300),
            within("backlog-5m", Figure.FILL_RATE, 1.5, "backlog-10k"),
            within("backlog-5m", Figure.DRAIN_RATE, 1.5, "backlog-10k"));

    private Goals() {}

    /** Returns all goals. */
    public static List<Goal> all() {
        return ALL;
    }
}
