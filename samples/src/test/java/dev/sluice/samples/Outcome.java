package dev.sluice.samples;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

import picocli.CommandLine;

/**
 * What became of a run of the program.
 *
 * @param exitCode what it ended with
 * @param out what it printed
 * @param err what it complained of
 */
public record Outcome(int exitCode, String out, String err) {
    /** Runs the program. */
    public static Outcome of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine program = Samples.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int exitCode = program.execute(args);
        return new Outcome(exitCode, out.toString(), err.toString());
    }

    /** Returns what it printed, line by line. */
    public List<String> lines() {
        return out.lines().toList();
    }
}
