package dev.espalier.cli;

import dev.espalier.cli.contacts.BrokenOff;
import dev.espalier.cli.contacts.ResumableImport;
import dev.espalier.sdk.Espalier;
import dev.espalier.sdk.ImportReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
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
                    + " reason; mend that file and import it when the import is done. An unknown time"
                    + " zone is left out, its contact is not.",
            "",
            "An import that was cut off goes on where it was when the same command is given again:"
                    + " how far it is stands in FILE.importing beside the refused rows until it is done."
                    + " A server that goes away in the middle is waited for.",
            "",
            "Exit code 0 also when some rows were refused, with --strict only when none was; 4 when"
                    + " the server stayed away."
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

    @Mixin private Connection at = new Connection();

    @Mixin private Shown shown = new Shown();

    @Option(names = "--refused", description = "Where refused rows go (FILE.refused.csv).")
    private @Nullable Path refused;

    @Option(names = "--strict", description = "Exit code 1 when a row was refused.")
    private boolean strict;

    @Option(names = "--restart", description = "Begin anew, wherever an import of FILE broke off.")
    private boolean restart;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description =
                    "How long a server that goes away is waited for (default: ${DEFAULT-VALUE}).")
    private int patience;

    @Override
    public Integer call() {
        RefusedRows.header(file, "contacts");
        if (patience < 0) {
            throw Failure.usage("patience: " + patience + " (expected: 0 or more seconds)");
        }
        return at.with(server -> {
            // A key that opens nothing is better told before the file is on its way.
            server.contacts().list().limit(1).page();
            var report = report(server);
            if (shown.isJson()) {
                System.out.println(Shown.line(report));
            } else {
                print(report);
            }
            return strict && report.refused() > 0 ? Failure.FAILED : 0;
        });
    }

    private ImportReport report(Espalier server) {
        try (var progress = Progress.of("importing", Files.size(file))) {
            var order = new ResumableImport.Order(file, refusedFile(), at.key(), restart);
            return new ResumableImport(order, server, Duration.ofSeconds(patience), progress).run();
        } catch (BrokenOff away) {
            throw Failure.brokenOff(
                    "%s; broken off after %,d rows of %s (expected: a server that answers within %d s); to go on: espalier import %s%s"
                            .formatted(
                                    away.getMessage(),
                                    away.rows(),
                                    file,
                                    patience,
                                    file,
                                    refused == null ? "" : " --refused " + refused));
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
        line(report.warned(), "unknown time zones, left empty" + zones(report));
    }

    private static String zones(ImportReport report) {
        if (report.warned() == 0) {
            return "";
        }
        var lines =
                report.warnings().stream()
                        .limit(ZONES_SHOWN)
                        .map(warning -> String.valueOf(warning.line()))
                        .collect(Collectors.joining(", "));
        return " (lines " + lines + (report.warned() > ZONES_SHOWN ? ", …)" : ")");
    }

    private static void line(long count, String what) {
        System.out.printf("%8d %s%n", count, what);
    }
}
