package dev.espalier.http.api;

import dev.espalier.engine.contacts.ContactFileReader;
import dev.espalier.engine.contacts.ContactImport;
import dev.espalier.engine.contacts.ImportOutcome;
import dev.espalier.engine.contacts.ImportTally;
import dev.espalier.refusal.Issue;
import java.util.ArrayList;
import java.util.List;

/// Gathers what an import would do.
final class ImportCheck implements ContactFileReader.Listener {

    private static final int FIRST = 10;
    private static final int MOST_REPEATS = 100_000;

    private final ImportReport report = new ImportReport();
    private final List<ImportCheckView.Column> columns = new ArrayList<>();
    private final List<ImportCheckView.Row> first = new ArrayList<>();
    private final List<Long> repeats = new ArrayList<>();
    private String separator = ",";

    @Override
    public void opened(char separator, List<ContactFileReader.Column> columns) {
        this.separator = String.valueOf(separator);
        columns.forEach(column -> this.columns.add(ImportCheckView.Column.of(column)));
    }

    @Override
    public void row(long line, ContactImport.Row row, ImportOutcome outcome) {
        if (first.size() < FIRST) {
            first.add(ImportCheckView.Row.of(line, row, outcome));
        }
        if (outcome instanceof ImportOutcome.Repeat && repeats.size() < MOST_REPEATS) {
            repeats.add(line);
        }
    }

    @Override
    public void refused(long line, List<String> cells, List<Issue> issues) {
        report.refused(line, cells, issues);
    }

    @Override
    public void warned(long line, List<String> cells, List<Issue> issues) {
        report.warned(line, cells, issues);
    }

    ImportCheckView view(ImportTally tally) {
        return new ImportCheckView(report.view(tally), separator, columns, first, repeats);
    }
}
