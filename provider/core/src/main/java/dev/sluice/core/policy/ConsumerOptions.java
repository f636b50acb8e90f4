package dev.sluice.core.policy;

import java.util.List;

/** The options of one consumer, given on the name of its destination: {@code orders?consumer.weight=3}. */
public final class ConsumerOptions {
    /** Its share in a group. */
    public static final Option<Integer> WEIGHT = Option.integer(
            "consumer.weight",
            1,
            1,
            1_000,
            "The consumer's share of the messages under balancing=WEIGHTED, beside those of the others.");

    /** All of them, in the order of the manual. */
    public static final List<Option<?>> ALL = List.of(WEIGHT);

    private ConsumerOptions() {}
}
