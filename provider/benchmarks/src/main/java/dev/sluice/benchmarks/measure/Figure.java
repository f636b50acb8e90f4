package dev.sluice.benchmarks.measure;

import java.util.Arrays;

/** What can be measured. */
public enum Figure {
    /** Messages received, or sent where nobody receives, per second. */
    RATE("rate", "messages/s", true),
    /** Messages put into a queue that nobody reads, per second. */
    FILL_RATE("fill", "messages/s", true),
    /** Messages taken out of it, per second. */
    DRAIN_RATE("drain", "messages/s", true),
    /** Processor time of all threads, in microseconds per message. */
    CPU("cpu", "µs CPU/message", false),
    /** What all threads allocate, in bytes per message, the application's part included. */
    ALLOCATED("allocated", "bytes/message", false),
    /** As {@link #ALLOCATED}, where threads ended in between, whose part is not known: it is at least this. */
    ALLOCATED_AT_LEAST("allocated-at-least", "bytes/message", false),
    /** Time that half of the messages exceed, in microseconds. */
    P50("p50", "µs", false),
    /** Time that one message in a hundred exceeds, in microseconds. */
    P99("p99", "µs", false),
    /** Time that one message in a thousand exceeds, in microseconds. */
    P999("p99.9", "µs", false),
    /** Live heap that a queued message takes, in bytes. */
    HEAP("heap", "bytes/queued message", false),
    /** As {@link #HEAP}, without its text, which somebody must hold: see {@code Texts.HEAP_BYTES}. */
    HEAP_BEYOND_PAYLOAD("heap-beyond-payload", "bytes/queued message", false),
    /** From {@code main} to the first message received, in milliseconds. */
    START_UP("start-up", "ms", false),
    /** Size of the jars needed beside that of the API, in kilobytes. */
    JARS("jars", "KB", false),
    /** Share of the processors that other processes took meanwhile, from 0 to 1: how much the other figures are spoilt. */
    OTHERS("others", "of the processors", false),
    /** How long a processor takes to see what another has written, in nanoseconds; before and after, on average. See {@link Distance}. */
    DISTANCE("distance", "ns from processor to processor", false);

    private final String id;
    private final String unit;
    private final boolean moreIsBetter;

    Figure(String id, String unit, boolean moreIsBetter) {
        this.id = id;
        this.unit = unit;
        this.moreIsBetter = moreIsBetter;
    }

    /** Returns its name in files. */
    public String id() {
        return id;
    }

    /** Returns what it is measured in. */
    public String unit() {
        return unit;
    }

    /** Returns whether more is better, as with rates, or less, as with costs. */
    public boolean moreIsBetter() {
        return moreIsBetter;
    }

    /**
     * Returns the figure of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Figure of(String id) {
        return Arrays.stream(values())
                .filter(figure -> figure.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no figure '" + id + "'."));
    }
}
