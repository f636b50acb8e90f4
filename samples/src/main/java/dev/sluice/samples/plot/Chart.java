package dev.sluice.samples.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.Locale;

import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * One or more quantities over time.
 *
 * <p>Threads: one.
 */
public final class Chart {
    /** Can be told apart by those who do not see all colours: blue, orange, green, vermilion, sky, purple, black. */
    private static final List<Color> COLOURS = List.of(
            new Color(0x0072B2),
            new Color(0xE69F00),
            new Color(0x009E73),
            new Color(0xD55E00),
            new Color(0x56B4E9),
            new Color(0xCC79A7),
            Color.BLACK);

    /** Ever darker, so that the order can be seen without the colours: yellow, green, teal, blue, violet. */
    private static final List<Color> RAMP = List.of(
            new Color(0xFDE725), new Color(0x5EC962), new Color(0x21918C), new Color(0x3B528B), new Color(0x440154));

    private static final List<Marker> MARKS = List.of(
            SeriesMarkers.CIRCLE,
            SeriesMarkers.DIAMOND,
            SeriesMarkers.SQUARE,
            SeriesMarkers.TRIANGLE_UP,
            SeriesMarkers.CROSS);

    private static final Color GRID = new Color(0xDDDDDD);
    private static final BasicStroke THIN = new BasicStroke(0.7f);
    private static final BasicStroke DASHED =
            new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 10f, new float[] {7f, 5f}, 0f);
    private static final float LINE = 1.8f;
    /** More names than this do not fit below a chart. */
    private static final int NAMES_BELOW = 6;

    private final XYChart chart;
    private final double until;
    private int drawn;

    Chart(String title, String quantity, double until) {
        this.until = until;
        this.chart = new XYChartBuilder()
                .title(title)
                .xAxisTitle("virtual time (s)")
                .yAxisTitle(quantity)
                .build();
        XYStyler style = chart.getStyler();
        style.setXAxisMin(0.0).setXAxisMax(until).setYAxisMin(0.0);
        style.setLocale(Locale.ROOT);
        style.setPlotGridLinesColor(GRID).setPlotGridLinesStroke(THIN);
        style.setAxisTickLabelsFont(font(Font.PLAIN, 12)).setAxisTitleFont(font(Font.PLAIN, 13));
        style.setChartTitleFont(font(Font.BOLD, 13)).setChartTitleBoxVisible(false);
        style.setLegendFont(font(Font.PLAIN, 12)).setLegendBorderColor(Color.WHITE);
        style.setChartBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setPlotContentSize(0.96)
                .setYAxisLeftWidthHint(70) // so that charts below each other begin at the same place
                .setMarkerSize(9);
        avoidOddNumbers();
    }

    /**
     * Where the values are equally far from each other, as counts are, the library writes some of these on the axis: 0, 11, 22,
     * 33. One that is not, and cannot be seen, makes it choose round numbers.
     */
    private void avoidOddNumbers() {
        XYSeries unseen = chart.addSeries("unseen", new double[] {0}, new double[] {0.01});
        unseen.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        unseen.setMarker(SeriesMarkers.NONE);
        unseen.setShowInLegend(false);
    }

    static Font font(int style, int size) {
        return new Font(Font.SANS_SERIF, style, size);
    }

    /** Adds a quantity that keeps its value until the next point. */
    public Chart steps(String name, Points points) {
        return steps(name, points, colour(), XYSeriesRenderStyle.Step);
    }

    /**
     * Adds a quantity that keeps its value until the next point, as one of many that are ordered.
     *
     * @param rank where it stands among them, from 0 to 1
     */
    public Chart steps(String name, Points points, double rank) {
        return steps(name, points, colour(rank), XYSeriesRenderStyle.Step);
    }

    /**
     * Adds a quantity that keeps its value until the next point, with its colour down to zero. It covers what was added before.
     *
     * @param rank where it stands among others, from 0 to 1
     */
    public Chart area(String name, Points points, double rank) {
        return steps(name, points, colour(rank), XYSeriesRenderStyle.StepArea);
    }

    private Chart steps(String name, Points points, Color colour, XYSeriesRenderStyle style) {
        if (!points.isEmpty()) {
            XYSeries series = add(name, points.until(until), colour);
            series.setXYSeriesRenderStyle(style);
            series.setFillColor(colour);
            series.setMarker(SeriesMarkers.NONE);
        }
        return this;
    }

    /** Adds single events. */
    public Chart marks(String name, Points points) {
        Marker mark = MARKS.get(drawn % MARKS.size());
        Color colour = colour();
        if (!points.isEmpty()) {
            XYSeries series = add(name, points, colour);
            series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
            series.setMarker(mark);
            series.setMarkerColor(colour);
        }
        return this;
    }

    /** Adds a value that does not change, for comparison. */
    public Chart level(String name, double value) {
        XYSeries series = chart.addSeries(name, new double[] {0, until}, new double[] {value, value});
        series.setLineColor(Color.GRAY);
        series.setLineStyle(DASHED);
        series.setMarker(SeriesMarkers.NONE);
        return this;
    }

    private XYSeries add(String name, Points points, Color colour) {
        XYSeries series = chart.addSeries(name, points.seconds(), points.values());
        series.setLineColor(colour);
        series.setLineWidth(LINE);
        return series;
    }

    private Color colour() {
        return COLOURS.get(drawn++ % COLOURS.size());
    }

    /** Mixes the two colours of the ramp that are nearest. */
    private static Color colour(double rank) {
        double place = rank * (RAMP.size() - 1);
        int below = Math.min((int) place, RAMP.size() - 2);
        double share = place - below;
        float[] from = RAMP.get(below).getRGBColorComponents(null);
        float[] to = RAMP.get(below + 1).getRGBColorComponents(null);
        for (int i = 0; i < from.length; i++) {
            from[i] += (float) (share * (to[i] - from[i]));
        }
        return new Color(from[0], from[1], from[2]);
    }

    XYChart drawing() {
        long names = chart.getSeriesMap().values().stream()
                .filter(XYSeries::isShowInLegend)
                .count();
        boolean below = names <= NAMES_BELOW;
        chart.getStyler()
                .setLegendPosition(below ? LegendPosition.OutsideS : LegendPosition.OutsideE)
                .setLegendLayout(below ? LegendLayout.Horizontal : LegendLayout.Vertical);
        return chart;
    }
}
