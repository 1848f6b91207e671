package dev.espalier.cli;

import dev.espalier.csv.ContactFile;
import dev.espalier.csv.CsvLine;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/// A part of an export: a CSV file by itself.
final class Part {

    private final String whole;
    private final long count;
    private final String lastAddress;

    Part(String whole) {
        this.whole = whole;
        long rows = 0;
        var last = "";
        var bytes = new ByteArrayInputStream(whole.getBytes(StandardCharsets.UTF_8));
        try (var file = ContactFile.open(bytes)) {
            while (file.hasNext()) {
                rows++;
                if (file.next().content() instanceof CsvLine.Content.Person(var email, _, _)) {
                    last = email;
                }
            }
        }
        this.count = rows;
        this.lastAddress = last;
    }

    String whole() {
        return whole;
    }

    /// Without the row that names the columns.
    String rows() {
        return whole.substring(whole.indexOf('\n') + 1);
    }

    long count() {
        return count;
    }

    String lastAddress() {
        return lastAddress;
    }
}
