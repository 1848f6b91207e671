package dev.espalier.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.espalier.refusal.Issue;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Writes the rows that were refused, cell by cell as they stood, each with its line and the
/// reasons in two more columns. An import leaves these two aside, so the mended file goes in as it
/// is.
public final class RefusedFile implements FileImport.Listener, AutoCloseable {

    private final CsvWriter writer;
    private final int columns;

    /// @param header of the file that is imported
    public RefusedFile(OutputStream to, List<String> header) {
        writer =
                CsvWriter.builder()
                        .lineDelimiter(LineDelimiter.CRLF)
                        .build(to, StandardCharsets.UTF_8);
        columns = header.size();
        write(header, Columns.LINE, Columns.REASON);
    }

    @Override
    public void refused(CsvLine line, List<Issue> issues) {
        var cells = new ArrayList<>(line.cells());
        while (cells.size() < columns) {
            cells.add("");
        }
        write(
                cells,
                Long.toString(line.number()),
                issues.stream().map(Issue::text).collect(Collectors.joining("; ")));
    }

    private void write(List<String> cells, String line, String reason) {
        var row = new ArrayList<>(cells);
        row.add(line);
        row.add(reason);
        writer.writeRecord(row);
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
