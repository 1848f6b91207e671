package dev.espalier.engine.contacts;

import dev.espalier.contact.Suppression;
import java.io.InputStream;
import java.util.List;

/// Files of suppressed addresses, whatever their format.
public interface SuppressionFiles {

    /// Reads the file to its end, row by row, and gives the rows to the import in batches.
    ///
    /// @return of all rows, those included that the file spoiled
    /// @throws dev.espalier.refusal.Refused.Invalid when the file cannot be one of addresses; then
    ///   nothing was imported
    ImportTally read(
            InputStream file, SuppressionImport target, ContactFileReader.Listener listener);

    /// A file that [#read] reads.
    byte[] write(List<Suppression> suppressions);
}
