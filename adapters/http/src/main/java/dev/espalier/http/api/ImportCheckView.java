package dev.espalier.http.api;

import dev.espalier.engine.contacts.ContactFileReader;
import dev.espalier.engine.contacts.ContactImport;
import dev.espalier.engine.contacts.ImportOutcome;
import dev.espalier.http.shape.Doc;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an import would do, on the wire.
record ImportCheckView(
        @Doc("As contacts.import would answer.") ImportView report,
        @Doc("What stands between two cells: a comma, a semicolon or a tab.") String separator,
        List<Column> columns,
        @Doc("The first ten that can be read, as they are understood.") List<Row> firstRows,
        @Doc("The lines of the repeats, up to 100,000 of them.") List<Long> repeatLines) {

    /// A column and what it is for.
    record Column(
            @Doc("As the first row says it; of a property its name too.") String name,
            ContactFileReader.Use use) {
        static Column of(ContactFileReader.Column column) {
            return new Column(column.name(), column.use());
        }
    }

    /// What would become of a row.
    enum Fate {
        CREATED,
        UPDATED,
        UNCHANGED,
        REPEAT,
        REFUSED;

        static Fate of(ImportOutcome outcome) {
            return switch (outcome) {
                case ImportOutcome.Created _ -> CREATED;
                case ImportOutcome.Updated _ -> UPDATED;
                case ImportOutcome.Unchanged _ -> UNCHANGED;
                case ImportOutcome.Repeat _ -> REPEAT;
                case ImportOutcome.Refused _ -> REFUSED;
            };
        }
    }

    /// One row as it is understood.
    record Row(
            @Doc("Its first, from 1.") long line,
            String email,
            @Doc("As it stands; null when the row names none.") @Nullable String timezone,
            Map<String, Object> properties,
            Fate fate) {
        static Row of(long line, ContactImport.Row row, ImportOutcome outcome) {
            return new Row(
                    line,
                    row.email(),
                    row.timezone() == null || row.timezone().isBlank() ? null : row.timezone(),
                    known(row.properties()),
                    Fate.of(outcome));
        }

        private static Map<String, Object> known(Map<String, ? extends @Nullable Object> given) {
            var known = new LinkedHashMap<String, Object>();
            given.forEach((name, value) -> {
                if (value != null) {
                    known.put(name, value);
                }
            });
            return known;
        }
    }
}
