package dev.sluice.samples.groups;

import java.io.PrintWriter;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import jakarta.jms.JMSContext;
import jakarta.jms.Queue;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import dev.sluice.core.group.Balancing;
import dev.sluice.core.policy.OverflowPolicy;
import dev.sluice.core.time.VirtualClock;
import dev.sluice.jms.SluiceBroker;
import dev.sluice.samples.options.Seconds;
import dev.sluice.samples.plot.PlotOption;
import dev.sluice.samples.print.Faults;
import dev.sluice.samples.work.Repeated;

/**
 * The sub-command {@code groups}: the same messages go to six queues. At each, Ann, Bob and Cid share them in another way. Ann
 * leaves for a while; Bob stalls for a while.
 */
@Command(
        name = "groups",
        sortOptions = false,
        description = "All ways to share messages among consumers, side by side.",
        footer = "%nTime is virtual, and chance comes from the seed: the same every time, and over at once.")
public final class Groups implements Callable<Integer> {
    private static final int CAPACITY = 10_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Course course = new Course();

    @Mixin
    private PlotOption plot = new PlotOption();

    private Groups() {}

    /** Returns the command. */
    public static CommandLine commandLine() {
        return new CommandLine(new Groups());
    }

    @Override
    public Integer call() {
        ensureOrder("--leave", course.leave, "--join", course.join);
        ensureOrder("--stall", course.stall, "--go-on", course.goOn);
        Statistics statistics = run();
        PrintWriter out = spec.commandLine().getOut();
        statistics.print(out);
        plot.draw(statistics::figure);
        return Faults.report(statistics.faults(), spec.commandLine());
    }

    private void ensureOrder(String first, Seconds one, String second, Seconds other) {
        if (one.millis() > other.millis()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value for option '" + second + "': " + other + " is before " + first + ", " + one);
        }
    }

    private Statistics run() {
        VirtualClock clock = new VirtualClock();
        try (SluiceBroker broker = broker(clock);
                JMSContext publishing = broker.connectionFactory().createContext()) {
            List<Group> groups = Balancing.named().stream()
                    .map(balancing -> new Group(broker, balancing, clock, course))
                    .toList();
            try {
                publish(groups, publishing, clock);

                clock.advance(course.duration.toDuration().minusNanos(1)); // the last instant before the end

                return new Statistics(groups, course.duration);
            } finally {
                groups.forEach(Group::close);
            }
        }
    }

    private void publish(List<Group> groups, JMSContext publishing, VirtualClock clock) {
        // Several queues with commas between them are one destination.
        Queue all = publishing.createQueue(groups.stream().map(Group::queue).collect(Collectors.joining(",")));
        Random chance = course.seed.random();
        int[] numbers = new int[course.keys];
        Repeated.every(clock, course.every.toDuration(), () -> {
            Item item = Item.random(chance, course.keys, numbers, course.work.millis());
            groups.forEach(group -> group.scoreboard().published(item));
            item.send(publishing, all);
        });
    }

    private static SluiceBroker broker(VirtualClock clock) {
        SluiceBroker.Builder builder =
                SluiceBroker.builder().name("groups").clock(clock).executor(clock);
        for (Balancing balancing : Balancing.named()) {
            // A full queue refuses at once: the thread that would wait for space is the one that would make it. Nobody
            // wants to see who shares a backlog that is longer than this.
            builder.destination(
                    Group.queue(balancing),
                    queue -> queue.balancing(balancing).capacity(CAPACITY).overflow(OverflowPolicy.REJECT));
        }
        return builder.build();
    }
}
