package dev.espalier.cli;

import dev.espalier.cli.importing.BrokenOff;
import dev.espalier.cli.importing.Held;
import dev.espalier.cli.importing.Kind;
import dev.espalier.cli.importing.ResumableImport;
import dev.espalier.sdk.Espalier;
import dev.espalier.sdk.ImportReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// What every import of a file can be told, and how it goes.
final class Importing {

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

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

    /// @param print tells a person what came of it, and where the refused rows are
    /// @return the exit code
    int run(Kind kind, BiConsumer<ImportReport, Path> print) {
        RefusedRows.header(file, kind.words());
        if (patience < 0) {
            throw Failure.usage("patience: " + patience + " (expected: 0 or more seconds)");
        }
        return at.with(server -> {
            // A key that opens nothing is better told before the file is on its way.
            kind.knock(server);
            var report = report(kind, server);
            if (shown.isJson()) {
                System.out.println(Shown.line(report));
            } else {
                print.accept(report, refusedFile());
            }
            return strict && report.refused() > 0 ? Failure.FAILED : 0;
        });
    }

    private ImportReport report(Kind kind, Espalier server) {
        try (var progress = Progress.of("importing", Files.size(file))) {
            var order = new ResumableImport.Order(kind, file, refusedFile(), at.key(), restart);
            return new ResumableImport(order, server, Duration.ofSeconds(patience), progress).run();
        } catch (BrokenOff away) {
            throw Failure.brokenOff(
                    "%s; broken off after %,d rows of %s (expected: a server that answers within %d s); to go on: %s %s%s"
                            .formatted(
                                    away.getMessage(),
                                    away.rows(),
                                    file,
                                    patience,
                                    command.qualifiedName(),
                                    file,
                                    refused == null ? "" : " --refused " + refused));
        } catch (Held held) {
            throw Failure.failed(
                    "%s: %s (expected: one import at a time of a file, and of what goes to one file of refused rows); wait for it, or end it: the same command then goes on where it was"
                            .formatted(file, held.getMessage()));
        } catch (IOException failed) {
            throw new UncheckedIOException(file + ": " + failed.getMessage(), failed);
        }
    }

    private Path refusedFile() {
        return refused == null ? RefusedRows.beside(file) : refused;
    }
}
