package dev.sluice.benchmarks.soak;

import java.awt.Color;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;

import dev.sluice.benchmarks.measure.Summary;

/** What a soak has come to, for people. */
final class SoakPage {
    private static final String PAGE = "soak.md";
    private static final String CHART = "soak.png";
    private static final double MEGABYTE = 1 << 20;

    private final String title;
    private final List<Sample> samples;

    SoakPage(String title, List<Sample> samples) {
        this.title = title;
        this.samples = samples;
    }

    String text() {
        Sample last = samples.get(samples.size() - 1);
        Summary rates = Summary.of(samples.stream().map(Sample::rate).toList());
        Summary heap = Summary.of(
                samples.stream().map(sample -> sample.liveBytes() / MEGABYTE).toList());
        Verdict verdict = Verdict.of(samples);
        return String.format(
                Locale.ROOT,
                "%s, for %.0f s: %.2f million messages/s (%.2f to %.2f). Live heap after collection, in %d samples: %.2f MB"
                        + " (%.2f to %.2f); from the first third to the last it grew by %.2f MB, which is %s.%n%n"
                        + "![Live heap](%s)%n",
                title,
                last.seconds(),
                rates.median() / 1e6,
                rates.least() / 1e6,
                rates.most() / 1e6,
                samples.size(),
                heap.median(),
                heap.least(),
                heap.most(),
                verdict.growthBytes() / MEGABYTE,
                verdict.isFlat() ? "a flat line" : "**not** a flat line",
                CHART);
    }

    void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(PAGE), text(), StandardCharsets.UTF_8);
        XYChart chart = new XYChartBuilder()
                .width(900)
                .height(300)
                .title("Live heap after collection")
                .xAxisTitle("seconds")
                .yAxisTitle("MB")
                .build();
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setLegendVisible(false);
        chart.addSeries(
                "live heap",
                samples.stream().mapToDouble(Sample::seconds).toArray(),
                samples.stream()
                        .mapToDouble(sample -> sample.liveBytes() / MEGABYTE)
                        .toArray());
        BitmapEncoder.saveBitmap(chart, directory.resolve(CHART).toString(), BitmapFormat.PNG);
    }
}
