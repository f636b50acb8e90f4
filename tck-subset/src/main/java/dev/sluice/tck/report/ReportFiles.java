package dev.sluice.tck.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.platform.engine.ConfigurationParameters;

/** Where a report is written. */
record ReportFiles(Path directory, String name) {
    static final String DIRECTORY = "dev.sluice.tck.report.directory";
    static final String NAME = "dev.sluice.tck.report.name";

    private static final Path BUILD_DIRECTORY = Path.of("target");

    static ReportFiles of(ConfigurationParameters parameters) {
        Path usual = Files.isDirectory(BUILD_DIRECTORY) ? BUILD_DIRECTORY : Path.of("");
        return new ReportFiles(
                parameters.get(DIRECTORY).map(Path::of).orElse(usual),
                parameters.get(NAME).orElse("conformance-report"));
    }

    /** Writes both pages, in place of earlier ones. */
    void write(RunReport report) throws IOException {
        Files.createDirectories(directory.toAbsolutePath());
        Files.writeString(page(), new HtmlReport(report).text());
        Files.writeString(directory.resolve(name + ".md"), new MarkdownReport(report).text());
    }

    private Path page() {
        return directory.resolve(name + ".html");
    }

    /** Returns where the page for people is. */
    @Override
    public String toString() {
        return page().toAbsolutePath().toString();
    }
}
