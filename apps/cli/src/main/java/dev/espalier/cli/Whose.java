package dev.espalier.cli;

import dev.espalier.sdk.Espalier;
import dev.espalier.server.Offline;
import dev.espalier.server.config.Config;
import dev.espalier.server.config.Config.Database.Place.Embedded;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
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

    <T> T open(Function<Espalier, T> server, Function<Offline, T> database) {
        if (choice == null) {
            return server.apply(Connection.to(null, apiKey).open());
        }
        if (!choice.local && choice.dataDir == null) {
            return server.apply(Connection.to(choice.url, apiKey).open());
        }
        var settings = Settings.read(Map.of());
        var place =
                choice.dataDir == null
                        ? settings.database().place()
                        : new Embedded(choice.dataDir.toAbsolutePath());
        return database.apply(
                Offline.open(
                        new Config.Database(place, settings.database().connections()),
                        settings.publicUrl().orElseGet(() -> address(settings.http())),
                        line -> System.err.println("espalier: " + line)));
    }

    private static URI address(Config.Http http) {
        return URI.create("http://" + http.host() + ":" + http.port());
    }
}
