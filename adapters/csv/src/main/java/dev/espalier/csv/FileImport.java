package dev.espalier.csv;

import dev.espalier.csv.CsvLine.Content;
import dev.espalier.engine.contacts.ContactImport;
import dev.espalier.engine.contacts.ImportOutcome;
import dev.espalier.engine.contacts.ImportTally;
import dev.espalier.refusal.Issue;
import java.util.ArrayList;
import java.util.List;

/// Brings a file into the book, batch by batch.
public final class FileImport {

    private FileImport() {}

    /// Who is told how it goes. In the order of the file within a batch.
    public interface Listener {

        Listener NOBODY = (_, _) -> {};

        /// A row that could be read, before it is told of as refused or warned.
        default void row(CsvLine line, ContactImport.Row row, ImportOutcome outcome) {}

        /// @param issues at least one
        void refused(CsvLine line, List<Issue> issues);

        /// The row went in without a part of its own.
        default void warned(CsvLine line, List<Issue> issues) {}

        /// After each batch.
        default void progress(ImportTally soFar) {}
    }

    /// @return the whole count
    public static ImportTally run(ContactFile file, ContactImport target, Listener listener) {
        var tally = ImportTally.NONE;
        var lines = new ArrayList<CsvLine>();
        while (file.hasNext()) {
            lines.add(file.next());
            if (lines.size() == ContactImport.MOST_ROWS || !file.hasNext()) {
                for (var outcome : batch(lines, target, listener)) {
                    tally = tally.plus(outcome);
                }
                listener.progress(tally);
                lines.clear();
            }
        }
        return tally;
    }

    private static List<ImportOutcome> batch(
            List<CsvLine> lines, ContactImport target, Listener listener) {
        var rows = new ArrayList<ContactImport.Row>();
        for (var line : lines) {
            if (line.content() instanceof Content.Person person) {
                rows.add(person.contact());
            }
        }
        var told = target.add(rows);
        var outcomes = new ArrayList<ImportOutcome>();
        int read = 0;
        for (var line : lines) {
            var outcome =
                    switch (line.content()) {
                        case Content.Person _ -> {
                            listener.row(line, rows.get(read), told.get(read));
                            yield told.get(read++);
                        }
                        case Content.Broken(var issue) -> new ImportOutcome.Refused(List.of(issue));
                    };
            tell(line, outcome, listener);
            outcomes.add(outcome);
        }
        return outcomes;
    }

    private static void tell(CsvLine line, ImportOutcome outcome, Listener listener) {
        if (outcome instanceof ImportOutcome.Refused(var issues)) {
            listener.refused(line, issues);
        }
        if (!outcome.warnings().isEmpty()) {
            listener.warned(line, outcome.warnings());
        }
    }
}
