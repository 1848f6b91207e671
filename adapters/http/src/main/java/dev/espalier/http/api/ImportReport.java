package dev.espalier.http.api;

import dev.espalier.engine.contacts.ContactFileReader;
import dev.espalier.engine.contacts.ImportTally;
import dev.espalier.refusal.Issue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Gathers what an import tells of single rows, as much of it as an answer may hold.
final class ImportReport implements ContactFileReader.Listener {

    /// Rows and characters that are listed; more are counted.
    private static final int MOST_ROWS = 20_000;

    private static final int MOST_CHARACTERS = 8_000_000;

    private final List<ImportView.Refused> refused = new ArrayList<>();
    private final List<ImportView.Warning> warnings = new ArrayList<>();
    private int characters;
    private long unlisted;

    @Override
    public void refused(long line, List<String> cells, List<Issue> issues) {
        var row = new ImportView.Refused(line, reason(issues), List.copyOf(cells));
        if (fits(row.reason().length() + cells.stream().mapToInt(String::length).sum())) {
            refused.add(row);
        }
    }

    @Override
    public void warned(long line, List<String> cells, List<Issue> issues) {
        var row = new ImportView.Warning(line, reason(issues));
        if (fits(row.reason().length())) {
            warnings.add(row);
        }
    }

    private static String reason(List<Issue> issues) {
        return issues.stream().map(Issue::text).collect(Collectors.joining("; "));
    }

    private boolean fits(int length) {
        boolean fits =
                refused.size() + warnings.size() < MOST_ROWS
                        && length <= MOST_CHARACTERS - characters;
        if (fits) {
            characters += length;
        } else {
            unlisted++;
        }
        return fits;
    }

    ImportView view(ImportTally tally) {
        return new ImportView(
                tally.rows(),
                tally.created(),
                tally.updated(),
                tally.unchanged(),
                tally.repeats(),
                tally.refused(),
                tally.warned(),
                refused,
                warnings,
                unlisted);
    }
}
