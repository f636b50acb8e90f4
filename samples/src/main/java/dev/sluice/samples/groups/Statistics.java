package dev.sluice.samples.groups;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.sluice.core.group.Balancing;
import dev.sluice.samples.options.Seconds;
import dev.sluice.samples.plot.Chart;
import dev.sluice.samples.plot.Figure;
import dev.sluice.samples.print.Table;

/** What it came to in the end. */
final class Statistics {
    /** Those who promise that messages of a key are worked on in their order. */
    private static final Set<Balancing> IN_ORDER = Set.of(Balancing.KEY, Balancing.EXCLUSIVE);

    private final Seconds duration;
    private final List<Line> lines;

    private record Line(Balancing balancing, Scoreboard scoreboard, long left) {}

    Statistics(List<Group> groups, Seconds duration) {
        this.duration = duration;
        this.lines = groups.stream()
                .map(group -> new Line(group.balancing(), group.scoreboard(), group.left()))
                .toList();
    }

    void print(PrintWriter out) {
        out.println("Statistics of " + duration + " s");
        out.println();
        Table members =
                new Table("Strategy", "Member", "All there", "Ann away", "Bob stalls", "Received", "Done", "Keys");
        for (Line line : lines) {
            line.scoreboard
                    .members()
                    .forEach((name, score) -> members.row(
                            line.balancing,
                            name,
                            score.received(Phase.ALL_THERE),
                            score.received(Phase.ANN_AWAY),
                            score.received(Phase.BOB_STALLS),
                            score.received(),
                            score.doneCount(),
                            score.keys()));
        }
        members.print(out);
        out.println();
        Table groups =
                new Table("Strategy", "Published", "Done", "Left", "Longest time (s)", "Key moves", "Out of order");
        for (Line line : lines) {
            Scoreboard scoreboard = line.scoreboard;
            groups.row(
                    line.balancing,
                    scoreboard.published(),
                    scoreboard.done(),
                    line.left,
                    scoreboard.longestTime(),
                    scoreboard.keyMoves(),
                    scoreboard.outOfOrder());
        }
        groups.print(out);
    }

    /** Returns a sentence for each thing that cannot be. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        for (Line line : lines) {
            Scoreboard scoreboard = line.scoreboard;
            if (scoreboard.published() != scoreboard.done() + line.left) {
                faults.add(line.balancing + ": of " + scoreboard.published() + " messages, " + scoreboard.done()
                        + " are done and " + line.left + " left, which is not all.");
            }
            if (IN_ORDER.contains(line.balancing) && scoreboard.outOfOrder() > 0) {
                faults.add(line.balancing + ": " + scoreboard.outOfOrder()
                        + " messages were not in the order of their keys.");
            }
        }
        return faults;
    }

    /** Draws the share of each member in what is done. */
    Figure figure() {
        Figure figure = new Figure("Who does the work: Ann leaves for a while, Bob stalls", duration.toDuration(), 2);
        for (Line line : lines) {
            Chart chart = figure.chart(line.balancing.toString(), "done so far (messages)");
            line.scoreboard.members().forEach((name, score) -> chart.steps(name, score.doneSoFar()));
        }
        return figure;
    }
}
