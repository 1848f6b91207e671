package dev.espalier.cli;

import dev.espalier.cli.importing.Kind;
import dev.espalier.sdk.Espalier;
import dev.espalier.sdk.ImportReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
            sortOptions = false,
            header = "Brings the addresses of a CSV file in.",
            description = {
                "",
                "Goes on where it was cut off when the same command is given again, waits for a"
                        + " server that goes away in the middle, and writes the rows that could not be"
                        + " used to FILE.refused.csv, as espalier import does. No relay sees an"
                        + " address any more whose row is done with.",
                "",
                "Exit code 0 also when some rows were refused, with --strict only when none was; 4"
                        + " when the server stayed away."
            })
    int bringIn(@Mixin Importing importing) {
        return importing.run(Kind.SUPPRESSIONS, Suppressions::told);
    }

    private static void told(ImportReport report, Path refused) {
        System.out.printf(
                "%d rows: %d added, %d there already, %d repeats, %d refused%s%n",
                report.rows(),
                report.created(),
                report.unchanged(),
                report.repeats(),
                report.refused(),
                report.refused() > 0 ? ", written with reasons to " + refused : "");
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
