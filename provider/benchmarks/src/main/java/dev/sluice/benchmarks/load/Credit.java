package dev.sluice.benchmarks.load;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

import dev.sluice.benchmarks.time.Wall;

/**
 * The cap of messages that are sent but not consumed, the same for all contenders. Senders reserve a few messages at a time.
 * One that has to wait does so until half of the cap is free, so that it neither asks all the time nor lets the receivers
 * run dry.
 *
 * <p>Threads: any.
 */
public final class Credit {
    private final int cap;
    private final LongSupplier consumed;
    private final BooleanSupplier abandoned;
    private final AtomicLong reserved = new AtomicLong();
    private volatile long lastSeenConsumed;

    /**
     * Creates a credit with nothing reserved.
     *
     * @param cap how many messages may be under way
     * @param consumed tells how many have been consumed since the beginning
     * @param abandoned tells whether there is no use in waiting any more
     */
    public Credit(int cap, LongSupplier consumed, BooleanSupplier abandoned) {
        this.cap = cap;
        this.consumed = consumed;
        this.abandoned = abandoned;
    }

    /**
     * Reserves some messages, and waits until they may be sent.
     *
     * @param messages how many; at most half of the cap
     * @return false if the wait was abandoned
     */
    public boolean reserve(int messages) {
        if (messages > cap / 2) {
            throw new IllegalArgumentException(
                    "Cannot reserve " + messages + " messages at a time under a cap of " + cap + "; use half of it.");
        }
        long end = reserved.addAndGet(messages);
        return end - lastSeenConsumed <= cap || await(end);
    }

    private boolean await(long end) {
        long now = consumed.getAsLong();
        if (end - now > cap) {
            while (end - now > cap / 2) {
                if (abandoned.getAsBoolean()) {
                    return false;
                }
                Wall.pauseShortly();
                now = consumed.getAsLong();
            }
        }
        lastSeenConsumed = now;
        return true;
    }
}
