package dev.espalier.http.api;

import dev.espalier.http.shape.Doc;
import java.util.List;

/// How an import went, on the wire. The five fates add up to `rows`.
record ImportView(
        long rows,
        long created,
        long updated,
        @Doc("There already, saying the same.") long unchanged,
        @Doc("An earlier row of the file has the same address; that one counts.") long repeats,
        long refused,
        @Doc("Went in without a part of theirs.") long warned,
        List<Refused> refusedRows,
        List<Warning> warnings,
        @Doc("Refused rows and warnings beyond those listed.") long unlisted) {

    /// A row that did not go in.
    record Refused(
            @Doc("Its first, from 1.") long line,
            String reason,
            @Doc("Its cells as they stood.") List<String> raw) {}

    /// A row that went in without a part of its own.
    record Warning(@Doc("Its first, from 1.") long line, String reason) {}
}
