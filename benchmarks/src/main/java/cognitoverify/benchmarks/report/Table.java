package cognitoverify.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table in Markdown: text in the first columns, numbers in the others. */
public final class Table {
    private final int columns;
    private final List<String> lines = new ArrayList<>();

    private Table(int texts, List<String> columns) {
        this.columns = columns.size();
        row(columns);
        lines.add("|" + " --- |".repeat(texts) + " ---: |".repeat(columns.size() - texts));
    }

    /**
     * A table without rows.
     *
     * @param texts how many of the columns, from the left, are text
     */
    public static Table of(int texts, String... columns) {
        return new Table(texts, List.of(columns));
    }

    /**
     * One more row.
     *
     * @throws IllegalArgumentException if it has not as many cells as there are columns
     */
    public Table row(List<String> cells) {
        if (cells.size() != columns) {
            throw new IllegalArgumentException(columns + " columns, but " + cells);
        }
        lines.add(
                cells.stream()
                        .map(cell -> cell.replace("|", "\\|"))
                        .collect(Collectors.joining(" | ", "| ", " |")));
        return this;
    }

    /** One more row. */
    public Table row(String... cells) {
        return row(List.of(cells));
    }

    /** Its text, with a line break at the end. */
    public String markdown() {
        return String.join("\n", lines) + "\n";
    }
}
