package dev.sluice.samples.backpressure;

import java.io.PrintWriter;
import java.time.Duration;

import jakarta.jms.Message;

import dev.sluice.core.pacing.PaceChange;
import dev.sluice.core.pacing.PacingListener;
import dev.sluice.core.time.VirtualClock;
import dev.sluice.samples.options.Seconds;
import dev.sluice.samples.plot.Figure;
import dev.sluice.samples.plot.Points;
import dev.sluice.samples.work.Unchecked;
import dev.sluice.samples.work.Worker;

/** Prints each event on a line with its time, and keeps the figures. */
final class Chronicle implements PacingListener, Worker.Diary {
    private final VirtualClock clock;
    private final PrintWriter out;

    private final Points interval = new Points();
    private final Points pressure = new Points();
    private final Points waiting = new Points();
    private final Points losses = new Points();

    private int published;
    private int dropped;
    private int received;
    private int left;
    private int backPressureEvents;

    Chronicle(VirtualClock clock, PrintWriter out) {
        this.clock = clock;
        this.out = out;
        waiting.set(Duration.ZERO, 0);
        losses.set(Duration.ZERO, 0);
    }

    private void print(String event) {
        out.println("[" + Seconds.of(clock.elapsed()) + "] " + event);
    }

    void published(String text, Duration at, boolean wasDropped) {
        published++;
        dropped += wasDropped ? 1 : 0;
        print("FastPublisher published " + text + " (interval " + Seconds.of(at) + " s)");
        if (wasDropped) {
            print("SlowSubscriber's queue is full; " + text + " was dropped");
        }
        countWaiting();
        losses.set(clock.elapsed(), dropped);
    }

    /** A message is waiting that was delivered, and that nobody works on yet. */
    private void countWaiting() {
        waiting.set(clock.elapsed(), published - dropped - received);
    }

    @Override
    public void paceChanged(PaceChange change) {
        if (change.kind() == PaceChange.Kind.BACK_PRESSURE) {
            backPressureEvents++;
            print("Back-pressure: the interval grows from " + Seconds.of(change.before()) + " s to "
                    + Seconds.of(change.now()) + " s");
            pressure.event(clock.elapsed(), Seconds.of(change.now()).toDouble());
        }
    }

    void intervalIs(Duration now) {
        interval.set(clock.elapsed(), Seconds.of(now).toDouble());
    }

    @Override
    public void begun(Message message) {
        received++;
        print("SlowSubscriber received " + Unchecked.get(() -> message.getBody(String.class)));
        countWaiting();
    }

    @Override
    public void left(Message message) {
        left++;
    }

    Statistics statistics(Duration finalInterval) {
        return new Statistics(published, dropped, received, left, backPressureEvents, Seconds.of(finalInterval));
    }

    /** Draws what happened until the end. */
    Figure figure(Rates rates) {
        Figure figure = new Figure(
                "The publishing interval climbs, and settles where the subscriber keeps up",
                rates.duration.toDuration());
        figure.chart("publishing interval (s)")
                .steps("interval", interval)
                .marks("back-pressure", pressure)
                .level("the subscriber's pace", rates.work.toDouble());
        figure.chart("messages")
                .steps("waiting in the subscription", waiting)
                .steps("dropped so far", losses)
                .level("space for waiting ones", rates.queue);
        return figure;
    }
}
