package dev.espalier.csv;

import dev.espalier.engine.contacts.ContactImport;
import dev.espalier.engine.contacts.SuppressionImport;
import dev.espalier.refusal.Issue;
import java.util.List;
import java.util.Map;

/// One row of a file.
///
/// @param number of the line it begins at, from 1
/// @param cells as they stood, quotes taken off
public record CsvLine(long number, List<String> cells, Content content) {

    public sealed interface Content {

        /// @param timezone may be empty
        /// @param properties the other cells that are not empty, by the name of their column
        record Person(String email, String timezone, Map<String, String> properties)
                implements Content {

            public ContactImport.Row contact() {
                return new ContactImport.Row(email, timezone, properties);
            }

            /// The columns `reason` and `detail`, written in whatever case; others are left aside.
            public SuppressionImport.Row suppression() {
                return new SuppressionImport.Row(email, cell("reason"), cell("detail"));
            }

            private String cell(String column) {
                return properties.entrySet().stream()
                        .filter(one -> one.getKey().equalsIgnoreCase(column))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("");
            }
        }

        /// Not a row of this file.
        record Broken(Issue issue) implements Content {}
    }
}
