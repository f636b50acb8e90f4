package dev.sluice.benchmarks.report;

import java.util.Optional;

import dev.sluice.benchmarks.contender.Contender;
import dev.sluice.benchmarks.measure.Figure;

/**
 * What we want to reach in a scenario. Immutable.
 *
 * @param scenario name of the scenario
 * @param figure what is looked at
 * @param measure what it is compared with
 * @param bound how much it should be: at least, if more of the figure is better, else at most
 * @param reference for {@link Measure#OWN}: name of the scenario to compare with; else empty
 */
public record Goal(String scenario, Figure figure, Measure measure, double bound, String reference) {
    /** What a figure is compared with. */
    public enum Measure {
        /** Nothing: it is what it is. */
        ABSOLUTE,
        /** The best peer in the same scenario: how many times better. */
        BEST_PEER,
        /** Ourselves in another scenario: the share that we keep of it. */
        OWN
    }

    static Goal timesBestPeer(String scenario, Figure figure, double bound) {
        return new Goal(scenario, figure, Measure.BEST_PEER, bound, "");
    }

    static Goal atMost(String scenario, Figure figure, double bound) {
        return new Goal(scenario, figure, Measure.ABSOLUTE, bound, "");
    }

    static Goal within(String scenario, Figure figure, double factor, String reference) {
        return new Goal(scenario, figure, Measure.OWN, factor, reference);
    }

    /** Returns what was reached, in the terms of the goal, if everything needed was measured. */
    public Optional<Double> reached(Results results) {
        Optional<Double> own = own(results, scenario);
        return switch (measure) {
            case ABSOLUTE -> own;
            case BEST_PEER ->
                own.flatMap(value -> results.best(scenario, figure, Contender.Kind.PEER)
                        .map(best -> timesBetter(value, best.value())));
            case OWN -> own.flatMap(value -> own(results, reference).map(other -> timesBetter(other, value)));
        };
    }

    private Optional<Double> own(Results results, String where) {
        return results.summary(where, Contender.SLUICE, figure).map(summary -> summary.median());
    }

    private double timesBetter(double value, double other) {
        return figure.moreIsBetter() ? value / other : other / value;
    }

    /** Returns whether that is enough. */
    public boolean isMetBy(double reached) {
        return measure == Measure.BEST_PEER ? reached >= bound : reached <= bound;
    }

    /** Returns the goal for people. */
    public String text() {
        return switch (measure) {
            case ABSOLUTE -> "at most " + Numbers.plain(bound) + " " + figure.unit();
            case BEST_PEER -> "at least " + Numbers.plain(bound) + " × better than the best peer";
            case OWN -> "within " + Numbers.plain(bound) + " × of " + reference;
        };
    }

    /** Returns what was reached, for people. */
    public String text(double reached) {
        return switch (measure) {
            case ABSOLUTE -> Numbers.plain(reached) + " " + figure.unit();
            case BEST_PEER, OWN -> Numbers.plain(reached) + " ×";
        };
    }
}
