package dev.sluice.samples.quakes;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import jakarta.jms.JMSException;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import dev.sluice.samples.options.Numbers;
import dev.sluice.samples.print.Faults;

/**
 * The sub-command {@code quakes}. The messaging is in {@link Replay}, {@link Observatory} and {@link Archive}; this class reads
 * the options and has the outcome printed and checked.
 */
@Command(
        name = "quakes",
        sortOptions = false,
        description = "A week of real earthquakes, on topics and patterns of them.",
        footer = "%nThe events that come with it are from the catalogue of the US Geological Survey.")
public final class Quakes implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description =
                    "Replay the events of this CSV file, with the columns id, time, magnitude, type, network, region,"
                            + " place, depth_km (default: a file that comes with the sample).")
    private @Nullable Path file;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "10",
            converter = Numbers.FromZero.class,
            description = "How many regions to print (default: ${DEFAULT-VALUE}).")
    private int top;

    private Quakes() {}

    /** Returns the command. */
    public static CommandLine commandLine() {
        return new CommandLine(new Quakes());
    }

    @Override
    public Integer call() throws JMSException {
        try {
            return replay(Catalogue.read(file));
        } catch (IOException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return ExitCode.USAGE;
        }
    }

    private int replay(List<Quake> quakes) throws JMSException {
        PrintWriter out = spec.commandLine().getOut();
        Report.printSource(quakes, out);
        Findings findings = new Replay(quakes).run();
        new Report(findings, out).print(top);
        List<String> faults = SelfCheck.faults(quakes, findings);
        if (faults.isEmpty()) {
            out.println("All of this is what the file says.");
        }
        return Faults.report(faults, spec.commandLine());
    }
}
