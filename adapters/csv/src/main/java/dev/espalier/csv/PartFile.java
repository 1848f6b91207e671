package dev.espalier.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Some rows of a file as a file of their own.
public final class PartFile {

    private PartFile() {}

    /// Everything is quoted: a row of one empty cell would be an empty line, which is no row.
    public static byte[] of(List<String> header, List<CsvLine> rows) {
        var bytes = new ByteArrayOutputStream();
        try (var csv =
                CsvWriter.builder()
                        .lineDelimiter(LineDelimiter.CRLF)
                        .quoteStrategy(QuoteStrategies.ALWAYS)
                        .build(bytes, StandardCharsets.UTF_8)) {
            csv.writeRecord(header);
            rows.forEach(row -> csv.writeRecord(row.cells()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }

    /// Which row begins at which line of the part. Cells may have lines of their own, so the part
    /// is read as whoever gets it reads it.
    ///
    /// @param part as [#of] made it of these rows
    public static Map<Long, CsvLine> byLine(byte[] part, List<CsvLine> rows) {
        var lines = new HashMap<Long, CsvLine>();
        try (var read = ContactFile.open(new ByteArrayInputStream(part))) {
            rows.forEach(row -> lines.put(read.next().number(), row));
        }
        return lines;
    }
}
