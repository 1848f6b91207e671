package dev.espalier.stories;

import dev.espalier.postgres.TestDatabase;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// Looks for texts in every column of every table, whatever tables there are by now.
final class Traces {

    private static final String COLUMNS =
            """
            SELECT string_agg(c.table_name || ' ' || c.column_name || ' ' || c.udt_name, ',' ORDER BY c.table_name, c.column_name)
              FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
             WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
            """;

    private Traces() {}

    /// `table.column` of everything that has one of these texts in it.
    static List<String> of(TestDatabase database, Collection<String> marks) {
        var places =
                List.of(database.one(COLUMNS).split(",")).stream()
                        .map(column -> column.split(" "))
                        .map(column -> look(column[0], column[1], column[2], marks))
                        .collect(Collectors.joining(" UNION ALL "));
        var found =
                database.one(
                        "SELECT string_agg(place, ',' ORDER BY place) FROM (" + places + ") x");
        return found.isEmpty() || found.equals("null") ? List.of() : List.of(found.split(","));
    }

    private static String look(String table, String column, String type, Collection<String> marks) {
        var any =
                marks.stream()
                        .map(mark -> "'" + mark.replace("'", "''") + "'")
                        .map(mark ->
                                type.equals("bytea")
                                        ? "position(convert_to("
                                                + mark
                                                + ", 'UTF8') IN \""
                                                + column
                                                + "\") > 0"
                                        : "strpos(lower(\""
                                                + column
                                                + "\"::text), lower("
                                                + mark
                                                + ")) > 0")
                        .collect(Collectors.joining(" OR "));
        return "SELECT '%s.%s' AS place WHERE EXISTS (SELECT FROM \"%s\" WHERE %s)"
                .formatted(table, column, table, any);
    }
}
