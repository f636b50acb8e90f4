package dev.sluice.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * All who receive. Either each of them is to get every message, or each message is for one of them.
 *
 * <p>Threads: as {@link Tally}; {@link #consumed} and {@link #total} by any.
 */
public final class Audience {
    private final boolean eachGetsAll;
    private final int sources;
    private final Progress progress;
    private final List<Tally> tallies = new ArrayList<>();

    /**
     * Creates an audience.
     *
     * @param receivers how many threads receive
     * @param sources how many senders there are
     * @param eachGetsAll whether every receiver gets every message, or only one of them
     */
    public Audience(int receivers, int sources, boolean eachGetsAll) {
        this.eachGetsAll = eachGetsAll;
        this.sources = sources;
        this.progress = new Progress(receivers);
        for (int i = 0; i < receivers; i++) {
            tallies.add(new Tally(progress, i, sources));
        }
    }

    /** Returns the tally of each receiving thread. */
    public List<Tally> tallies() {
        return tallies;
    }

    int sources() {
        return sources;
    }

    /** Returns how many arrivals one message makes. */
    int copies() {
        return eachGetsAll ? tallies.size() : 1;
    }

    /** Returns how many messages have been received by all who should, since the beginning. */
    long consumed() {
        return eachGetsAll ? progress.least() : progress.sum();
    }

    /** Returns how many arrivals there have been, since the beginning. */
    long total() {
        return progress.sum();
    }

    void begin(int source, long firstNumber) {
        tallies.forEach(tally -> tally.begin(source, firstNumber));
    }

    /** Lets go of what is known of a round, which has been checked: how much that is depends on the speed. */
    void forget() {
        tallies.forEach(Tally::forget);
    }

    /** Returns what a receiver found wrong, or null. */
    @Nullable
    String fault() {
        for (Tally tally : tallies) {
            if (tally.fault() != null) {
                return tally.fault();
            }
        }
        return null;
    }

    /**
     * Checks that a round is complete.
     *
     * @param source index of a sender
     * @param first its first number of the round
     * @param count how many messages it has sent
     * @return what is wrong, if anything is
     */
    Optional<String> check(int source, long first, long count) {
        if (!eachGetsAll) {
            return check("All receivers together", tallies, source, first, count);
        }
        return tallies.stream()
                .flatMap(tally -> check("A receiver", List.of(tally), source, first, count).stream())
                .findFirst();
    }

    private static Optional<String> check(String who, List<Tally> members, int source, long first, long count) {
        NumberSet union = new NumberSet();
        union.clear(first);
        long arrivals = 0;
        for (Tally member : members) {
            arrivals += member.numbers(source).size();
            union.addAll(member.numbers(source));
        }
        if (union.firstMissing() != first + count || union.size() != count) {
            return Optional.of(who + " should have got messages " + first + " to " + (first + count - 1) + " of sender "
                    + source + "; got " + union.size() + " of them, first missing " + union.firstMissing() + ".");
        }
        if (arrivals != count) {
            return Optional.of(
                    who + " got " + (arrivals - count) + " messages of sender " + source + " more than once.");
        }
        return Optional.empty();
    }
}
