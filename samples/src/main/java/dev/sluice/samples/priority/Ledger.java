package dev.sluice.samples.priority;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

import jakarta.jms.Message;

import dev.sluice.core.message.ProviderProperties;
import dev.sluice.core.policy.LossReason;
import dev.sluice.core.time.VirtualClock;
import dev.sluice.samples.options.Seconds;
import dev.sluice.samples.plot.Chart;
import dev.sluice.samples.plot.Figure;
import dev.sluice.samples.print.Table;
import dev.sluice.samples.work.Unchecked;
import dev.sluice.samples.work.Worker;

/** Keeps account of all messages by their priority. */
final class Ledger implements Worker.Diary {
    static final int HIGHEST = 9;

    private final VirtualClock clock;
    private final List<Tally> tallies =
            IntStream.rangeClosed(0, HIGHEST).mapToObj(Tally::new).toList();

    Ledger(VirtualClock clock) {
        this.clock = clock;
    }

    private Tally of(Message message) {
        return tallies.get(Unchecked.get(message::getJMSPriority));
    }

    /** A message was published; the broker says on it whether it was dropped. */
    void published(Message message) {
        boolean dropped = Unchecked.get(() -> message.getIntProperty(ProviderProperties.DROPPED)) > 0;
        of(message).published(dropped);
        note();
    }

    /** A message was lost, and has become a dead letter, which says why. */
    void lost(Message deadLetter) {
        String reason = Unchecked.get(() -> deadLetter.getStringProperty(ProviderProperties.DEAD_LETTER_REASON));
        if (LossReason.EVICTED.name().equals(reason)) {
            of(deadLetter).evicted();
        } else {
            of(deadLetter).dropped();
        }
        note();
    }

    @Override
    public void begun(Message message) {
        of(message).received();
        note();
    }

    @Override
    public void left(Message message) {
        of(message).left();
    }

    private void note() {
        Duration now = clock.elapsed();
        int waiting = 0;
        for (int priority = HIGHEST; priority >= 0; priority--) {
            waiting = tallies.get(priority).note(now, waiting);
        }
    }

    void print(Seconds duration, PrintWriter out) {
        out.println("Statistics of " + duration + " s");
        out.println();
        Table table = new Table("Priority", "Published", "Kept", "Evicted", "Dropped", "Received", "Left");
        for (int priority = HIGHEST; priority >= 0; priority--) {
            Tally tally = tallies.get(priority);
            table.row(
                    priority, tally.published, tally.kept(), tally.evicted, tally.dropped, tally.received, tally.left);
        }
        table.row(
                "total",
                total(tally -> tally.published),
                total(Tally::kept),
                total(tally -> tally.evicted),
                total(tally -> tally.dropped),
                total(tally -> tally.received),
                total(tally -> tally.left));
        table.print(out);
    }

    private int total(ToIntFunction<Tally> figure) {
        return tallies.stream().mapToInt(figure).sum();
    }

    /** Returns a sentence for each priority of which a message has vanished. */
    List<String> faults() {
        return tallies.stream()
                .filter(tally -> !tally.isComplete())
                .map(tally -> "Not all messages of priority " + tally.priority + " are accounted for.")
                .toList();
    }

    /** Draws what became of the messages until the end. */
    Figure figure(Seconds duration) {
        Figure figure = new Figure("The important ones push the others out", duration.toDuration());
        Chart waiting = figure.chart("waiting, by priority (messages)");
        Chart losses = figure.chart("lost so far (messages)");
        for (Tally tally : tallies) { // from the lowest, so that each area is covered by those of higher priorities
            double rank = tally.priority / (double) HIGHEST;
            waiting.area("priority " + tally.priority, tally.waitingAtLeast, rank);
            losses.steps("priority " + tally.priority, tally.losses, rank);
        }
        return figure;
    }
}
