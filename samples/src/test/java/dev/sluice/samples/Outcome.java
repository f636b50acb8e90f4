package dev.sluice.samples;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
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

    /**
     * Returns the rest of a line of a table, with single blanks.
     *
     * @param heads what the line begins with, with single blanks
     */
    public String row(String heads) {
        return lines().stream()
                .map(line -> line.strip().replaceAll(" +", " "))
                .filter(line -> line.startsWith(heads + " "))
                .map(line -> line.substring(heads.length() + 1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no row of " + heads + " in:\n" + out));
    }

    /** Returns the numbers in a {@link #row}. */
    public List<Integer> figures(String heads) {
        return Arrays.stream(row(heads).split(" ", -1)).map(Integer::valueOf).toList();
    }
}
