package dev.espalier.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.espalier.contact.Suppression;
import dev.espalier.engine.contacts.ContactFileReader;
import dev.espalier.engine.contacts.ImportTally;
import dev.espalier.engine.contacts.SuppressionFiles;
import dev.espalier.engine.contacts.SuppressionImport;
import dev.espalier.engine.contacts.SuppressionImport.Fate;
import dev.espalier.refusal.Issue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Suppressed addresses in CSV: `email`, perhaps `reason` and `detail`; other columns are left
/// aside.
record CsvSuppressions() implements SuppressionFiles {

    @Override
    public ImportTally read(
            InputStream csv, SuppressionImport target, ContactFileReader.Listener listener) {
        try (var file = ContactFile.open(csv)) {
            var tally = ImportTally.NONE;
            var lines = new ArrayList<CsvLine>();
            while (file.hasNext()) {
                lines.add(file.next());
                if (lines.size() == SuppressionImport.MOST_ROWS || !file.hasNext()) {
                    tally = batch(lines, target, listener, tally);
                    lines.clear();
                }
            }
            return tally;
        }
    }

    private static ImportTally batch(
            List<CsvLine> lines,
            SuppressionImport target,
            ContactFileReader.Listener listener,
            ImportTally before) {
        var rows = new ArrayList<SuppressionImport.Row>();
        for (var line : lines) {
            if (line.content() instanceof CsvLine.Content.Person person) {
                rows.add(person.suppression());
            }
        }
        var fates = target.add(rows).iterator();
        var tally = before;
        for (var line : lines) {
            tally =
                    switch (line.content()) {
                        case CsvLine.Content.Person _ -> told(line, fates.next(), listener, tally);
                        case CsvLine.Content.Broken(var issue) ->
                                refused(line, List.of(issue), listener, tally);
                    };
        }
        return tally;
    }

    private static ImportTally told(
            CsvLine line, Fate fate, ContactFileReader.Listener listener, ImportTally tally) {
        return switch (fate) {
            case Fate.Added _ -> tally.plusCreated();
            case Fate.Known _ -> tally.plusUnchanged();
            case Fate.Repeat _ -> tally.plusRepeat();
            case Fate.Refused(var issues) -> refused(line, issues, listener, tally);
        };
    }

    private static ImportTally refused(
            CsvLine line,
            List<Issue> issues,
            ContactFileReader.Listener listener,
            ImportTally tally) {
        listener.refused(line.number(), line.cells(), issues);
        return tally.plusRefused();
    }

    @Override
    public byte[] write(List<Suppression> suppressions) {
        var out = new ByteArrayOutputStream();
        try (var csv =
                CsvWriter.builder()
                        .lineDelimiter(LineDelimiter.CRLF)
                        .build(out, StandardCharsets.UTF_8)) {
            csv.writeRecord("email", "reason", "detail", "created_at");
            for (var one : suppressions) {
                csv.writeRecord(
                        one.address(),
                        one.reason().word(),
                        one.detail(),
                        one.createdAt().toString());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return out.toByteArray();
    }
}
