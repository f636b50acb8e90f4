package dev.sluice.tck.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes the report of a run of the suite: a page for people, the same in Markdown, and a few lines on the console. The JUnit
 * Platform finds it by itself; a run without conformance tests leaves no trace.
 *
 * <p>Configuration parameters of the platform, or system properties, say where: {@value ReportFiles#DIRECTORY} (default:
 * {@code target} if there is one, else the working directory) and {@value ReportFiles#NAME} (default:
 * {@code conformance-report}). With {@value #CONSOLE} set to {@code false} the console is left alone.
 * {@value Differences#FILE} names a file of known differences, by which new failures are told from known ones.
 */
public final class ReportListener implements TestExecutionListener {
    /** Under which key the suite tells the name of the provider under test. */
    public static final String PROVIDER = "dev.sluice.tck.provider.name";

    /** Under which key the suite tells which optional parts of the standard the provider offers. */
    public static final String FEATURES = "dev.sluice.tck.provider.features";

    private static final String CONSOLE = "dev.sluice.tck.report.console";

    private final Clock clock = Clock.system(ZoneId.systemDefault());
    private final Map<String, String> told = new ConcurrentHashMap<>();
    private @Nullable ZonedDateTime started;
    private @Nullable CaseCollector collector;

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        started = ZonedDateTime.now(clock);
        collector = new CaseCollector(plan);
    }

    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        told.putAll(entry.getKeyValuePairs());
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        if (collector != null) {
            collector.skipped(test, reason);
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (collector != null) {
            collector.finished(test, result);
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (collector == null || started == null || collector.cases().isEmpty()) {
            return;
        }
        Run run = run(started);
        RunReport report =
                RunReport.of(run, collector.cases(), differences(plan.getConfigurationParameters(), run.provider()));
        ReportFiles files = ReportFiles.of(plan.getConfigurationParameters());
        try {
            files.write(report);
        } catch (IOException e) {
            throw new UncheckedIOException("The report of the run was not written to " + files + ".", e);
        }
        if (plan.getConfigurationParameters().getBoolean(CONSOLE).orElse(true)) {
            System.out.println(new Summary(report).text() + "  Report: " + files);
        }
    }

    private static Differences differences(ConfigurationParameters parameters, String provider) {
        Optional<String> file = parameters.get(Differences.FILE);
        if (file.isEmpty()) {
            return Differences.NONE;
        }
        try {
            return Differences.read(Path.of(file.get()), provider);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The file of known differences, which " + Differences.FILE + " names, was not read.", e);
        }
    }

    private Run run(ZonedDateTime start) {
        return new Run(
                told.getOrDefault(PROVIDER, "a provider that was not found"),
                told.getOrDefault(FEATURES, ""),
                start,
                Duration.between(start, ZonedDateTime.now(clock)));
    }
}
