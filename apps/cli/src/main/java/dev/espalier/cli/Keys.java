package dev.espalier.cli;

import dev.espalier.access.Scope;
import dev.espalier.server.Offline;
import dev.espalier.server.config.Config;
import dev.espalier.server.config.Config.Database.Place.Embedded;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `espalier keys`.
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Makes, lists and revokes API keys.",
        description = {
            "",
            "Of a running server (ESPALIER_URL, with ESPALIER_API_KEY), or, with --local or"
                    + " --data-dir, of a stopped one: then no key is needed, which helps when all are"
                    + " lost."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  espalier keys create --name ci --scope ingest",
            "  espalier keys list",
            "  espalier keys revoke key_01k...",
            "  espalier keys create --name rescue --local"
        })
final class Keys implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "keys: no command (expected: create, list or revoke)");
    }

    /// Whose keys.
    static final class Where {
        @ArgGroup private @Nullable Choice choice;

        @Option(
                names = "--api-key",
                paramLabel = "KEY",
                description = "A key of the running server (ESPALIER_API_KEY).")
        private @Nullable String apiKey;

        static final class Choice {
            @Option(names = "--url", description = "A running server (ESPALIER_URL).")
            private @Nullable String url;

            @Option(
                    names = "--local",
                    description = "The database that the settings name; its server is stopped.")
            private boolean local;

            @Option(names = "--data-dir", description = "The data directory of a stopped server.")
            private @Nullable Path dataDir;
        }

        KeyRing open() {
            if (choice == null) {
                return new KeyRing.OfServer(Connection.to(null, apiKey).open());
            }
            if (!choice.local && choice.dataDir == null) {
                return new KeyRing.OfServer(Connection.to(choice.url, apiKey).open());
            }
            var configured = Settings.read(Map.of()).database();
            var place =
                    choice.dataDir == null
                            ? configured.place()
                            : new Embedded(choice.dataDir.toAbsolutePath());
            return new KeyRing.OfDatabase(
                    Offline.open(
                            new Config.Database(place, configured.connections()),
                            line -> System.err.println("espalier: " + line)));
        }
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            header = "Makes a key and prints it, this once.")
    void create(
            @Mixin Where where,
            @Option(
                            names = "--name",
                            required = true,
                            description = "For people, 1..64 characters.")
                    String name,
            @Option(
                            names = "--scope",
                            split = ",",
                            defaultValue = "full",
                            description =
                                    "What it may do: full, read, ingest (default: ${DEFAULT-VALUE}).")
                    List<Scope> scopes) {
        try (var keys = where.open()) {
            System.out.println(keys.create(name, EnumSet.copyOf(scopes)));
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            header = "Lists the keys, newest first, revoked ones included.")
    void list(@Mixin Where where, @Mixin Shown shown) {
        try (var keys = where.open()) {
            var rows = new ArrayList<>(keys.list());
            if (shown.isJson()) {
                rows.forEach(row -> System.out.println(Shown.line(row)));
                return;
            }
            System.out.printf(
                    "%-31s %-20s %-10s %-14s %-20s %s%n",
                    "ID", "NAME", "BEGINS", "SCOPES", "MADE", "REVOKED");
            rows.forEach(Keys::print);
        }
    }

    private static void print(KeyRing.Row row) {
        System.out.printf(
                "%-31s %-20s %-10s %-14s %-20s %s%n",
                row.id(), row.name(), row.begins(), row.scopes(), row.made(), row.revoked());
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, header = "Takes a key out of use.")
    void revoke(
            @Mixin Where where,
            @Parameters(paramLabel = "ID", description = "As `keys list` shows it.") String id) {
        try (var keys = where.open()) {
            keys.revoke(id);
            System.err.println("espalier: revoked " + id);
        }
    }
}
