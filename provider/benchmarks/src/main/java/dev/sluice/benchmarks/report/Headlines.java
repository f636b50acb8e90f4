package dev.sluice.benchmarks.report;

import java.util.List;

import dev.sluice.benchmarks.measure.Figure;

/** Which figures of a scenario matter most. */
final class Headlines {
    private static final List<Figure> LATENCIES = List.of(Figure.P50, Figure.P99, Figure.P999);
    private static final List<Figure> OTHERS =
            List.of(Figure.RATE, Figure.FILL_RATE, Figure.DRAIN_RATE, Figure.HEAP_BEYOND_PAYLOAD, Figure.START_UP);

    private Headlines() {}

    /** Returns the latencies where there are any; how many messages there were then says nothing. Else the rates. */
    static List<Figure> of(Results results, String scenario) {
        List<Figure> measured = results.figures(scenario);
        List<Figure> wanted = measured.contains(Figure.P50) ? LATENCIES : OTHERS;
        return wanted.stream().filter(measured::contains).toList();
    }
}
