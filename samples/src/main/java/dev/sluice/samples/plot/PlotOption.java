package dev.sluice.samples.plot;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --plot}: whether and where a sample draws what has happened. */
public final class PlotOption {
    @Option(
            names = "--plot",
            paramLabel = "FILE",
            converter = PlotFile.Converter.class,
            description = "Draw what has happened over time to FILE, which ends in .png or .svg.")
    private @Nullable PlotFile file;

    /** Creates one that is to be set. */
    public PlotOption() {}

    /**
     * Draws, if that is wanted.
     *
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public void draw(Supplier<Figure> figure) {
        if (file != null) {
            file.draw(figure.get());
        }
    }
}
