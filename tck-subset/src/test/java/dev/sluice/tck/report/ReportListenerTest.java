package dev.sluice.tck.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

import dev.sluice.tck.Provider;

/** Runs the suite as others run it, and reads what is left in the folder. */
final class ReportListenerTest {
    @TempDir
    Path folder;

    @Test
    void aRunIsCountedByRequirementAndByCase() throws IOException {
        String report = run(Sample.class, "md");

        assertThat(report)
                .startsWith("# Conformance of Nothing & Sons to Jakarta Messaging 3.1\n")
                .contains("| requirements | 4 | 1 | 2 | 1 |")
                .contains("| tests | 6 | 2 | 3 | 1 |")
                .contains("| 6.2.9 | Message order | 1 | 3 | 1 | 2 | 0 |")
                .contains("Optional parts offered: correlation ids as bytes.");
    }

    @Test
    void aFailureIsToldWithItsCaseItsMessageAndItsPlace() throws IOException {
        assertThat(run(Sample.class, "md"))
                .contains("**6.2.9** All numbers are even. `Sample.failsForSome`")
                .contains("[3] number=3")
                .contains("[3 of Nothing & Sons]")
                .contains("(Sample.java:")
                .contains("java.lang.UnsupportedOperationException: no body");
    }

    @Test
    void whatIsSkippedIsToldWithTheReason() throws IOException {
        assertThat(run(Sample.class, "md"))
                .contains("- Skipped 1: Nothing & Sons does not offer distributed transactions.")
                .contains("- skipped: Nothing here is done twice. `Sample.needsMore`");
    }

    @Test
    void whatIsNotCoveredIsTold() throws IOException {
        assertThat(run(Sample.class, "md"))
                .contains("- 6.2.7 Transactions\n")
                .doesNotContain("- 6.2.10 Message acknowledgment\n")
                .doesNotContain("Resource adapter")
                .contains("| 67 | `Sample.holds` |")
                .contains("| 92 | `Sample.failsForSome` failed |")
                .contains("| 91 | no test in this run |")
                .contains("| 110 | not tested: what a container does |");
    }

    @Test
    void thePageNeedsNothingElseAndTakesNothingForHtml() throws IOException {
        assertThat(run(Sample.class, "html"))
                .startsWith("<!DOCTYPE html>")
                .contains("<h1>Nothing &amp; Sons</h1>")
                .contains("What is &lt;acknowledged&gt; stays so.")
                .contains("prefers-color-scheme: dark")
                .doesNotContain("<script", "http:", "https:", "url(");
    }

    @Test
    void aRunWithoutConformanceTestsLeavesNoTrace() throws IOException {
        execute(HtmlTest.class, NothingProvider.class);

        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    /** A provider that cannot be stopped. */
    static final class Unstoppable extends NothingProvider {
        @Override
        public void stop() {
            throw new IllegalStateException("still busy");
        }
    }

    @Test
    void aProviderThatDoesNotStopIsTold() throws IOException {
        execute(Sample.class, Unstoppable.class);

        assertThat(Files.readString(folder.resolve("sample.md")))
                .contains("| requirements | 5 | 1 | 3 | 1 |")
                .contains("The provider can be stopped after the last test. `Provider.stop`")
                .contains("Nothing & Sons did not stop: java.lang.IllegalStateException: still busy");
    }

    private String run(Class<?> tests, String extension) throws IOException {
        execute(tests, NothingProvider.class);
        return Files.readString(folder.resolve("sample." + extension));
    }

    private void execute(Class<?> tests, Class<? extends Provider> provider) {
        LauncherFactory.create()
                .execute(LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(tests))
                        .configurationParameter("dev.sluice.tck.provider", provider.getName())
                        .configurationParameter(ReportFiles.DIRECTORY, folder.toString())
                        .configurationParameter(ReportFiles.NAME, "sample")
                        .configurationParameter("dev.sluice.tck.report.console", "false")
                        .build());
    }
}
