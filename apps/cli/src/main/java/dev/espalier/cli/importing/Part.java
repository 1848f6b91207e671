package dev.espalier.cli.importing;

import dev.espalier.csv.CsvLine;
import dev.espalier.csv.CsvLine.Content;
import dev.espalier.csv.PartFile;
import dev.espalier.sdk.ImportReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Rows of a file that follow each other.
///
/// @param csv those that a server is asked to take
/// @param sent the same, in order; may be none
/// @param broken what is no row
/// @param repeats rows whose address an earlier row of the file has
/// @param end so many bytes of the file were read for it and all before
@SuppressWarnings("ArrayRecordComponent") // bytes on their way; never compared
record Part(byte[] csv, List<CsvLine> sent, List<Refusal> broken, long repeats, long end) {

    /// @param line as it stands in the file
    record Refusal(CsvLine line, String reason) {}

    Part {
        sent = List.copyOf(sent);
        broken = List.copyOf(broken);
    }

    long rows() {
        return sent.size() + broken.size() + repeats;
    }

    /// What a server answered, told of the file: with its lines, and with what was not even sent.
    ImportReport of(ImportReport answer, List<Refusal> refusals) {
        var lines =
                answer.warnings().isEmpty() ? Map.<Long, CsvLine>of() : PartFile.byLine(csv, sent);
        return new ImportReport(
                rows(),
                answer.created(),
                answer.updated(),
                answer.unchanged(),
                answer.repeats() + repeats,
                answer.refused() + broken.size(),
                answer.warned(),
                refusals.stream()
                        .map(one ->
                                new ImportReport.RefusedRow(
                                        one.line().number(), one.reason(), one.line().cells()))
                        .toList(),
                answer.warnings().stream()
                        .map(one ->
                                new ImportReport.Warning(
                                        line(lines, one.line()).number(), one.reason()))
                        .toList(),
                answer.unlisted());
    }

    /// Every row that is not in, in the order of the file.
    List<Refusal> refusals(ImportReport answer) {
        if (answer.refusedRows().isEmpty()) {
            return broken;
        }
        var lines = PartFile.byLine(csv, sent);
        var all = new ArrayList<>(broken);
        answer.refusedRows()
                .forEach(row -> all.add(new Refusal(line(lines, row.line()), row.reason())));
        all.sort(Comparator.comparingLong(one -> one.line().number()));
        return all;
    }

    private static CsvLine line(Map<Long, CsvLine> lines, long number) {
        return Objects.requireNonNull(lines.get(number), "a server that counts lines otherwise");
    }

    /// The address of a row that is in; `before` when there is none here.
    String last(List<Refusal> refusals, String before) {
        var refused = new HashSet<Long>();
        refusals.forEach(one -> refused.add(one.line().number()));
        for (var line : sent.reversed()) {
            if (!refused.contains(line.number())
                    && line.content() instanceof Content.Person(var email, _, _)) {
                return email;
            }
        }
        return before;
    }
}
