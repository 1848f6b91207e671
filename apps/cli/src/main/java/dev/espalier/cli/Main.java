package dev.espalier.cli;

import dev.espalier.server.Logs;
import picocli.AutoComplete;
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
            Sequences.class,
            DryRun.class,
            PlanFolder.class,
            ApplyFolder.class,
            Events.class,
            Sends.class,
            ImportContacts.class,
            Keys.class,
            People.class,
            Workspaces.class,
            Suppressions.class,
            Installation.class,
            Doctor.class,
            WarmUp.class,
            AutoComplete.GenerateCompletion.class,
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
            "  espalier plan sequences-of-ours  what apply would do with a folder of sequences",
            "  source <(espalier generate-completion)   complete commands in this shell",
            "",
            "Commands for a running server find it by --url and --api-key, else by ESPALIER_URL and"
                    + " ESPALIER_API_KEY, else by url and api-key in"
                    + " ~/.config/espalier/client.properties.",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage or settings, 3 something to do (plan"
                    + " --detailed), 4 broken off (imports)."
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
        return commandLine().execute(args);
    }

    /// Every command.
    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Failures::misused)
                .setExecutionExceptionHandler(Failures::handle);
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "no command (expected: serve, demo, import, keys or doctor)");
    }
}
