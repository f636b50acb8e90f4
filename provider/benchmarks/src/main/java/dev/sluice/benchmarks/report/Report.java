package dev.sluice.benchmarks.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes what was measured for people: a page and a picture. */
public final class Report {
    private static final String PAGE = "results.md";
    private static final String CHART = "chart.png";
    private static final String SOAK = "soak.md";

    private Report() {}

    /**
     * Writes the report beside the results it is about.
     *
     * @param directory where the results are
     * @return the page
     * @throws IOException if something cannot be read or written
     */
    public static Path write(Path directory) throws IOException {
        Results results = Results.read(directory);
        Path soak = directory.resolve(SOAK);
        String soaked = Files.exists(soak) ? Files.readString(soak, StandardCharsets.UTF_8) : "";
        Path page = directory.resolve(PAGE);
        Files.writeString(page, new Markdown(results).page(Machine.read(directory), soaked), StandardCharsets.UTF_8);
        new Chart(results).write(directory.resolve(CHART));
        return page;
    }
}
