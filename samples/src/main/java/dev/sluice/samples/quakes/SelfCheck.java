package dev.sluice.samples.quakes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares what was received with what the file says, which is counted here once more, without any messaging. */
final class SelfCheck {
    private final List<String> faults = new ArrayList<>();

    private SelfCheck() {}

    /**
     * Compares.
     *
     * @param file the events of the file
     * @param findings what was received
     * @return a sentence for each difference
     */
    static List<String> faults(List<Quake> file, Findings findings) {
        SelfCheck check = new SelfCheck();
        check.sameEvents("alerts", file.stream().filter(SelfCheck::isStrong).toList(), findings.alerts());
        check.sameEvents("events in the archive", file, findings.archived());
        check.equal("events that waited", Thirds.of(file).second().size(), findings.waited());
        check.archiveOrder(Thirds.of(file), findings.archived());
        check.equal("events by network", countByNetwork(file), findings.byNetwork());
        check.equal("figures by region", figuresByRegion(file), findings.byRegion());
        int shared = findings.shares().stream().mapToInt(Integer::intValue).sum();
        check.equal("events of all workers", file.size(), shared);
        return check.faults;
    }

    private void equal(String what, Object expected, Object received) {
        if (!expected.equals(received)) {
            addFault(what, expected, received);
        }
    }

    /** Compares events in whatever order they are. The same one may be there more than once. */
    private void sameEvents(String what, List<Quake> expected, List<Quake> received) {
        if (!occurrences(expected).equals(occurrences(received))) {
            addFault(what, expected.size(), received.size());
        }
    }

    private static Map<Quake, Long> occurrences(List<Quake> quakes) {
        return quakes.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private void addFault(String what, Object expected, Object received) {
        faults.add(
                "The " + what + " are not what the file says. Expected: " + expected + ". Received: " + received + ".");
    }

    /** What waited for the archive came in the order of priority, and all else as it happened. */
    private void archiveOrder(Thirds file, List<Quake> archived) {
        List<Quake> expected = new ArrayList<>(file.first());
        file.second().stream()
                .sorted(Comparator.comparing(QuakeMessages::priority).reversed())
                .forEach(expected::add);
        expected.addAll(file.last());
        if (!expected.equals(archived)) {
            faults.add("The archive did not receive its events in the right order, or not the right ones.");
        }
    }

    private static boolean isStrong(Quake quake) {
        Double magnitude = quake.magnitude();
        return magnitude != null && magnitude >= 5;
    }

    private static Map<String, Integer> countByNetwork(List<Quake> file) {
        Map<String, Integer> counts = new TreeMap<>();
        file.forEach(quake -> counts.merge(quake.network(), 1, Integer::sum));
        return counts;
    }

    private static Map<String, Figures> figuresByRegion(List<Quake> file) {
        return file.stream().collect(Collectors.toMap(Quake::region, Figures::of, Figures::plus, TreeMap::new));
    }
}
