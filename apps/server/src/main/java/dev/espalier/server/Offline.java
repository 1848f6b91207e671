package dev.espalier.server;

import dev.espalier.access.SignInLink;
import dev.espalier.email.Sender;
import dev.espalier.engine.clock.DatabaseClock;
import dev.espalier.engine.store.Workspace;
import dev.espalier.server.config.Config;
import dev.espalier.server.config.Config.Database.Place;
import java.net.URI;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Consumer;

/// The workspaces of a server that is not running, with their keys and people, straight from its
/// database. Nothing is sent meanwhile.
public final class Offline implements AutoCloseable {

    private final Closing closing;
    private final Credentials credentials;
    private final URI publicUrl;
    private final int workspace;

    private Offline(Closing closing, Credentials credentials, URI publicUrl, int workspace) {
        this.closing = closing;
        this.credentials = credentials;
        this.publicUrl = publicUrl;
        this.workspace = workspace;
    }

    /// @param workspace whose keys and people; empty: the first one's
    /// @param publicUrl where people reach the server when it runs
    /// @param told takes a line for each thing that may take seconds
    /// @throws CannotStart when there is no such database, or a server runs on it, or none ever
    ///   did, or it has no such workspace
    public static Offline open(
            Config.Database asked,
            Optional<Integer> workspace,
            URI publicUrl,
            Consumer<String> told) {
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
            var credentials = Credentials.of(store, clock, () -> publicUrl);
            return new Offline(closing, credentials, publicUrl, chosen(credentials, workspace));
        } catch (RuntimeException | Error failed) {
            closing.close();
            throw failed;
        }
    }

    private static int chosen(Credentials credentials, Optional<Integer> workspace) {
        var all = credentials.keys().workspaces().stream().map(Workspace::id).toList();
        if (all.isEmpty()) {
            throw new CannotStart("database: no workspace (expected: a server that ran before)");
        }
        if (workspace.isPresent() && !all.contains(workspace.get())) {
            throw new CannotStart(
                    "workspace: %d (expected: one that `espalier workspaces list` shows)"
                            .formatted(workspace.get()));
        }
        return workspace.orElse(all.getFirst());
    }

    public Credentials credentials() {
        return credentials;
    }

    /// Makes another workspace.
    ///
    /// @param from whom its mail is from
    /// @throws dev.espalier.refusal.Refused.Invalid at `name`
    public New found(String name, Sender from) {
        var made = credentials.keys().found(name, from);
        return new New(made.workspace().id(), made.key(), SignInLink.url(publicUrl, made.link()));
    }

    /// A workspace that was made just now.
    ///
    /// @param key its first, with all rights; cannot be had again
    /// @param link what its first owner opens to come in, once
    public record New(int id, String key, URI link) {
        @Override
        public String toString() {
            return "New[id=" + id + ", key=hidden, link=hidden]";
        }
    }

    public int workspace() {
        return workspace;
    }

    @Override
    public void close() {
        closing.close();
    }
}
