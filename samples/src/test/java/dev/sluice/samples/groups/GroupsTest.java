package dev.sluice.samples.groups;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.samples.Outcome;

final class GroupsTest {
    @Test
    void printsTheSharesOfAllStrategiesSideBySide() {
        // 400 messages come while all are there, 150 while Ann is away, and 50 while Bob stalls.
        // In turn, that is 133 or 134 for each of three, 75 for each of two, and 16 or 17 for each of three. By weight,
        // every
        // eight messages are 1, 2 and 5, and every seven are 2 and 5.
        // Of the twelve keys each member has four at first; Ann's go to others and as many come back, so eight keys
        // move.
        Outcome outcome = Outcome.of("groups");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.lines())
                .containsExactly(
                        "Statistics of 60.0 s",
                        "",
                        "Strategy      Member  All there  Ann away  Bob stalls  Received  Done  Keys",
                        "FIRST_READY   Ann           133         0          17       150   150    12",
                        "FIRST_READY   Bob           133        75          17       225   225    12",
                        "FIRST_READY   Cid           134        75          16       225   224    12",
                        "ROUND_ROBIN   Ann           133         0          17       150   150    12",
                        "ROUND_ROBIN   Bob           133        75          17       225   225    12",
                        "ROUND_ROBIN   Cid           134        75          16       225   224    12",
                        "WEIGHTED      Ann            49         0           7        56    56    12",
                        "WEIGHTED      Bob           101        43          12       156   155    12",
                        "WEIGHTED      Cid           250       107          31       388   388    12",
                        "LEAST_LOADED  Ann           133         0          25       158   158    12",
                        "LEAST_LOADED  Bob           133        75           1       209   209    12",
                        "LEAST_LOADED  Cid           134        75          24       233   232    12",
                        "KEY           Ann           134         0          13       147   146     5",
                        "KEY           Bob           137        82          25       244   244     6",
                        "KEY           Cid           129        68          12       209   209     6",
                        "EXCLUSIVE     Ann           200         0           0       200   199    12",
                        "EXCLUSIVE     Bob           200       151          50       401   364    12",
                        "EXCLUSIVE     Cid             0         0           0         0     0     0",
                        "",
                        "Strategy      Published  Done  Left  Longest time (s)  Key moves  Out of order",
                        "FIRST_READY         600   599     1  5.15                    389            47",
                        "ROUND_ROBIN         600   599     1  4.935                   388            40",
                        "WEIGHTED            600   599     1  4.943                   308            35",
                        "LEAST_LOADED        600   599     1  4.935                   380            24",
                        "KEY                 600   599     1  5.15                      8             0",
                        "EXCLUSIVE           600   563    37  5.15                     12             0");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20_240_311})
    void eachStrategyKeepsItsPromise(long seed) {
        Outcome outcome = Outcome.of(
                "groups",
                "--duration=600",
                "--leave=200",
                "--join=350",
                "--stall=450",
                "--go-on=500",
                "--seed=" + seed);

        assertThat(outcome.exitCode()).isZero();
        // 4000 while all are there; where somebody comes or goes, what was set aside is divided anew.
        assertThat(allThere(outcome, "ROUND_ROBIN")).allMatch(share -> Math.abs(share - 4_000 / 3) <= 3);
        assertThat(allThere(outcome, "WEIGHTED").get(0)).isBetween(495, 505);
        assertThat(allThere(outcome, "WEIGHTED").get(1)).isBetween(995, 1_005);
        assertThat(allThere(outcome, "WEIGHTED").get(2)).isBetween(2_495, 2_505);
        assertThat(outcome.figures("LEAST_LOADED Bob").get(2))
                .as("received while he stalls")
                .isLessThanOrEqualTo(2);
        assertThat(lastFigure(outcome, "KEY")).as("out of order").isZero();
        assertThat(lastFigure(outcome, "EXCLUSIVE")).as("out of order").isZero();
        assertThat(allThere(outcome, "EXCLUSIVE")).containsExactly(2_000, 2_000, 0);
        assertThat(lastFigure(outcome, "FIRST_READY")).as("out of order").isPositive();
    }

    /** Returns what Ann, Bob and Cid received while all were there. */
    private static List<Integer> allThere(Outcome outcome, String strategy) {
        return List.of("Ann", "Bob", "Cid").stream()
                .map(member -> outcome.figures(strategy + " " + member).get(0))
                .toList();
    }

    private static int lastFigure(Outcome outcome, String strategy) {
        String row = outcome.row(strategy + " 6000");
        return Integer.parseInt(row.substring(row.lastIndexOf(' ') + 1));
    }

    @Test
    void keysStayWhereNobodyComesOrGoes() {
        Outcome outcome = Outcome.of("groups", "--leave=60", "--join=60");

        assertThat(outcome.row("KEY 600")).endsWith(" 0 0");
        assertThat(outcome.figures("KEY Ann")).last().isEqualTo(4);
        assertThat(outcome.figures("KEY Bob")).last().isEqualTo(4);
        assertThat(outcome.figures("KEY Cid")).last().isEqualTo(4);
    }

    @Test
    void withOneKeyThereIsOneMemberForAll() {
        Outcome outcome = Outcome.of("groups", "--keys=1", "--leave=60", "--join=60");

        assertThat(outcome.figures("KEY Ann")).startsWith(550, 0, 50);
        assertThat(outcome.figures("KEY Bob")).startsWith(0, 0, 0);
    }

    @Test
    void aFullQueueEndsTheRunWithASentence() {
        Outcome outcome = Outcome.of("groups", "--duration=20", "--every=0.001", "--work=1000");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).startsWith("groups: No space in queue").hasLineCount(1);
    }
}
