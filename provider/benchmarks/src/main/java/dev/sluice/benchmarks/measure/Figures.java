package dev.sluice.benchmarks.measure;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What one round has come to. Threads: one. */
public final class Figures {
    private final Map<Figure, Double> values = new EnumMap<>(Figure.class);

    /** Adds a figure. */
    public Figures with(Figure figure, double value) {
        values.put(figure, value);
        return this;
    }

    /** Adds to a figure; what is not there counts as zero. */
    public Figures plus(Figure figure, double value) {
        values.merge(figure, value, Double::sum);
        return this;
    }

    /** Returns these figures without one. */
    public Figures without(Figure figure) {
        values.remove(figure);
        return this;
    }

    /** Returns all figures. */
    public Map<Figure, Double> values() {
        return values;
    }

    /** Returns them as one line, which {@link #parse} reads. */
    public String format() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey().id() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    /**
     * Reads what {@link #format} has written.
     *
     * @throws IllegalArgumentException if it was something else
     */
    public static Figures parse(String line) {
        Figures figures = new Figures();
        for (String pair : line.strip().split(" ", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("Not figures: '" + line + "'.");
            }
            figures.with(Figure.of(pair.substring(0, equals)), Double.parseDouble(pair.substring(equals + 1)));
        }
        return figures;
    }

    @Override
    public String toString() {
        return format();
    }
}
