package dev.espalier.cli.importing;

import dev.espalier.cli.importing.Part.Refusal;
import dev.espalier.csv.ContactFile;
import dev.espalier.csv.CsvLine;
import dev.espalier.csv.CsvLine.Content;
import dev.espalier.csv.PartFile;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A file, part by part.
final class Parts implements AutoCloseable {

    /// So much is sent again when an answer is lost.
    private static final int MOST_ROWS = 5_000;

    private static final int MOST_CHARACTERS = 2_000_000;

    private final Kind kind;
    private final Counted bytes;
    private final ContactFile file;
    private final Seen seen = new Seen();

    Parts(Kind kind, Path path) throws IOException {
        this.kind = kind;
        bytes = new Counted(Files.newInputStream(path));
        file = ContactFile.open(bytes);
    }

    List<String> header() {
        return file.header();
    }

    /// How much of the file was read.
    long end() {
        return bytes.count;
    }

    /// Passes rows over that are done with, and keeps their addresses in mind.
    void skip(long rows) {
        for (long i = 0; i < rows && file.hasNext(); i++) {
            if (file.next().content() instanceof Content.Person person) {
                isRepeat(person);
            }
        }
    }

    boolean hasNext() {
        return file.hasNext();
    }

    Part next() {
        var sent = new ArrayList<CsvLine>();
        var broken = new ArrayList<Refusal>();
        long repeats = 0;
        int characters = 0;
        while (file.hasNext()
                && sent.size() + broken.size() + repeats < MOST_ROWS
                && characters < MOST_CHARACTERS) {
            var line = file.next();
            characters += line.cells().stream().mapToInt(String::length).sum();
            switch (line.content()) {
                case Content.Broken(var issue) -> broken.add(new Refusal(line, issue.text()));
                case Content.Person person when isRepeat(person) -> repeats++;
                case Content.Person _ -> sent.add(line);
            }
        }
        return new Part(PartFile.of(header(), sent), sent, broken, repeats, end());
    }

    private boolean isRepeat(Content.Person person) {
        return kind.addressOf(person).filter(address -> !seen.add(address)).isPresent();
    }

    @Override
    public void close() {
        file.close();
    }

    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int some = super.read(into, from, length);
            count += Math.max(0, some);
            return some;
        }
    }
}
