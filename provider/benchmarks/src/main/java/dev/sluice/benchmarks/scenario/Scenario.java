package dev.sluice.benchmarks.scenario;

import java.time.Duration;
import java.util.Set;

import jakarta.jms.JMSException;

import org.jspecify.annotations.Nullable;

import dev.sluice.benchmarks.contender.Contender;
import dev.sluice.benchmarks.contender.Contender.Kind;
import dev.sluice.benchmarks.contender.HostNeeds;
import dev.sluice.benchmarks.contender.JmsHost;
import dev.sluice.benchmarks.contender.Unsupported;

/**
 * Something that contenders are compared in. Written once in terms of the messaging API, and again for bare queues where
 * that makes sense. Immutable.
 */
public final class Scenario {
    private final String id;
    private final String title;
    private final HostNeeds needs;
    private final Terms terms;
    private final @Nullable OnJms onJms;
    private final @Nullable OnBareQueues onBareQueues;

    /** Sets the scenario up with a broker. */
    @FunctionalInterface
    interface OnJms {
        Stage open(JmsHost host) throws JMSException;
    }

    /** Sets the scenario up with bare queues. */
    @FunctionalInterface
    interface OnBareQueues {
        Stage open(Contender queue) throws Unsupported;
    }

    /**
     * How it is measured.
     *
     * @param heapMegabytes heap of its JVMs, all of it from the beginning
     * @param youngMegabytes how much of that is for the young generation, or 0 for what the collector finds best
     * @param warmUps how many times as long as usual its JVMs warm up
     * @param freshJvm whether each round has a JVM of its own, instead of one JVM for all rounds
     * @param mostRounds how many rounds there are at most
     * @param setUp how long it may take to set up, and how much longer than its duration a round may take
     * @param kinds who takes part
     * @param quick whether it is part of a quick run
     */
    public record Terms(
            int heapMegabytes,
            int youngMegabytes,
            int warmUps,
            boolean freshJvm,
            int mostRounds,
            Duration setUp,
            Set<Kind> kinds,
            boolean quick) {
        static final Terms USUAL =
                new Terms(1024, 0, 1, false, Integer.MAX_VALUE, Duration.ofSeconds(60), Set.of(Kind.values()), true);

        Terms notQuick() {
            return new Terms(heapMegabytes, youngMegabytes, warmUps, freshJvm, mostRounds, setUp, kinds, false);
        }

        Terms patience(Duration longer) {
            return new Terms(heapMegabytes, youngMegabytes, warmUps, freshJvm, mostRounds, longer, kinds, quick);
        }

        /** For so many queues that G1 has to see some thirty collections before it does not look after each message where it was put. */
        Terms adaptingLong() {
            return new Terms(heapMegabytes, youngMegabytes, 8, freshJvm, mostRounds, setUp, kinds, quick);
        }

        /**
         * With a young generation that has room for all that is queued. Otherwise it would be a matter of luck whether the collector
         * comes along while a queue is filled, and copies it.
         */
        Terms large(int megabytes, int rounds) {
            return new Terms(megabytes, megabytes / 2, warmUps, true, rounds, setUp, kinds, quick);
        }

        Terms freshEachRound() {
            return new Terms(heapMegabytes, youngMegabytes, warmUps, true, mostRounds, setUp, kinds, quick);
        }

        Terms withoutPeers() {
            return new Terms(
                    heapMegabytes,
                    youngMegabytes,
                    warmUps,
                    freshJvm,
                    mostRounds,
                    setUp,
                    Set.of(Kind.OURS, Kind.OURS_OTHERWISE, Kind.LIMIT),
                    quick);
        }
    }

    Scenario(
            String id,
            String title,
            HostNeeds needs,
            Terms terms,
            @Nullable OnJms onJms,
            @Nullable OnBareQueues onBareQueues) {
        this.id = id;
        this.title = title;
        this.needs = needs;
        this.terms = terms;
        this.onJms = onJms;
        this.onBareQueues = onBareQueues;
    }

    /** Returns its name on the command line and in files. */
    public String id() {
        return id;
    }

    /** Returns what it is, for people. */
    public String title() {
        return title;
    }

    /** Returns how it is measured. */
    public Terms terms() {
        return terms;
    }

    /** Returns whether it measures the start of a JVM, so that there is nothing to set up or to warm up. */
    public boolean isStartUp() {
        return onJms == null && onBareQueues == null;
    }

    /** Returns whether a contender takes part. */
    public boolean isFor(Contender contender) {
        return terms.kinds().contains(contender.kind())
                && (contender.isProvider() || isStartUp() || onBareQueues != null);
    }

    /**
     * Sets it up.
     *
     * @throws Unsupported if the contender cannot do that
     * @throws JMSException if the contender fails
     */
    public Stage open(Contender contender) throws JMSException, Unsupported {
        if (contender.isProvider() && onJms != null) {
            return openOnJms(contender.open(needs), onJms);
        }
        if (!contender.isProvider() && onBareQueues != null) {
            return onBareQueues.open(contender);
        }
        throw new Unsupported("The scenario is not for it.");
    }

    private static Stage openOnJms(JmsHost host, OnJms setUp) throws JMSException, Unsupported {
        try {
            return setUp.open(host);
        } catch (UnsupportedOperationException e) {
            throw new Unsupported("It refuses: " + e);
        }
    }

    @Override
    public String toString() {
        return id;
    }
}
