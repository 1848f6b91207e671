package dev.espalier.cli;

import dev.espalier.server.Logs;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `espalier`.
@Command(
        name = "espalier",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommands = {
            Serve.class,
            Demo.class,
            ImportContacts.class,
            Keys.class,
            Suppressions.class,
            Installation.class,
            Doctor.class,
            WarmUp.class,
            CommandLine.HelpCommand.class
        },
        header = "Runs email sequences: drafted, approved, sent once, at their time.",
        description = {
            "",
            "A server with PostgreSQL inside. Settings come from the environment and from"
                    + " espalier.yaml; docs/reference/configuration.md lists them."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  espalier demo                    look at a running server with sample data",
            "  espalier serve                   run the server on ./data",
            "  espalier doctor                  check this machine and its settings",
            "  espalier import contacts.csv     bring contacts into a running server",
            "  espalier keys create --name ci   make an API key",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage or settings."
        })
final class Main implements Runnable {

    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    private Main() {}

    public static void main(String[] args) {
        int code = run(args);
        // A server that runs has ended the process itself, from the signal.
        System.exit(code);
    }

    /// @return the exit code
    static int run(String... args) {
        Logs.quiet();
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Failures::misused)
                .setExecutionExceptionHandler(Failures::handle)
                .execute(args);
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "no command (expected: serve, demo, import, keys or doctor)");
    }
}
