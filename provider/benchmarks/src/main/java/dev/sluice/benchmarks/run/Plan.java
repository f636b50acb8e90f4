package dev.sluice.benchmarks.run;

import java.time.Duration;
import java.util.List;

import dev.sluice.benchmarks.contender.Contender;
import dev.sluice.benchmarks.scenario.Scenario;

/**
 * What is to be measured, and how thoroughly.
 *
 * @param scenarios in this order
 * @param contenders in this order
 * @param warmUp how long each JVM warms up
 * @param rounds how many rounds there are
 * @param duration how long a round is
 */
public record Plan(
        List<Scenario> scenarios, List<Contender> contenders, Duration warmUp, int rounds, Duration duration) {}
