package dev.espalier.cli;

import dev.espalier.sdk.ErrorCode;
import dev.espalier.sdk.Espalier;
import dev.espalier.sdk.EspalierException;
import dev.espalier.sdk.ImportReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
    private static final int ATTEMPTS = 4;

    @Parameters(paramLabel = "FILE", description = "The CSV file.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Mixin private Connection at = new Connection();

    @Mixin private Shown shown = new Shown();

    @Option(names = "--refused", description = "Where refused rows go (FILE.refused.csv).")
    private @Nullable Path refused;

    @Option(names = "--strict", description = "Exit code 1 when a row was refused.")
    private boolean strict;

    @Override
    public Integer call() {
        var header = RefusedRows.header(file, "contacts");
        return at.with(server -> {
            // A key that opens nothing is better told before the file is on its way.
            server.contacts().list().limit(1).page();
            var report = sent(server);
            if (report.refused() > 0) {
                RefusedRows.write(refusedFile(), header, report.refusedRows());
            }
            if (shown.isJson()) {
                System.out.println(Shown.line(report));
            } else {
                print(report);
            }
            return strict && report.refused() > 0 ? Failure.FAILED : 0;
        });
    }

    /// A file that went half in is sent again from its beginning: what is in is left as it is.
    private ImportReport sent(Espalier server) {
        for (int attempt = 1; ; attempt++) {
            try {
                return server.contacts().importCsv(this::open);
            } catch (EspalierException broken) {
                boolean passes =
                        broken.code() == ErrorCode.UNREACHABLE
                                || broken.code() == ErrorCode.UNAVAILABLE;
                if (!passes || attempt == ATTEMPTS) {
                    throw broken;
                }
                System.err.println("espalier: " + broken.getMessage() + "; beginning again");
                pause(attempt);
            }
        }
    }

    private static void pause(int attempt) {
        try {
            TimeUnit.SECONDS.sleep(1L << attempt);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw Failure.failed("interrupted");
        }
    }

    private InputStream open() {
        try {
            return Progress.reading("importing", Files.newInputStream(file), Files.size(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(file + ": " + failed.getMessage(), failed);
        }
    }

    private Path refusedFile() {
        return refused == null ? RefusedRows.beside(file) : refused;
    }

    private void print(ImportReport report) {
        line(report.rows(), "rows");
        line(
                report.created() + report.updated() + report.unchanged(),
                "usable: %d created, %d updated, %d unchanged"
                        .formatted(report.created(), report.updated(), report.unchanged()));
        line(report.repeats(), "repeats of an address further up");
        line(
                report.refused(),
                report.refused() == 0
                        ? "broken"
                        : "broken, written with reasons to " + refusedFile());
        line(report.warned(), "unknown time zones, left empty" + zones(report.warnings()));
        if (report.unlisted() > 0) {
            line(report.unlisted(), "broken rows and warnings more than the server lists");
        }
    }

    private static String zones(List<ImportReport.Warning> warnings) {
        if (warnings.isEmpty()) {
            return "";
        }
        var lines =
                warnings.stream()
                        .limit(ZONES_SHOWN)
                        .map(warning -> String.valueOf(warning.line()))
                        .collect(Collectors.joining(", "));
        return " (lines " + lines + (warnings.size() > ZONES_SHOWN ? ", …)" : ")");
    }

    private static void line(long count, String what) {
        System.out.printf("%8d %s%n", count, what);
    }
}
