package dev.espalier.cli.importing;

import dev.espalier.sdk.ImportReport;
import dev.espalier.sdk.ImportReport.Warning;
import java.util.ArrayList;
import java.util.List;

/// How far an import is.
///
/// @param rows of the file that are done with; the next five are what became of them
/// @param warnings the first of them
/// @param refusedBytes so long is the file of refused rows
/// @param last an address that is in; empty while there is none
record Position(
        Target target,
        long rows,
        long created,
        long updated,
        long unchanged,
        long repeats,
        long refused,
        long warned,
        List<Warning> warnings,
        long refusedBytes,
        String last) {

    private static final int WARNINGS = 20;

    Position {
        warnings = List.copyOf(warnings);
    }

    static Position start(Target target) {
        return new Position(target, 0, 0, 0, 0, 0, 0, 0, List.of(), 0, "");
    }

    /// After one more part.
    ///
    /// @param refusedBytes so long is the file of refused rows now
    Position plus(ImportReport part, long refusedBytes, String last) {
        var first = new ArrayList<>(warnings);
        part.warnings().stream().limit(WARNINGS - first.size()).forEach(first::add);
        return new Position(
                target,
                rows + part.rows(),
                created + part.created(),
                updated + part.updated(),
                unchanged + part.unchanged(),
                repeats + part.repeats(),
                refused + part.refused(),
                warned + part.warned(),
                first,
                refusedBytes,
                last);
    }

    /// @param refusedRows as many as are listed
    ImportReport report(List<ImportReport.RefusedRow> refusedRows) {
        return new ImportReport(
                rows,
                created,
                updated,
                unchanged,
                repeats,
                refused,
                warned,
                refusedRows,
                warnings,
                refused + warned - refusedRows.size() - warnings.size());
    }
}
