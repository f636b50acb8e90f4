package dev.sluice.tck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

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
}
