package dev.espalier.engine.contacts;

import dev.espalier.refusal.Issue;
import java.io.InputStream;
import java.util.List;

/// Brings files of contacts in, whatever their format.
public interface ContactFileReader {

    /// Reads the file to its end, row by row, and gives the rows to the import in batches.
    ///
    /// @return of all rows, those included that the file spoiled
    /// @throws dev.espalier.refusal.Refused.Invalid when the file cannot be one of contacts; then
    ///   nothing was imported
    ImportTally read(InputStream file, ContactImport target, Listener listener);

    /// The same format, for addresses that must not be mailed.
    SuppressionFiles suppressions();

    /// What a column is for.
    enum Use {
        EMAIL,
        TIMEZONE,
        PROPERTY,
        IGNORED
    }

    /// @param name as the first row says it; of a property its name too
    record Column(String name, Use use) {}

    /// Who is told of rows that did not go in whole, in the order of the file.
    interface Listener {

        /// Once, before any row: how the file is read.
        default void opened(char separator, List<Column> columns) {}

        /// A row that could be read, and what became of it. Rows that are refused or warned of are
        /// told again.
        ///
        /// @param line the row's first, from 1
        default void row(long line, ContactImport.Row row, ImportOutcome outcome) {}

        /// @param line the row's first, from 1
        /// @param cells as they stood; empty when they could not be read
        /// @param issues at least one
        void refused(long line, List<String> cells, List<Issue> issues);

        /// The row went in without a part of its own.
        void warned(long line, List<String> cells, List<Issue> issues);
    }
}
