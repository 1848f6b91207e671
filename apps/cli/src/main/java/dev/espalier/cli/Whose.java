package dev.espalier.cli;

import dev.espalier.sdk.Espalier;
import dev.espalier.server.Offline;
import dev.espalier.server.config.Config;
import dev.espalier.server.config.Config.Database.Place.Embedded;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// Whose keys or people: those of a running server, or of a stopped one.
final class Whose {
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

    @Option(
            names = "--workspace",
            paramLabel = "ID",
            description =
                    "Of a stopped server: whose, as `workspaces list` shows it (default: the first"
                            + " one's). A running one goes by the key.")
    private @Nullable Integer workspace;

    <T> T open(Function<Espalier, T> server, Function<Offline, T> database) {
        if (choice == null || (!choice.local && choice.dataDir == null)) {
            if (workspace != null) {
                throw Failure.usage(
                        "--workspace: given (expected: only with --local or --data-dir; a running"
                                + " server goes by the key)");
            }
            return server.apply(Connection.to(choice == null ? null : choice.url, apiKey).open());
        }
        return database.apply(stopped(choice.dataDir, Optional.ofNullable(workspace)));
    }

    /// @param dataDir null: where the settings say
    static Offline stopped(@Nullable Path dataDir, Optional<Integer> workspace) {
        var settings = Settings.read(Map.of());
        var place =
                dataDir == null
                        ? settings.database().place()
                        : new Embedded(dataDir.toAbsolutePath());
        return Offline.open(
                new Config.Database(place, settings.database().connections()),
                workspace,
                settings.publicUrl().orElseGet(() -> address(settings.http())),
                line -> System.err.println("espalier: " + line));
    }

    private static URI address(Config.Http http) {
        return URI.create("http://" + http.host() + ":" + http.port());
    }
}
