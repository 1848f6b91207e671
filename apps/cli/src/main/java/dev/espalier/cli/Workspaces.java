package dev.espalier.cli;

import dev.espalier.email.Sender;
import dev.espalier.engine.store.Workspace;
import dev.espalier.server.config.Config;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `espalier workspaces`.
@Command(
        name = "workspaces",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Makes and lists workspaces: tenants of one server.",
        description = {
            "",
            "Each has its own contacts, sequences, keys and people, and sees nothing of the others."
                    + " No key reaches beyond its workspace, so this works on the database itself: of"
                    + " a stopped server, or on an outside PostgreSQL also while servers run on it."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  espalier workspaces create --name \"Leeds branch\" --from \"Leeds <hello@leeds.example.com>\"",
            "  espalier workspaces list",
            "  espalier keys create --name rescue --local --workspace 2"
        })
final class Workspaces implements Runnable {

    private static final Table<Row> TABLE =
            Table.<Row>empty()
                    .with("ID", row -> Integer.toString(row.id()))
                    .with("NAME", Row::name)
                    .with("FROM", Row::from)
                    .with("TIMEZONE", Row::timezone);

    private static final int LONGEST_NAME = 200;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /// Where the database is.
    static final class Place {
        @Option(
                names = "--data-dir",
                description =
                        "The data directory of a stopped server (default: what the settings name).")
        private @Nullable Path dataDir;
    }

    /// A workspace as a table shows it.
    record Row(int id, String name, String from, String timezone) {
        static Row of(Workspace workspace) {
            return new Row(
                    workspace.id(),
                    workspace.name(),
                    workspace.sender().email(),
                    workspace.zone().getId());
        }
    }

    /// What is printed of a new one, this once.
    record Made(int id, String apiKey, String signIn) {}

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "workspaces: no command (expected: create or list)");
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            header = "Makes one, with a key and a sign-in link that are printed this once.")
    void create(
            @Mixin Place place,
            @Mixin Shown shown,
            @Option(
                            names = "--name",
                            required = true,
                            description = "For people, 1..200 characters.")
                    String name,
            @Option(
                            names = "--from",
                            paramLabel = "SENDER",
                            description =
                                    "Whom its mail is from, as Name <name@example.com> or the"
                                            + " address alone (default: ESPALIER_MAIL_FROM).")
                    @Nullable String from) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw Failure.usage("--name: (expected: 1.." + LONGEST_NAME + " characters)");
        }
        var sender = sender(from);
        try (var offline = Whose.stopped(place.dataDir, Optional.empty())) {
            var made = offline.found(name, sender);
            shown.one(
                    new Made(made.id(), made.key(), made.link().toString()),
                    """
                    workspace  %d
                    API key    %s
                    sign in    %s
                    (key and link are shown this once; the link works once)\
                    """
                            .formatted(made.id(), made.key(), made.link()));
        }
    }

    private static Sender sender(@Nullable String from) {
        if (from == null) {
            return Settings.read(Map.of()).mail().from();
        }
        return Config.sender(from)
                .orElseThrow(() ->
                        Failure.usage(
                                "--from: \"%s\" (expected: Name <name@example.com>, or the address"
                                                .formatted(from)
                                        + " alone)"));
    }

    @Command(name = "list", mixinStandardHelpOptions = true, header = "Lists them.")
    void list(@Mixin Place place, @Mixin Shown shown) {
        try (var offline = Whose.stopped(place.dataDir, Optional.empty())) {
            shown.all(
                    offline.credentials().keys().workspaces().stream().map(Row::of).toList(),
                    TABLE);
        }
    }
}
