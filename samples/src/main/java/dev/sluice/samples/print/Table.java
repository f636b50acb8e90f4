package dev.sluice.samples.print;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Prints rows with their columns below each other: texts stand to the left, numbers to the right.
 *
 * <p>Threads: one.
 */
public final class Table {
    private static final String GAP = "  ";

    private final List<List<Object>> rows = new ArrayList<>();

    /**
     * Creates a table without rows.
     *
     * @param heads what the columns are called
     */
    public Table(String... heads) {
        rows.add(List.of((Object[]) heads));
    }

    /**
     * Adds a row.
     *
     * @param cells a text or number for each column
     */
    public Table row(Object... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** Prints the heads and all rows. */
    public void print(PrintWriter out) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < rows.get(0).size(); i++) {
            columns.add(column(i));
        }
        for (List<Object> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns.size(); i++) {
                line.append(columns.get(i).pad(row.get(i).toString())).append(GAP);
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private Column column(int index) {
        List<Object> cells = rows.stream().map(row -> row.get(index)).collect(Collectors.toList());
        int width =
                cells.stream().mapToInt(cell -> cell.toString().length()).max().orElse(0);
        return new Column(width, cells.stream().anyMatch(Number.class::isInstance));
    }

    private record Column(int width, boolean toTheRight) {
        String pad(String text) {
            String blanks = " ".repeat(width - text.length());
            return toTheRight ? blanks + text : text + blanks;
        }
    }
}
