package dev.sluice.samples.orders;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.ToIntFunction;

import dev.sluice.samples.options.Seconds;
import dev.sluice.samples.orders.Chronicle.PublisherFigures;
import dev.sluice.samples.orders.Chronicle.SubscriberFigures;
import dev.sluice.samples.print.Table;

/**
 * What it came to in the end.
 *
 * @param duration how long it took
 * @param publishers the figures of each publisher
 * @param subscribers the figures of each subscriber
 */
record Statistics(Seconds duration, List<PublisherFigures> publishers, List<SubscriberFigures> subscribers) {

    void print(PrintWriter out) {
        out.println();
        out.println("Statistics of " + duration + " s");
        out.println();
        Table published = new Table("Publisher", "Published");
        publishers.forEach(each -> published.row(each.name(), each.published()));
        published.row(
                "total",
                publishers.stream().mapToInt(PublisherFigures::published).sum());
        published.print(out);
        out.println();
        // Delivered are the copies put into a subscription.
        Table received = new Table("Subscriber", "Delivered", "Received", "Left", "Largest backlog");
        subscribers.forEach(each ->
                received.row(each.name(), each.delivered(), each.received(), each.left(), each.largestBacklog()));
        received.row(
                "total",
                total(SubscriberFigures::delivered),
                total(SubscriberFigures::received),
                total(SubscriberFigures::left),
                "");
        received.print(out);
    }

    private int total(ToIntFunction<SubscriberFigures> figure) {
        return subscribers.stream().mapToInt(figure).sum();
    }

    /** Returns a sentence for each subscription in which more or less was found than was published and not received. */
    List<String> faults() {
        return subscribers.stream()
                .filter(each -> each.left() != each.shouldBeLeft())
                .map(each -> each.shouldBeLeft() + " messages should be left for " + each.name() + "; found were "
                        + each.left() + ".")
                .toList();
    }
}
