package dev.sluice.samples.acknowledge;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import dev.sluice.core.admin.Moved;
import dev.sluice.core.time.VirtualClock;
import dev.sluice.samples.plot.PlotOption;
import dev.sluice.samples.print.Faults;

/**
 * The sub-command {@code acknowledge}: one after the other, five subscribers have trouble with difficult orders, each in its own
 * way. What they do not acknowledge comes again, and in the end becomes a dead letter. Then the trouble is mended, and the dead
 * letters go back. The messaging is in the subscribers; this class reads the options and tells the story.
 */
@Command(
        name = "acknowledge",
        sortOptions = false,
        description = "Subscribers crash, fail and are too slow; nothing is lost.",
        footer = "%nTime is virtual, and chance comes from the seed: the same every time, and over at once.")
public final class Acknowledge implements Callable<Integer> {
    private static final double SECONDS_OF_YEAR = 365.25 * 24 * 60 * 60;

    /** After so many years a virtual clock ends, because it counts nanoseconds in a long. */
    private static final int END_OF_TIME = 292;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Terms terms = new Terms();

    @Mixin
    private PlotOption plot = new PlotOption();

    private Acknowledge() {}

    /** Returns the command. */
    public static CommandLine commandLine() {
        return new CommandLine(new Acknowledge());
    }

    @Override
    public Integer call() {
        ensureInTime();
        PrintWriter out = spec.commandLine().getOut();
        VirtualClock clock = VirtualClock.selfAdvancing();
        Diary diary = new Diary(clock, out);
        try (Office office = new Office(terms, clock, diary)) {
            List<Story> stories = stories(office);
            ensureEnd(stories.size());
            tell(stories, office);
            DeadLetters deadLetters = new DeadLetters(office.broker().connectionFactory(), stories);
            deadLetters.print(out);
            office.mend();
            stories.forEach(story -> replay(story, office));

            Statistics statistics = new Statistics(office.admin(), stories, terms.orders);
            statistics.print(diary.now(), out);
            plot.draw(diary::figure);
            return Faults.report(statistics.faults(), spec.commandLine());
        }
    }

    private void ensureInTime() {
        if (terms.work.millis() >= terms.ackTimeout.millis()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value for option '--work': " + terms.work + " is not less than --ack-timeout, "
                            + terms.ackTimeout + "; nothing would ever be done in time");
        }
    }

    private void ensureEnd(int subscribers) {
        double years = subscribers * terms.longestWork() / SECONDS_OF_YEAR;
        if (years > END_OF_TIME) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid values for --orders, --max-deliveries, --work and --long-work: this may take "
                            + Math.round(years) + " years, and a virtual clock ends after " + END_OF_TIME);
        }
    }

    private static List<Story> stories(Office office) {
        return List.of(
                new Story("dies", "orders.dying", new DyingSubscriber(office)),
                new Story("rolls back", "orders.undecided", new UndecidedSubscriber(office)),
                new Story("throws", "orders.failing", new FailingSubscriber(office)),
                new Story("is too slow", "orders.slow", new SlowSubscriber(office, false)),
                new Story("asks for time", "orders.patient", new SlowSubscriber(office, true)));
    }

    private void tell(List<Story> stories, Office office) {
        ConnectionFactory factory = office.broker().connectionFactory();
        Orders orders = new Orders(terms);
        for (Story story : stories) {
            office.diary().say(terms.orders + " orders for the subscriber that " + story.name());
            try (JMSContext context = factory.createContext()) {
                orders.send(context, context.createQueue(story.queue()));
            }
            story.subscriber().work(factory, story.queue());
        }
    }

    private static void replay(Story story, Office office) {
        Moved moved = office.admin().queue(story.queue()).replayDeadLetters();
        if (moved.selected() > 0) {
            office.diary().movedBack(moved, story.queue());
            story.subscriber().work(office.broker().connectionFactory(), story.queue());
        }
    }
}
