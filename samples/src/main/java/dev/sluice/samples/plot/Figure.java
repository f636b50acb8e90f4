package dev.sluice.samples.plot;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Charts of what happened in the same span of time.
 *
 * <p>Threads: one.
 */
public final class Figure {
    private static final int WIDTH = 1_000;
    private static final int TITLE_HEIGHT = 44;
    private static final int CHART_HEIGHT = 330;

    private final String title;
    private final double until;
    private final int columns;
    private final List<Chart> charts = new ArrayList<>();

    /**
     * Creates a figure without charts, which will be below each other.
     *
     * @param title what it shows
     * @param duration the span of time, from 0
     */
    public Figure(String title, Duration duration) {
        this(title, duration, 1);
    }

    /**
     * Creates a figure without charts.
     *
     * @param title what it shows
     * @param duration the span of time, from 0
     * @param columns how many charts stand beside each other
     */
    public Figure(String title, Duration duration, int columns) {
        this.title = title;
        this.until = duration.toMillis() / 1_000.0;
        this.columns = columns;
    }

    /**
     * Adds a chart behind those there are.
     *
     * @param quantity what its vertical axis says, with the unit
     */
    public Chart chart(String quantity) {
        return chart("", quantity);
    }

    /**
     * Adds a chart behind those there are.
     *
     * @param heading what stands above it
     * @param quantity what its vertical axis says, with the unit
     */
    public Chart chart(String heading, String quantity) {
        Chart chart = new Chart(heading, quantity, until);
        charts.add(chart);
        return chart;
    }

    Dimension size() {
        int rows = (charts.size() + columns - 1) / columns;
        return new Dimension(WIDTH, TITLE_HEIGHT + rows * CHART_HEIGHT);
    }

    void draw(Graphics2D canvas) {
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, size().width, size().height);
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        canvas.setColor(Color.BLACK);
        canvas.setFont(Chart.font(Font.BOLD, 17));
        canvas.drawString(title, 24, 30);
        AffineTransform origin = canvas.getTransform();
        int width = WIDTH / columns;
        for (int i = 0; i < charts.size(); i++) {
            canvas.translate(i % columns * width, TITLE_HEIGHT + i / columns * CHART_HEIGHT);
            charts.get(i).drawing().paint(canvas, width, CHART_HEIGHT);
            canvas.setTransform(origin);
        }
    }
}
