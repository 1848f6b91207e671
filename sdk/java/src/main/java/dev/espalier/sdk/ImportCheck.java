package dev.espalier.sdk;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an import would do.
///
/// @param separator what stands between two cells: a comma, a semicolon or a tab
/// @param firstRows the first ten that can be read, as they are understood
/// @param repeatLines the lines of the repeats, up to 100,000 of them
public record ImportCheck(
        ImportReport report,
        String separator,
        List<Column> columns,
        List<Row> firstRows,
        List<Long> repeatLines) {

    /// @param name as the first row says it; of a property its name too
    public record Column(String name, ColumnUse use) {}

    /// One row as it is understood.
    ///
    /// @param line its first, from 1
    /// @param timezone as it stands; null when the row names none
    public record Row(
            long line,
            String email,
            @Nullable String timezone,
            Map<String, Object> properties,
            RowFate fate) {}
}
