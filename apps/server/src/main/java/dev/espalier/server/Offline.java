package dev.espalier.server;

import dev.espalier.engine.clock.DatabaseClock;
import dev.espalier.engine.store.Workspace;
import dev.espalier.server.config.Config;
import dev.espalier.server.config.Config.Database.Place;
import java.net.URI;
import java.nio.file.Files;
import java.util.function.Consumer;

/// The keys and the people of a server that is not running, straight from its database. Nothing is
/// sent meanwhile.
public final class Offline implements AutoCloseable {

    private final Closing closing;
    private final Credentials credentials;
    private final int workspace;

    private Offline(Closing closing, Credentials credentials, int workspace) {
        this.closing = closing;
        this.credentials = credentials;
        this.workspace = workspace;
    }

    /// @param publicUrl where people reach the server when it runs
    /// @param told takes a line for each thing that may take seconds
    /// @throws CannotStart when there is no such database, or a server runs on it, or none ever did
    public static Offline open(Config.Database asked, URI publicUrl, Consumer<String> told) {
        if (asked.place() instanceof Place.Embedded(var dataDir)
                && !Files.isDirectory(dataDir.resolve("postgres"))) {
            throw new CannotStart(
                    "data-dir: %s (expected: the data directory of a server that ran before)"
                            .formatted(dataDir));
        }
        var closing = new Closing();
        try {
            var database = Database.open(asked, told);
            closing.add(database::close);
            var store = database.openStore();
            closing.add(store::close);
            var clock = DatabaseClock.of(store);
            int workspace =
                    store.inTransaction(tx -> tx.workspaces().all()).stream()
                            .mapToInt(Workspace::id)
                            .min()
                            .orElseThrow(() ->
                                    new CannotStart(
                                            "database: no workspace (expected: a server that ran before)"));
            return new Offline(closing, Credentials.of(store, clock, () -> publicUrl), workspace);
        } catch (RuntimeException | Error failed) {
            closing.close();
            throw failed;
        }
    }

    public Credentials credentials() {
        return credentials;
    }

    /// The first one.
    public int workspace() {
        return workspace;
    }

    @Override
    public void close() {
        closing.close();
    }
}
