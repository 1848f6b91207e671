package dev.espalier.cli;

import dev.espalier.sdk.Espalier;
import dev.espalier.sdk.ImportReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `espalier suppressions`.
@Command(
        name = "suppressions",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Brings addresses that must not be mailed into a running server, or out of it.",
        description = {
            "",
            "The first row names the columns: email, perhaps reason (bounced, complained or manual)"
                    + " and detail. An address that is in already keeps its first reason; importing"
                    + " again is safe. Rows that cannot be used are written to FILE.refused.csv.",
            "",
            "Addresses of people who were erased cannot be read and are in no export."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  espalier suppressions import unsubscribed.csv",
            "  espalier suppressions export all.csv"
        })
final class Suppressions implements Runnable {

    private static final int PART = 10_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command (expected: import or export)");
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            header = "Brings the addresses of a CSV file in.")
    void bringIn(
            @Parameters(paramLabel = "FILE", description = "The CSV file.") Path file,
            @Mixin Connection at) {
        var header = RefusedRows.header(file, "addresses");
        at.with(server -> {
            // A key that opens nothing is better told before the file is on its way.
            server.suppressions().list().limit(1).page();
            told(file, header, server.suppressions().importCsv(() -> open(file)));
            return 0;
        });
    }

    private static void told(Path file, List<String> header, ImportReport report) {
        var to = RefusedRows.beside(file);
        if (report.refused() > 0) {
            RefusedRows.write(to, header, report.refusedRows());
        }
        System.out.printf(
                "%d rows: %d added, %d there already, %d repeats, %d refused%s%n",
                report.rows(),
                report.created(),
                report.unchanged(),
                report.repeats(),
                report.refused(),
                report.refused() > 0 ? ", written with reasons to " + to : "");
    }

    private static InputStream open(Path file) {
        try {
            return Progress.reading("importing", Files.newInputStream(file), Files.size(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(file + ": " + failed.getMessage(), failed);
        }
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            header = "Writes all suppressed addresses to a CSV file.")
    void bringOut(
            @Parameters(paramLabel = "FILE", description = "The CSV file to write.") Path file,
            @Mixin Connection at) {
        long rows = at.with(server -> written(server, file));
        System.out.printf("%d addresses written to %s%n", rows, file);
    }

    private static int written(Espalier server, Path file) {
        int rows = 0;
        @Nullable String after = null;
        try (var out = Files.newBufferedWriter(file)) {
            while (true) {
                var part = new Part(server.suppressions().exportCsv(after, PART));
                out.write(rows == 0 ? part.whole() : part.rows());
                rows += Math.toIntExact(part.count());
                if (part.count() == 0) {
                    break;
                }
                after = part.lastAddress();
            }
        } catch (IOException failed) {
            throw Failure.failed(file + ": cannot be written: " + failed.getMessage());
        }
        return rows;
    }
}
