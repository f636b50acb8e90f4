package dev.sluice.samples.quakes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.jms.JMSException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The check finds every kind of difference: the findings of a real replay pass, and do not when they are tampered with. */
final class SelfCheckTest {
    private List<Quake> file = List.of();
    private Findings right = new Findings(List.of(), List.of(), 0, Map.of(), Map.of(), List.of());

    @BeforeEach
    void replay() throws IOException, JMSException {
        file = Catalogue.read(null);
        right = new Replay(file).run();
    }

    @Test
    void theFindingsOfAReplayPass() {
        assertThat(SelfCheck.faults(file, right)).isEmpty();
    }

    @Test
    void aMissingAlertIsFound() {
        List<Quake> alerts = withoutLast(right.alerts());

        assertThat(faults(
                        alerts, right.archived(), right.waited(), right.byNetwork(), right.byRegion(), right.shares()))
                .containsExactly("The alerts are not what the file says. Expected: 39. Received: 38.");
    }

    @Test
    void aLostEventIsFound() {
        List<Quake> archived = withoutLast(right.archived());

        assertThat(faults(
                        right.alerts(), archived, right.waited(), right.byNetwork(), right.byRegion(), right.shares()))
                .contains("The events in the archive are not what the file says. Expected: 1707. Received: 1706.");
    }

    @Test
    void anEventThatCameTwiceInPlaceOfAnotherIsFound() {
        List<Quake> archived = new ArrayList<>(right.archived());
        archived.set(0, archived.get(1));

        assertThat(faults(
                        right.alerts(), archived, right.waited(), right.byNetwork(), right.byRegion(), right.shares()))
                .contains("The events in the archive are not what the file says. Expected: 1707. Received: 1707.");
    }

    @Test
    void aWrongOrderInTheArchiveIsFound() {
        List<Quake> archived = new ArrayList<>(right.archived());
        Collections.reverse(archived);

        assertThat(faults(
                        right.alerts(), archived, right.waited(), right.byNetwork(), right.byRegion(), right.shares()))
                .containsExactly("The archive did not receive its events in the right order, or not the right ones.");
    }

    @Test
    void anEventThatDidNotWaitIsFound() {
        int waited = right.waited() - 1;

        assertThat(faults(
                        right.alerts(), right.archived(), waited, right.byNetwork(), right.byRegion(), right.shares()))
                .containsExactly("The events that waited are not what the file says. Expected: 569. Received: 568.");
    }

    @Test
    void aWrongCountOfANetworkIsFound() {
        Map<String, Integer> networks = new TreeMap<>(right.byNetwork());
        networks.merge("ci", -1, Integer::sum);

        assertThat(faults(right.alerts(), right.archived(), right.waited(), networks, right.byRegion(), right.shares()))
                .singleElement()
                .asString()
                .startsWith("The events by network are not what the file says.");
    }

    @Test
    void aWrongFigureOfARegionIsFound() {
        Map<String, Figures> regions = new TreeMap<>(right.byRegion());
        regions.computeIfPresent("Chile", (region, figures) -> figures.plus(figures));

        assertThat(faults(right.alerts(), right.archived(), right.waited(), right.byNetwork(), regions, right.shares()))
                .singleElement()
                .asString()
                .startsWith("The figures by region are not what the file says.");
    }

    @Test
    void aWrongShareIsFound() {
        assertThat(faults(
                        right.alerts(),
                        right.archived(),
                        right.waited(),
                        right.byNetwork(),
                        right.byRegion(),
                        List.of(1707, 1)))
                .containsExactly(
                        "The events of all workers are not what the file says. Expected: 1707. Received: 1708.");
    }

    private List<String> faults(
            List<Quake> alerts,
            List<Quake> archived,
            int waited,
            Map<String, Integer> byNetwork,
            Map<String, Figures> byRegion,
            List<Integer> shares) {
        return SelfCheck.faults(file, new Findings(alerts, archived, waited, byNetwork, byRegion, shares));
    }

    private static List<Quake> withoutLast(List<Quake> quakes) {
        return quakes.subList(0, quakes.size() - 1);
    }
}
