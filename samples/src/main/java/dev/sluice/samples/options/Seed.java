package dev.sluice.samples.options;

import java.util.Random;

import picocli.CommandLine.Option;

/** The option {@code --seed}: from where chance comes. */
public final class Seed {
    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "42",
            description = "Where chance begins: the same number, the same run (default: ${DEFAULT-VALUE}).")
    private long number;

    /** Creates one that is to be set. */
    public Seed() {}

    /** Returns chance that begins there. */
    public Random random() {
        return new Random(number);
    }
}
