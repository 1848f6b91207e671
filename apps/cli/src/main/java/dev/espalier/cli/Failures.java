package dev.espalier.cli;

import dev.espalier.engine.Unavailable;
import dev.espalier.refusal.Refused;
import dev.espalier.server.CannotStart;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

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

    private static void say(CommandLine command, Exception failed) {
        command.getErr().println("espalier: " + failed.getMessage());
    }
}
