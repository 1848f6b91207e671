package dev.espalier.cli;

import dev.espalier.csv.ContactFile;
import dev.espalier.refusal.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The rows of a file that a server did not take, as a file of their own.
final class RefusedRows {

    private RefusedRows() {}

    /// The columns of the file that is to go in.
    ///
    /// @param what it holds
    static List<String> header(Path file, String what) {
        if (!Files.isRegularFile(file)) {
            throw Failure.usage(file + ": no such file (expected: a CSV file of " + what + ")");
        }
        try (var csv = ContactFile.open(Files.newInputStream(file))) {
            return csv.header();
        } catch (Refused.Invalid invalid) {
            throw Failure.failed(file + ": " + invalid.getMessage());
        } catch (IOException failed) {
            throw Failure.failed(file + ": cannot be read: " + failed.getMessage());
        }
    }

    /// `contacts.csv` gives `contacts.refused.csv`.
    static Path beside(Path file) {
        var name = file.getFileName().toString();
        var stem = name.endsWith(".csv") ? name.substring(0, name.length() - 4) : name;
        return file.resolveSibling(stem + ".refused.csv");
    }
}
