package dev.espalier.csv;

import dev.espalier.engine.contacts.ContactFileReader;
import dev.espalier.engine.contacts.ContactImport;
import dev.espalier.engine.contacts.ImportOutcome;
import dev.espalier.engine.contacts.ImportTally;
import dev.espalier.engine.contacts.SuppressionFiles;
import dev.espalier.refusal.Issue;
import java.io.InputStream;
import java.util.List;

/// Files of contacts in CSV, as [ContactFile] reads them.
public final class CsvContacts implements ContactFileReader {

    @Override
    public ImportTally read(InputStream csv, ContactImport target, Listener listener) {
        try (var file = ContactFile.open(csv)) {
            listener.opened(file.separator(), file.columns().uses());
            return FileImport.run(file, target, new Told(listener));
        }
    }

    @Override
    public SuppressionFiles suppressions() {
        return new CsvSuppressions();
    }

    private record Told(Listener listener) implements FileImport.Listener {
        @Override
        public void row(CsvLine line, ContactImport.Row row, ImportOutcome outcome) {
            listener.row(line.number(), row, outcome);
        }

        @Override
        public void refused(CsvLine line, List<Issue> issues) {
            listener.refused(line.number(), line.cells(), issues);
        }

        @Override
        public void warned(CsvLine line, List<Issue> issues) {
            listener.warned(line.number(), line.cells(), issues);
        }
    }
}
