package dev.espalier.cli;

import dev.espalier.engine.store.Unavailable;
import dev.espalier.refusal.Refused;
import dev.espalier.server.CannotStart;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// The one place where failures meet the exit code.
final class Failures {

    private Failures() {}

    @SuppressWarnings("unused") // picocli's signature
    static int handle(Exception failed, CommandLine command, ParseResult parsed) {
        return switch (failed) {
            case Failure failure -> {
                say(command, failure);
                yield failure.code();
            }
            case CannotStart _, Refused _, Unavailable _, UncheckedIOException _ -> {
                say(command, failed);
                yield Failure.FAILED;
            }
            default -> {
                command.getErr().println("espalier: this is a defect; please report it");
                failed.printStackTrace(command.getErr());
                yield Failure.FAILED;
            }
        };
    }

    static int misused(ParameterException misuse, String[] args) {
        var command = misuse.getCommandLine();
        var near =
                misuse instanceof UnmatchedArgumentException unmatched
                        ? unmatched.getSuggestions().stream()
                                .findFirst()
                                .map(other -> ", did you mean " + other + "?")
                                .orElse("")
                        : "";
        command.getErr()
                .println(
                        "espalier: %s%s (%s --help tells more)"
                                .formatted(
                                        misuse.getMessage(),
                                        near,
                                        command.getCommandSpec().qualifiedName()));
        return Failure.USAGE;
    }

    private static void say(CommandLine command, Exception failed) {
        command.getErr().println("espalier: " + failed.getMessage());
    }
}
