package dev.espalier.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.espalier.refusal.Issue;
import dev.espalier.refusal.Refused.Invalid;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// A CSV file of contacts, read row by row. The first row names the columns: `email`, perhaps
/// `timezone`; every other column is a property.
public final class ContactFile implements Iterator<CsvLine>, AutoCloseable {

    /// Enough to see the first row.
    private static final int SNIFFED = 64 * 1024;

    /// A quote that is never closed must not swallow the rest of the file into memory.
    private static final int LONGEST_CELL = 1_000_000;

    private static final int LONGEST_ROW = 4_000_000;

    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final Columns columns;
    private final char separator;
    private long last;
    private boolean isBroken;
    private @Nullable CsvLine ahead;

    private ContactFile(CsvReader<CsvRecord> reader, char separator) {
        this.reader = reader;
        this.records = reader.iterator();
        this.separator = separator;
        this.columns = header(records, separator);
        this.last = 1;
    }

    /// Reads the first row; the rest follows as it is asked for.
    ///
    /// @throws Invalid at `header` when there is none, it names no address, or a name stands twice
    public static ContactFile open(InputStream csv) {
        try {
            var buffered = new BufferedInputStream(csv, SNIFFED);
            buffered.mark(SNIFFED);
            char separator = separator(buffered.readNBytes(SNIFFED));
            buffered.reset();
            var reader =
                    lenient()
                            .fieldSeparator(separator)
                            .detectBomHeader(true)
                            .skipEmptyLines(true)
                            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .allowUnclosedQuote(false)
                            .maxBufferSize(LONGEST_ROW)
                            .build(
                                    CsvRecordHandler.builder()
                                            .maxFieldSize(LONGEST_CELL)
                                            .maxRecordSize(LONGEST_ROW)
                                            .build(),
                                    buffered);
            return new ContactFile(reader, separator);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// The names of the columns, in order.
    public List<String> header() {
        return columns.names();
    }

    /// What stands between two cells.
    char separator() {
        return separator;
    }

    Columns columns() {
        return columns;
    }

    @Override
    public boolean hasNext() {
        if (ahead == null && !isBroken) {
            ahead = read();
        }
        return ahead != null;
    }

    @Override
    public CsvLine next() {
        if (!hasNext() || ahead == null) {
            throw new NoSuchElementException("the file ended");
        }
        var line = ahead;
        ahead = null;
        return line;
    }

    private @Nullable CsvLine read() {
        try {
            if (!records.hasNext()) {
                return null;
            }
            var row = records.next();
            last = row.getStartingLineNumber();
            return new CsvLine(last, row.getFields(), columns.read(row.getFields()));
        } catch (CsvParseException _) {
            isBroken = true;
            var reason =
                    "the file cannot be read from the row after line "
                            + last
                            + " on; a quote may be missing";
            return new CsvLine(
                    last, List.of(), new CsvLine.Content.Broken(Issue.at("row", reason)));
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// What follows a closing quote is taken into the cell, else one such row would end the file.
    /// FastCSV means to take this away and names nothing in its place.
    @SuppressWarnings("removal")
    private static CsvReader.CsvReaderBuilder lenient() {
        return CsvReader.builder().allowExtraCharsAfterClosingQuote(true);
    }

    private static Columns header(Iterator<CsvRecord> records, char separator) {
        try {
            if (records.hasNext()) {
                return Columns.of(records.next().getFields());
            }
        } catch (CsvParseException _) {
            throw Invalid.of("header", "cannot be read with the separator '" + separator + "'");
        }
        throw Invalid.of("header", "an empty file (expected: a first row that names the columns)");
    }

    /// Whichever of comma, semicolon and tab stands most often in the first row, quotes left aside.
    private static char separator(byte[] start) {
        int commas = 0;
        int semicolons = 0;
        int tabs = 0;
        boolean quoted = false;
        for (byte b : start) {
            if (b == '"') {
                quoted = !quoted;
            }
            if (quoted) {
                continue;
            }
            if (b == '\n' || b == '\r') {
                break;
            }
            commas += b == ',' ? 1 : 0;
            semicolons += b == ';' ? 1 : 0;
            tabs += b == '\t' ? 1 : 0;
        }
        if (tabs > commas && tabs > semicolons) {
            return '\t';
        }
        return semicolons > commas ? ';' : ',';
    }
}
