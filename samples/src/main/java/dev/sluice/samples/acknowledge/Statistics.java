package dev.sluice.samples.acknowledge;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

import dev.sluice.core.admin.BrokerAdmin;
import dev.sluice.core.admin.Totals;
import dev.sluice.samples.options.Seconds;
import dev.sluice.samples.print.Table;

/** What it came to in the end, as the broker has counted it. */
final class Statistics {
    private final List<Line> lines;

    /** The figures of one subscriber. */
    private record Line(String name, long orders, Totals totals) {
        /** Returns how many dead letters have become orders again: they were published once more. */
        long movedBack() {
            return totals.published() - orders;
        }

        Line plus(Line other) {
            return new Line("total", orders + other.orders, totals.plus(other.totals));
        }

        void addTo(Table table) {
            table.row(
                    name,
                    orders,
                    totals.delivered(),
                    totals.redelivered(),
                    totals.timedOut(),
                    totals.settledLate(),
                    totals.deadLettered(),
                    movedBack(),
                    totals.acknowledged());
        }
    }

    /**
     * Reads the figures.
     *
     * @param orders how many orders each subscriber got
     */
    Statistics(BrokerAdmin admin, List<Story> stories, int orders) {
        this.lines = stories.stream()
                .map(story -> new Line(
                        story.name(),
                        orders,
                        admin.queue(story.queue()).snapshot().totals()))
                .toList();
    }

    void print(Seconds duration, PrintWriter out) {
        out.println();
        out.println("Statistics of " + duration + " s");
        out.println();
        Table table = new Table(
                "Subscriber",
                "Orders",
                "Deliveries",
                "Redelivered",
                "Timed out",
                "Too late",
                "Dead letters",
                "Moved back",
                "Acknowledged");
        lines.forEach(line -> line.addTo(table));
        lines.stream().reduce(Line::plus).orElseThrow().addTo(table);
        table.print(out);
    }

    /** Returns a sentence for each subscriber whose orders are not all acknowledged in the end. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        for (Line line : lines) {
            if (line.totals.acknowledged() != line.orders) {
                faults.add("Of " + line.orders + " orders for the subscriber that " + line.name + ", "
                        + line.totals.acknowledged() + " were acknowledged.");
            }
        }
        return faults;
    }
}
