package dev.sluice.samples.backpressure;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

import dev.sluice.samples.options.Seconds;
import dev.sluice.samples.print.Table;

/**
 * What it came to in the end.
 *
 * @param published how many messages were published
 * @param dropped how many of them found no place in the subscription
 * @param received how many the subscriber has begun to work on
 * @param left how many were found in the subscription after the end
 * @param backPressureEvents how often the publisher was slowed down
 * @param finalInterval at which interval it published last
 */
record Statistics(int published, int dropped, int received, int left, int backPressureEvents, Seconds finalInterval) {

    void print(Seconds duration, PrintWriter out) {
        out.println();
        out.println("Statistics of " + duration + " s");
        out.println();
        new Table("Figure", "Value")
                .row("Published", published)
                .row("Delivered", published - dropped)
                .row("Dropped", dropped)
                .row("Received", received)
                .row("Left", left)
                .row("Back-pressure events", backPressureEvents)
                .row("Final interval", finalInterval + " s")
                .print(out);
    }

    /** Returns a sentence for each thing that cannot be. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (published != dropped + received + left) {
            faults.add("Of " + published + " messages, " + dropped + " were dropped, " + received + " received and "
                    + left + " left, which is not all.");
        }
        if (dropped != backPressureEvents) {
            faults.add(dropped + " messages were dropped, but the publisher felt " + backPressureEvents + ".");
        }
        return faults;
    }
}
