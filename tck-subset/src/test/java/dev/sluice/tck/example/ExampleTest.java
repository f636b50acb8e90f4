package dev.sluice.tck.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

import dev.sluice.tck.SuiteTests;

/** What the README tells others to do, done. */
final class ExampleTest {
    private static final Path README = Path.of("README.md");
    private static final Pattern EXAMPLE =
            Pattern.compile("<!-- from: (?<file>\\S+) -->\n```java\n(?<code>.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    private LauncherDiscoveryRequest request(Class<?> suite) {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(suite))
                .configurationParameter("dev.sluice.tck.report.directory", folder.toString())
                .configurationParameter("dev.sluice.tck.report.console", "false")
                .build();
    }

    @Test
    void aSuiteFindsEveryRequirement() {
        TestPlan plan = LauncherFactory.create().discover(request(ConformanceSuite.class));

        assertThat(methods(plan)).containsExactlyInAnyOrderElementsOf(requirements());
    }

    private static List<String> methods(TestPlan plan) {
        return plan.getRoots().stream()
                .flatMap(root -> plan.getDescendants(root).stream())
                .map(TestIdentifier::getSource)
                .flatMap(source -> source.stream())
                .filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .map(method -> method.getClassName() + "." + method.getMethodName())
                .toList();
    }

    private static List<String> requirements() {
        return SuiteTests.all().stream()
                .map(method -> method.getDeclaringClass().getName() + "." + method.getName())
                .toList();
    }

    @Test
    void aSuiteRunsAndReports() throws IOException {
        Launcher launcher = LauncherFactory.create();

        launcher.execute(request(TextSuite.class));

        assertThat(Files.readString(folder.resolve("conformance-report.md")))
                .startsWith("# Conformance of Sluice to Jakarta Messaging 3.1")
                .contains("passed: A text message without a text arrives without one, not with an empty one.")
                .doesNotContain("failed:");
    }

    @Test
    void theReadmeShowsWhatIsHere() throws IOException {
        List<MatchResult> examples =
                EXAMPLE.matcher(Files.readString(README)).results().toList();

        assertThat(examples).hasSize(3).allSatisfy(example -> assertThat(Files.readString(Path.of(example.group(1))))
                .contains(example.group(2)));
    }
}
