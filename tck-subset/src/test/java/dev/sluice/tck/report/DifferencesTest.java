package dev.sluice.tck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

            - `TimeTest.late`

            ## Another Provider

            ### Order

            - `OrderTest.third`
            """.lines().toList();

    @Test
    void theListsOfAProviderNameItsDifferencesByGroup() {
        assertThat(Differences.parse(PAGE, "A Provider 1.2.3").groups())
                .hasSize(3)
                .containsEntry("OrderTest.first", "Order")
                .containsEntry("OrderTest.second", "Order")
                .containsEntry("TimeTest.late", "Time");
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
