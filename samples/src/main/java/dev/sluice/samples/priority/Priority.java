package dev.sluice.samples.priority;

import java.io.PrintWriter;
import java.util.Random;
import java.util.concurrent.Callable;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import jakarta.jms.Queue;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import dev.sluice.core.policy.OverflowPolicy;
import dev.sluice.core.time.VirtualClock;
import dev.sluice.jms.SluiceBroker;
import dev.sluice.samples.options.Numbers;
import dev.sluice.samples.options.Seconds;
import dev.sluice.samples.options.Seed;
import dev.sluice.samples.plot.PlotOption;
import dev.sluice.samples.print.Faults;
import dev.sluice.samples.work.Repeated;
import dev.sluice.samples.work.Worker;

/**
 * The sub-command {@code priority}: alarms of all priorities come faster than one operator can deal with them. The queue is
 * short; where it is full, the oldest of the least important ones makes room.
 */
@Command(
        name = "priority",
        sortOptions = false,
        description = "Too many messages: the less important ones make room.",
        footer =
                "%nKept are the messages that were received, or are left at the end. Evicted are those that made room for one of"
                        + " higher priority; dropped are those that came when nothing less important was there."
                        + "%nTime is virtual, and chance comes from the seed: the same every time, and over at once.")
public final class Priority implements Callable<Integer> {
    private static final String ALARMS = "alarms";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--duration",
            paramLabel = "SECONDS",
            defaultValue = "60",
            converter = Seconds.MoreThanZero.class,
            description = "When it ends (default: ${DEFAULT-VALUE}).")
    private Seconds duration = new Seconds(0);

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            defaultValue = "0.1",
            converter = Seconds.MoreThanZero.class,
            description = "At which interval alarms come (default: ${DEFAULT-VALUE}).")
    private Seconds every = new Seconds(0);

    @Option(
            names = "--work",
            paramLabel = "SECONDS",
            defaultValue = "0.25",
            converter = Seconds.MoreThanZero.class,
            description = "How long the operator works on one (default: ${DEFAULT-VALUE}).")
    private Seconds work = new Seconds(0);

    @Option(
            names = "--queue",
            paramLabel = "MESSAGES",
            defaultValue = "20",
            converter = Numbers.FromZero.class,
            description = "How many alarms may wait while the operator works on one (default: ${DEFAULT-VALUE}).")
    private int queue;

    @Mixin
    private Seed seed = new Seed();

    @Mixin
    private PlotOption plot = new PlotOption();

    private Priority() {}

    /** Returns the command. */
    public static CommandLine commandLine() {
        return new CommandLine(new Priority());
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Ledger ledger = run();
        ledger.print(duration, out);
        plot.draw(() -> ledger.figure(duration));
        return Faults.report(ledger.faults(), spec.commandLine());
    }

    private Ledger run() {
        VirtualClock clock = new VirtualClock();
        Ledger ledger = new Ledger(clock);
        try (SluiceBroker broker = broker(clock);
                JMSContext publishing = broker.connectionFactory().createContext();
                JMSContext working = publishing.createContext(JMSContext.CLIENT_ACKNOWLEDGE);
                JMSContext counting = publishing.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            Queue alarms = publishing.createQueue(ALARMS);
            counting.createConsumer(counting.createQueue("DLQ." + ALARMS)).setMessageListener(ledger::lost);
            Worker operator = new Worker(clock, working, working.createConsumer(alarms), work::toDuration, ledger);
            JMSProducer producer = publishing.createProducer();
            Random chance = seed.random();
            Repeated.every(clock, every.toDuration(), () -> {
                Message alarm = publishing.createMessage();
                producer.setPriority(chance.nextInt(Ledger.HIGHEST + 1)).send(alarms, alarm);
                ledger.published(alarm);
                operator.takeNext();
            });

            clock.advance(duration.toDuration().minusNanos(1)); // the last instant before the end

            operator.countLeft();
            return ledger;
        }
    }

    private SluiceBroker broker(VirtualClock clock) {
        return SluiceBroker.builder()
                .name("priority")
                .clock(clock)
                .executor(clock)
                // The alarm that the operator works on takes up space too, and is never evicted. What is lost becomes
                // a dead letter, so that it can be counted.
                .destination(ALARMS, alarms -> alarms.capacity(queue + 1)
                        .overflow(OverflowPolicy.EVICT_LOWEST_PRIORITY)
                        .deadLetterDropped(true))
                .build();
    }
}
