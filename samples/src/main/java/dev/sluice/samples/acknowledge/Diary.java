package dev.sluice.samples.acknowledge;

import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import jakarta.jms.Message;

import dev.sluice.core.admin.BrokerEvent;
import dev.sluice.core.admin.BrokerEvent.AcknowledgementTimedOut;
import dev.sluice.core.admin.BrokerEvent.DeadLetterWritten;
import dev.sluice.core.admin.BrokerListener;
import dev.sluice.core.admin.Moved;
import dev.sluice.core.time.VirtualClock;
import dev.sluice.samples.options.Seconds;
import dev.sluice.samples.plot.Chart;
import dev.sluice.samples.plot.Figure;
import dev.sluice.samples.plot.Points;

/** Prints what happens on a line with its time: what subscribers tell, and what the broker tells. */
final class Diary implements BrokerListener {
    private final VirtualClock clock;
    private final PrintWriter out;
    private final Map<Fate, Points> deliveries = new EnumMap<>(Fate.class);
    private final Set<String> timedOut = new HashSet<>();
    private final Points done = new Points();
    private final Points deadLetters = new Points();
    private int doneCount;
    private int deadLetterCount;

    Diary(VirtualClock clock, PrintWriter out) {
        this.clock = clock;
        this.out = out;
        note();
    }

    void say(String what) {
        out.println("[" + now() + "] " + what);
    }

    Seconds now() {
        return Seconds.of(clock.elapsed());
    }

    // ---------------------------------------------------------------- what subscribers tell

    /** The work on an order is done. */
    void acknowledged(Message order) {
        if (timedOut.remove(delivery(Orders.number(order), Orders.attempt(order)))) {
            say(delivery(Orders.number(order), Orders.attempt(order)) + " is done, too late");
        } else {
            doneCount++;
            delivered(Orders.number(order), Orders.attempt(order), Fate.ACKNOWLEDGED, "is done");
        }
    }

    /** The work on an order has failed. */
    void failed(Message order, String why) {
        delivered(Orders.number(order), Orders.attempt(order), Fate.CAME_BACK, "has failed: " + why);
    }

    // ---------------------------------------------------------------- what the broker tells

    @Override
    public void on(BrokerEvent event) {
        if (event instanceof AcknowledgementTimedOut late) {
            timedOut.add(delivery(Orders.number(late.message()), late.attempt()));
            delivered(Orders.number(late.message()), late.attempt(), Fate.TIMED_OUT, "was not acknowledged in time");
        } else if (event instanceof DeadLetterWritten dead) {
            int order = Orders.number(dead.message());
            deadLetterCount++;
            deliveries(Fate.DEAD_LETTER).event(clock.elapsed(), order);
            say("order-" + order + " is a dead letter: " + dead.reason());
            note();
        }
    }

    private void delivered(int order, int attempt, Fate fate, String what) {
        deliveries(fate).event(clock.elapsed(), order);
        say(delivery(order, attempt) + " " + what);
        note();
    }

    private Points deliveries(Fate fate) {
        return deliveries.computeIfAbsent(fate, unused -> new Points());
    }

    private static String delivery(int order, int attempt) {
        return "order-" + order + ", delivery " + attempt + ",";
    }

    /** Dead letters have become orders again. */
    void movedBack(Moved moved, String queue) {
        say(moved.moved() + " of " + moved.selected() + " dead letters go back to " + queue);
        deadLetterCount -= moved.moved();
        note();
    }

    private void note() {
        done.set(clock.elapsed(), doneCount);
        deadLetters.set(clock.elapsed(), deadLetterCount);
    }

    /** Draws what happened to orders, by their numbers. */
    Figure figure() {
        Figure figure =
                new Figure("What is not acknowledged comes again, later each time, and not for ever", clock.elapsed());
        Chart orders = figure.chart("deliveries (number of the order)");
        for (Fate fate : Fate.values()) {
            orders.marks(fate.toString(), deliveries(fate));
        }
        figure.chart("orders").steps("done so far", done).steps("dead letters", deadLetters);
        return figure;
    }
}
