package dev.sluice.samples.backpressure;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;

import jakarta.jms.JMSContext;
import jakarta.jms.Topic;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import dev.sluice.core.pacing.AdaptivePacer;
import dev.sluice.core.policy.OverflowPolicy;
import dev.sluice.core.time.VirtualClock;
import dev.sluice.jms.SluiceBroker;
import dev.sluice.samples.plot.PlotOption;
import dev.sluice.samples.print.Faults;
import dev.sluice.samples.work.Worker;

/**
 * The sub-command {@code backpressure}: FastPublisher publishes faster than SlowSubscriber can work. The subscription has room
 * for a few messages and drops the rest; the publisher feels that, and slows down until both have the same pace.
 */
@Command(
        name = "backpressure",
        sortOptions = false,
        description = "A publisher that slows down until its subscriber keeps up.",
        footer = "%nTime is virtual: the same every time, and over at once.")
public final class BackPressure implements Callable<Integer> {
    private static final String TOPIC = "events";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Rates rates = new Rates();

    @Mixin
    private PlotOption plot = new PlotOption();

    private BackPressure() {}

    /** Returns the command. */
    public static CommandLine commandLine() {
        return new CommandLine(new BackPressure());
    }

    @Override
    public Integer call() {
        if (rates.maximum.millis() < rates.base.millis()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value for option '--maximum': " + rates.maximum + " is less than --base, " + rates.base
                            + "; raise it");
        }
        PrintWriter out = spec.commandLine().getOut();
        VirtualClock clock = new VirtualClock();
        Chronicle chronicle = new Chronicle(clock, out);
        Statistics statistics = run(clock, pacer(clock, chronicle), chronicle);
        statistics.print(rates.duration, out);
        plot.draw(() -> chronicle.figure(rates));
        return Faults.report(statistics.faults(), spec.commandLine());
    }

    private AdaptivePacer pacer(VirtualClock clock, Chronicle chronicle) {
        return AdaptivePacer.builder()
                .name("FastPublisher")
                .base(rates.base.toDuration())
                .multiplier(rates.multiplier)
                .recovery(rates.recovery)
                .maximum(rates.maximum.toDuration())
                .clock(clock)
                .listener(chronicle)
                .build();
    }

    private Statistics run(VirtualClock clock, AdaptivePacer pacer, Chronicle chronicle) {
        try (SluiceBroker broker = broker(clock);
                JMSContext publishing = broker.connectionFactory().createContext();
                JMSContext subscribing = publishing.createContext(JMSContext.CLIENT_ACKNOWLEDGE)) {
            Topic topic = publishing.createTopic(TOPIC);
            Random chance = rates.seed.random();
            Worker subscriber = new Worker(
                    clock, subscribing, subscribing.createConsumer(topic), () -> rates.nextWork(chance), chronicle);
            FastPublisher publisher = new FastPublisher(publishing, topic, pacer, chronicle);
            Runnable publication = () -> {
                publisher.publish();
                subscriber.takeNext();
            };
            clock.schedule(Duration.ZERO, () -> whenDue(pacer, clock, publication));

            clock.advance(rates.duration.toDuration().minusNanos(1)); // the last instant before the end
            Duration finalInterval = pacer.interval();

            subscriber.countLeft();
            return chronicle.statistics(finalInterval);
        }
    }

    /** Does it if it is time, and comes back when it is time again: nobody waits where events drive the program. */
    private static void whenDue(AdaptivePacer pacer, VirtualClock clock, Runnable publication) {
        if (pacer.tryBegin()) {
            publication.run();
        }
        clock.schedule(pacer.delayBeforeNext(), () -> whenDue(pacer, clock, publication));
    }

    private SluiceBroker broker(VirtualClock clock) {
        return SluiceBroker.builder()
                .name("backpressure")
                .clock(clock)
                .executor(clock)
                // A message takes up space until it is acknowledged. The subscriber does that when its work is done, so
                // the one that it works on is there beside those that wait.
                .destination(TOPIC, topic -> topic.capacity(rates.queue + 1).overflow(OverflowPolicy.DROP_NEWEST))
                .build();
    }
}
