package dev.espalier.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Things as lines and columns, for people.
record Table<T>(List<Column<T>> columns) {

    private static final String GAP = "  ";

    /// @param cell what stands in it of one thing; null for nothing
    record Column<T>(String name, Function<T, @Nullable String> cell) {}

    Table {
        columns = List.copyOf(columns);
    }

    static <T> Table<T> empty() {
        return new Table<>(List.of());
    }

    /// One more column, on the right.
    Table<T> with(String name, Function<T, @Nullable String> cell) {
        var more = new ArrayList<>(columns);
        more.add(new Column<>(name, cell));
        return new Table<>(more);
    }

    /// Columns as wide as what is in them.
    String of(Iterable<? extends T> things) {
        var lines = new ArrayList<List<String>>();
        lines.add(columns.stream().map(Column::name).toList());
        things.forEach(one ->
                lines.add(
                        columns.stream().map(column -> plain(column.cell().apply(one))).toList()));
        var widths = new int[columns.size()];
        for (var line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        var text = new StringBuilder();
        lines.forEach(line -> text.append(laid(line, widths)).append(System.lineSeparator()));
        return text.toString();
    }

    private static String laid(List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            var cell = cells.get(i);
            line.append(cell).append(" ".repeat(widths[i] - cell.length())).append(GAP);
        }
        return line.toString().stripTrailing();
    }

    /// A line break in a name must not break the table, nor a control the terminal.
    private static String plain(@Nullable String text) {
        return text == null ? "" : text.replaceAll("\\p{Cntrl}+", " ");
    }
}
