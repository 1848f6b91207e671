package dev.espalier.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/// Results on standard output: a table for people, JSON for programs.
final class Shown {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
                    .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                    .build();

    @Option(names = "--json", description = "JSON instead of a table; lists: one object a line.")
    private boolean json;

    boolean isJson() {
        return json;
    }

    /// One object.
    ///
    /// @param text for people
    void one(Object value, String text) {
        System.out.println(json ? line(value) : text);
    }

    static String line(Object value) {
        return JSON.writeValueAsString(value);
    }

    /// Columns as wide as what is in them.
    static void table(List<String> names, List<List<@Nullable String>> rows) {
        var widths = new int[names.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = names.get(i).length();
            for (var row : rows) {
                widths[i] = Math.max(widths[i], cell(row.get(i)).length());
            }
        }
        System.out.println(laid(names, widths));
        rows.forEach(row -> System.out.println(laid(row, widths)));
    }

    private static String laid(List<? extends @Nullable String> cells, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            var cell = cell(cells.get(i));
            line.append(cell).append(" ".repeat(widths[i] - cell.length() + 2));
        }
        return line.toString().stripTrailing();
    }

    /// A line break in a name must not break the table, nor a control the terminal.
    private static String cell(@Nullable String text) {
        return text == null ? "" : text.replaceAll("\\p{Cntrl}+", " ");
    }
}
