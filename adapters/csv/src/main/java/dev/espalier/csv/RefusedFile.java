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
    private final List<String> header;

    private RefusedFile(CsvWriter writer, List<String> header) {
        this.writer = writer;
        this.header = List.copyOf(header);
    }

    /// @param header of the file that is imported
    public RefusedFile(OutputStream to, List<String> header) {
        this(writer(to), header);
        write(header, Columns.LINE, Columns.REASON);
    }

    /// Goes on with a file that has its first row.
    public static RefusedFile continued(OutputStream to, List<String> header) {
        return new RefusedFile(writer(to), header);
    }

    private static CsvWriter writer(OutputStream to) {
        return CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .build(to, StandardCharsets.UTF_8);
    }

    @Override
    public void refused(CsvLine line, List<Issue> issues) {
        var cells = new ArrayList<>(line.cells());
        while (cells.size() < header.size()) {
            cells.add("");
        }
        write(
                cells,
                Long.toString(line.number()),
                issues.stream().map(Issue::text).collect(Collectors.joining("; ")));
    }

    /// A file that was refused before has the two columns already; what they said is past.
    private void write(List<String> cells, String line, String reason) {
        var row = new ArrayList<String>();
        for (int i = 0; i < cells.size(); i++) {
            if (i >= header.size() || !Columns.isRefusal(header.get(i))) {
                row.add(cells.get(i));
            }
        }
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
