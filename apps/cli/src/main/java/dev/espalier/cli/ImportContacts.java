package dev.espalier.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `espalier import`.
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Brings the contacts of a CSV file into a running server.",
        description = {
            "",
            "The first row names the columns: email, perhaps timezone; every other column becomes a"
                    + " property. UTF-8; commas, semicolons or tabs. Where an address comes twice the"
                    + " first row counts. Importing again is safe: who is there is updated.",
            "",
            "Rows that cannot be used are written to FILE.refused.csv, each with its line and the"
                    + " reason; mend that file and import it. An unknown time zone is left out, its"
                    + " contact is not.",
            "",
            "Exit code 0 also when some rows were refused, with --strict only when none was."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ESPALIER_API_KEY=esp_... espalier import contacts.csv",
            "  espalier import contacts.csv --url https://mail.example.com --strict"
        })
final class ImportContacts implements Callable<Integer> {

    private static final int ZONES_SHOWN = 10;

    @Parameters(paramLabel = "FILE", description = "The CSV file.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Option(names = "--url", description = "The server (ESPALIER_URL).")
    private @Nullable String url;

    @Option(names = "--refused", description = "Where refused rows go (FILE.refused.csv).")
    private @Nullable Path refused;

    @Option(names = "--strict", description = "Exit code 1 when a row was refused.")
    private boolean strict;

    @Override
    public Integer call() {
        var header = header();
        var server = Remote.of(url);
        // A key that opens nothing is better told before the file is on its way.
        server.get("/contacts?limit=1");
        var report = server.upload("/contacts/import", "text/csv", this::open);
        var left = report.path("refused").asLong();
        if (left > 0) {
            RefusedRows.write(refusedFile(), header, report.path("refusedRows"));
        }
        print(report);
        return strict && left > 0 ? Failure.FAILED : 0;
    }

    private List<String> header() {
        return RefusedRows.header(file, "contacts");
    }

    private InputStream open() {
        try {
            return Progress.reading("importing", Files.newInputStream(file), Files.size(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(file + ": " + failed.getMessage(), failed);
        }
    }

    private Path refusedFile() {
        return refused != null ? refused : RefusedRows.beside(file);
    }

    private void print(JsonNode report) {
        long created = report.path("created").asLong();
        long updated = report.path("updated").asLong();
        long unchanged = report.path("unchanged").asLong();
        long left = report.path("refused").asLong();
        line(report.path("rows").asLong(), "rows");
        line(
                created + updated + unchanged,
                "usable: %d created, %d updated, %d unchanged"
                        .formatted(created, updated, unchanged));
        line(report.path("repeats").asLong(), "repeats of an address further up");
        line(left, left == 0 ? "broken" : "broken, written with reasons to " + refusedFile());
        line(
                report.path("warned").asLong(),
                "unknown time zones, left empty" + zones(report.path("warnings")));
        long unlisted = report.path("unlisted").asLong();
        if (unlisted > 0) {
            line(unlisted, "broken rows and warnings more than the server lists");
        }
    }

    private static String zones(JsonNode warnings) {
        if (warnings.isEmpty()) {
            return "";
        }
        var lines =
                StreamSupport.stream(warnings.spliterator(), false)
                        .limit(ZONES_SHOWN)
                        .map(warning -> warning.path("line").asString())
                        .collect(Collectors.joining(", "));
        return " (lines " + lines + (warnings.size() > ZONES_SHOWN ? ", …)" : ")");
    }

    private static void line(long count, String what) {
        System.out.printf("%8d %s%n", count, what);
    }
}
