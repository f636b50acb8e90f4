package dev.sluice.samples.print;

import java.util.List;

import picocli.CommandLine;
import picocli.CommandLine.ExitCode;

/** What a sample has found that cannot be: a sentence each for people, and an exit code for scripts. */
public final class Faults {
    private Faults() {}

    /**
     * Prints the faults, if there are any.
     *
     * @param faults a sentence for each
     * @param command the command that has found them
     * @return what the command ends with
     */
    public static int report(List<String> faults, CommandLine command) {
        faults.forEach(command.getErr()::println);
        return faults.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
