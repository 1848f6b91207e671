package dev.espalier.sdk;

import java.util.List;

/// How an import went. The five fates add up to the rows.
///
/// @param unchanged there already, saying the same
/// @param repeats an earlier row of the file has the same address; that one counts
/// @param warned went in without a part of theirs
/// @param unlisted refused rows and warnings beyond those listed
public record ImportReport(
        long rows,
        long created,
        long updated,
        long unchanged,
        long repeats,
        long refused,
        long warned,
        List<RefusedRow> refusedRows,
        List<Warning> warnings,
        long unlisted) {

    /// A row that did not go in.
    ///
    /// @param line its first, from 1
    /// @param raw its cells as they stood
    public record RefusedRow(long line, String reason, List<String> raw) {}

    /// A row that went in without a part of its own.
    ///
    /// @param line its first, from 1
    public record Warning(long line, String reason) {}
}
