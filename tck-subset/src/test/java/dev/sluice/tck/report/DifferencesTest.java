package dev.sluice.tck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.tck.SuiteTests;

final class DifferencesTest {
    private static final List<String> PAGE = """
            # Differences

            How to read `SomeTest.nothing`.

            ## A Provider

            ### Order

            It sorts, see `SomeTest.mentioned`.

            - `OrderTest.first`, `OrderTest.second`

            ### Time

            - `TimeTest.late` (2), `TimeTest.early`

            ## Another Provider

            ### Order

            - `OrderTest.third`
            """.lines().toList();

    @Test
    void theListsOfAProviderNameItsDifferencesByGroup() {
        assertThat(Differences.parse(PAGE, "A Provider 1.2.3").groups())
                .hasSize(4)
                .containsEntry("OrderTest.first", "Order")
                .containsEntry("OrderTest.second", "Order")
                .containsEntry("TimeTest.late", "Time");
    }

    @Test
    void moreCasesThanAreKnownAreNew() {
        Differences known = Differences.parse(PAGE, "A Provider 1.2.3");

        assertThat(known.groupOf(failing("TimeTest.late", 2))).contains("Time");
        assertThat(known.groupOf(failing("TimeTest.late", 3))).isEmpty();
        assertThat(known.groupOf(failing("TimeTest.early", 3))).contains("Time");
    }

    private static RequirementResult failing(String test, int cases) {
        CheckedRequirement requirement = new CheckedRequirement(test, "7.8", "It is in time.", List.of());
        return new RequirementResult(
                requirement, Collections.nCopies(cases, new TestedCase(requirement, "", Outcome.FAILED, "late")));
    }

    @Test
    void anUnknownProviderHasNone() {
        assertThat(Differences.parse(PAGE, "Some Provider").groups()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Apache ActiveMQ Artemis", "Apache ActiveMQ Classic"})
    void thePageNamesTestsThatExist(String provider) throws IOException {
        Differences known = Differences.read(Path.of("differences.md"), provider);

        assertThat(known.groups().keySet())
                .isNotEmpty()
                .isSubsetOf(SuiteTests.all().stream().map(SuiteTests::name).toList());
    }

    @Test
    void thePageSaysOfEachGroupWhoIsRight() throws IOException {
        List<String> groups = Pattern.compile("\n### ")
                .splitAsStream(Files.readString(Path.of("differences.md")))
                .skip(1)
                .toList();

        assertThat(groups).isNotEmpty().allMatch(group -> group.contains("\nRight is ") || group.contains("\nOpen"));
    }
}
