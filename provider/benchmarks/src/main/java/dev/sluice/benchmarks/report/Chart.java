package dev.sluice.benchmarks.report;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;

import dev.sluice.benchmarks.contender.Contender;
import dev.sluice.benchmarks.contender.Contender.Kind;
import dev.sluice.benchmarks.measure.Figure;
import dev.sluice.benchmarks.scenario.Scenario;
import dev.sluice.benchmarks.scenario.Scenarios;

/** The rates of all scenarios as a picture: Sluice, the best peer, and a bare queue where there is one. */
final class Chart {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 650;

    private final List<String> names = new ArrayList<>();
    private final List<@Nullable Double> sluice = new ArrayList<>();
    private final List<@Nullable Double> bestPeer = new ArrayList<>();
    private final List<@Nullable Double> bareQueue = new ArrayList<>();

    Chart(Results results) {
        for (Scenario scenario : Scenarios.all()) {
            for (Figure figure : Headlines.of(results, scenario.id())) {
                if (figure.moreIsBetter()) {
                    add(results, scenario, figure);
                }
            }
        }
    }

    private void add(Results results, Scenario scenario, Figure figure) {
        names.add(figure == Figure.RATE ? scenario.id() : scenario.id() + ": " + figure.id());
        sluice.add(median(results, scenario, Contender.SLUICE, figure));
        bestPeer.add(results.best(scenario.id(), figure, Kind.PEER)
                .map(Results.Best::value)
                .orElse(null));
        bareQueue.add(median(results, scenario, Contender.LINKED_QUEUE, figure));
    }

    private static @Nullable Double median(Results results, Scenario scenario, Contender contender, Figure figure) {
        return results.summary(scenario.id(), contender, figure)
                .map(summary -> summary.median())
                .orElse(null);
    }

    /** Returns what the bars stand for, from left to right. */
    List<String> names() {
        return names;
    }

    /**
     * Draws it, if there is anything to draw.
     *
     * @param file where to; its name should end with {@code .png}
     * @throws IOException if the file cannot be written
     */
    void write(Path file) throws IOException {
        if (names.isEmpty()) {
            return;
        }
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("Messages per second, on a logarithmic scale")
                .build();
        chart.getStyler().setYAxisLogarithmic(true);
        chart.getStyler().setYAxisMin(powerOfTenBelow());
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setXAxisLabelRotation(60);
        chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        chart.getStyler().setAvailableSpaceFill(0.8);
        chart.addSeries("Sluice", names, sluice);
        chart.addSeries("best of Artemis and ActiveMQ Classic, tuned or not", names, bestPeer);
        chart.addSeries("bare LinkedBlockingQueue", names, bareQueue);
        BitmapEncoder.saveBitmap(chart, file.toString(), BitmapFormat.PNG);
    }

    /** Bars on a logarithmic scale must begin somewhere. */
    private double powerOfTenBelow() {
        double least = Stream.of(sluice, bestPeer, bareQueue)
                .flatMap(List::stream)
                .filter(Objects::nonNull)
                .mapToDouble(value -> value)
                .min()
                .orElse(1);
        return Math.pow(10, Math.floor(Math.log10(least)));
    }
}
