package dev.sluice.benchmarks.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import dev.sluice.benchmarks.contender.Contender;
import dev.sluice.benchmarks.contender.Unsupported;
import dev.sluice.benchmarks.fork.MeasuringJvm;
import dev.sluice.benchmarks.fork.MeasuringJvm.Launcher;
import dev.sluice.benchmarks.load.Faulty;
import dev.sluice.benchmarks.measure.Figure;
import dev.sluice.benchmarks.measure.Figures;
import dev.sluice.benchmarks.report.Results;
import dev.sluice.benchmarks.report.Results.Failure;
import dev.sluice.benchmarks.scenario.Scenario;

/**
 * Measures all contenders in one scenario. Rounds are interleaved: each contender has its first round before any has its
 * second, so that a machine that is slower for a while is slower for all. Only one measures at a time.
 *
 * <p>Threads: one.
 */
public final class Comparison {
    /** Other processes may take a twentieth of the processors without harm. */
    private static final double TOLERABLE = 0.05;

    private static final int TRIES = 4;

    private final Scenario scenario;
    private final Plan plan;
    private final Launcher launcher;
    private final Results results;
    private final PrintWriter progress;
    private final Map<Contender, MeasuringJvm> running = new EnumMap<>(Contender.class);

    /**
     * Creates one.
     *
     * @param launcher starts the JVMs
     * @param results where figures and failures are added
     * @param progress told what is going on
     */
    public Comparison(Scenario scenario, Plan plan, Launcher launcher, Results results, PrintWriter progress) {
        this.scenario = scenario;
        this.plan = plan;
        this.launcher = launcher;
        this.results = results;
        this.progress = progress;
    }

    /** One step of one contender, after which it goes on or is out. */
    @FunctionalInterface
    private interface Step {
        void run() throws IOException, Unsupported, Faulty, InterruptedException;
    }

    /**
     * Measures.
     *
     * @throws IOException if a JVM cannot be started
     */
    public void run() throws IOException, InterruptedException {
        results.forget(scenario.id());
        List<Contender> contenders =
                plan.contenders().stream().filter(scenario::isFor).toList();
        progress.println(scenario.id() + ": " + scenario.title());
        try {
            if (scenario.terms().freshJvm()) {
                freshJvmEachRound(contenders);
            } else {
                sameJvmForAllRounds(contenders);
            }
        } finally {
            running.values().forEach(MeasuringJvm::close);
        }
    }

    private void sameJvmForAllRounds(List<Contender> contenders) throws IOException, InterruptedException {
        for (Contender contender : contenders) {
            attempt(contender, () -> start(contender).warmUp(warmUp()));
        }
        for (int round = 1; round <= rounds(); round++) {
            int number = round;
            for (Map.Entry<Contender, MeasuringJvm> each : new EnumMap<>(running).entrySet()) {
                attempt(each.getKey(), () -> note(each.getKey(), number, round(each.getValue())));
            }
        }
    }

    private void freshJvmEachRound(List<Contender> contenders) throws IOException, InterruptedException {
        List<Contender> left = new ArrayList<>(contenders);
        for (int round = 1; round <= rounds(); round++) {
            int number = round;
            for (Iterator<Contender> each = left.iterator(); each.hasNext(); ) {
                Contender contender = each.next();
                boolean well = attempt(contender, () -> {
                    MeasuringJvm jvm = start(contender);
                    jvm.warmUp(warmUp());
                    note(contender, number, jvm.round(plan.duration()));
                });
                stop(contender);
                if (!well) {
                    each.remove();
                }
            }
        }
    }

    /** Repeats a round that others have disturbed; of all that were, the least disturbed counts. */
    private Figures round(MeasuringJvm jvm) throws Unsupported, Faulty, InterruptedException {
        Figures best = jvm.round(plan.duration());
        for (int i = 1; i < TRIES && disturbance(best) > TOLERABLE; i++) {
            Figures again = jvm.round(plan.duration());
            best = disturbance(again) < disturbance(best) ? again : best;
        }
        return best;
    }

    private static double disturbance(Figures figures) {
        return figures.values().getOrDefault(Figure.OTHERS, 0.0);
    }

    private Duration warmUp() {
        return plan.warmUp().multipliedBy(scenario.terms().warmUps());
    }

    private int rounds() {
        return Math.min(plan.rounds(), scenario.terms().mostRounds());
    }

    private MeasuringJvm start(Contender contender) throws IOException, Unsupported, Faulty, InterruptedException {
        MeasuringJvm jvm = MeasuringJvm.start(scenario, contender, launcher);
        running.put(contender, jvm);
        return jvm;
    }

    private void stop(Contender contender) {
        MeasuringJvm jvm = running.remove(contender);
        if (jvm != null) {
            jvm.close();
        }
    }

    private void note(Contender contender, int round, Figures figures) {
        results.add(scenario.id(), contender, round, figures);
        progress.println("  " + round + " " + contender.id() + " " + figures);
        progress.flush();
    }

    private boolean attempt(Contender contender, Step step) throws IOException, InterruptedException {
        try {
            step.run();
            return true;
        } catch (Unsupported e) {
            fail(contender, Failure.Kind.UNSUPPORTED, e);
        } catch (Faulty e) {
            fail(contender, Failure.Kind.FAILED, e);
        }
        return false;
    }

    private void fail(Contender contender, Failure.Kind kind, Exception e) {
        stop(contender);
        results.add(new Failure(scenario.id(), contender, kind, String.valueOf(e.getMessage())));
        progress.println("  " + contender.id() + " " + kind + ": " + e.getMessage());
        progress.flush();
    }
}
