package dev.espalier.engine.access;

import dev.espalier.access.ApiKey;
import dev.espalier.access.Scope;
import dev.espalier.email.Sender;
import dev.espalier.engine.id.Ids;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.engine.store.Workspace;
import dev.espalier.refusal.Refused.Conflict;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.refusal.Refused.NotFound;
import dev.espalier.refusal.Refused.TooMany;
import dev.espalier.refusal.Refused.Unauthenticated;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who may come in.
public final class Access {

    private static final int MOST_KEYS = 100;
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_WORKSPACE = 200;

    private final Store store;
    private final Ids ids;
    private final InstantSource clock;
    private final KnownCallers known = new KnownCallers();

    public Access(Store store, Ids ids, InstantSource clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /// Whose key this is.
    ///
    /// @param key as sent; may be anything a stranger can type
    /// @throws Unauthenticated when it is unknown or revoked
    public Caller authenticate(String key) {
        var text = KeyText.of(key);
        if (!text.isPlausible()) {
            throw unknown();
        }
        return known.find(text.hexHash(), clock.instant(), () -> ask(text))
                .orElseThrow(Access::unknown);
    }

    private Optional<Caller> ask(KeyText text) {
        return store.inTransaction(tx -> tx.keys().findByHash(text.hash()))
                .filter(key -> key.revokedAt().isEmpty())
                .map(key -> new Caller(key.workspace(), key.id(), key.scopes()));
    }

    /// A key that was just made.
    ///
    /// @param text the key; it cannot be had again
    public record NewKey(ApiKey key, String text) {
        @Override
        public String toString() {
            return "NewKey[key=" + key + ", text=hidden]";
        }
    }

    /// @param name for people, 1..64 characters
    /// @param scopes at least one
    /// @throws Invalid at `name` or `scopes`
    /// @throws TooMany when the workspace has a hundred keys that open doors
    public NewKey create(int workspace, String name, Set<Scope> scopes) {
        checkName(name, LONGEST_NAME);
        if (scopes.isEmpty()) {
            throw Invalid.of("scopes", "none (expected: full, read, review or ingest)");
        }
        var text = KeyText.random();
        return store.inTransaction(tx -> {
            var open =
                    tx.keys().list(workspace).stream()
                            .filter(key -> key.revokedAt().isEmpty())
                            .count();
            if (open >= MOST_KEYS) {
                throw new TooMany(open + " keys (expected: at most " + MOST_KEYS + ")");
            }
            return new NewKey(insert(tx, workspace, name, scopes, text), text.reveal());
        });
    }

    /// Newest first, revoked ones included.
    public List<ApiKey> list(int workspace) {
        return store.inTransaction(tx -> tx.keys().list(workspace));
    }

    /// Takes effect on this node before it answers. Again is harmless.
    ///
    /// @throws NotFound when there is none
    public ApiKey revoke(int workspace, String id) {
        try {
            return store.inTransaction(tx ->
                    tx.keys()
                            .revoke(workspace, id, clock.instant())
                            .orElseThrow(() -> new NotFound("key", id)));
        } finally {
            known.forgetAll();
        }
    }

    /// Makes the first workspace, its first key and the link by which its first owner comes in,
    /// unless there is one. Several nodes may start at once; one of them makes it.
    ///
    /// @param givenKey what the operator wants the first key to be, 8..200 visible ASCII characters
    /// @param sender whom the workspace's mail is from
    /// @throws Invalid at `key`
    public FirstStart bootstrap(Optional<String> givenKey, Sender sender) {
        return store.inTransaction(tx -> {
            tx.workspaces().lockFirstStart();
            if (!tx.workspaces().all().isEmpty()) {
                return new FirstStart.Before();
            }
            var text = givenKey.map(KeyText::of).orElseGet(KeyText::random);
            if (!text.isPlausible()) {
                throw Invalid.of("key", "hidden (expected: 8..200 visible ASCII characters)");
            }
            var made = founded(tx, "Workspace", sender, text);
            return new FirstStart.Made(
                    made.workspace().id(), made.key(), givenKey.isPresent(), made.link());
        });
    }

    /// Makes another workspace beside those there are, with its first key and the link by which its
    /// first owner comes in. Servers that run on this database serve it at once.
    ///
    /// @param name for people, 1..200 characters
    /// @param sender whom its mail is from
    /// @throws Invalid at `name`
    public Founded found(String name, Sender sender) {
        checkName(name, LONGEST_WORKSPACE);
        return store.inTransaction(tx -> founded(tx, name, sender, KeyText.random()));
    }

    private Founded founded(Transaction tx, String name, Sender sender, KeyText text) {
        var workspace = tx.workspaces().create(name, sender, clock.instant());
        insert(tx, workspace.id(), "first key", Set.of(Scope.FULL), text);
        return new Founded(
                workspace, text.reveal(), new FirstLink(ids, clock).made(tx, workspace.id()));
    }

    /// Whether it is the first one, whose people look after the server as a whole.
    public boolean isFirst(int workspace) {
        return workspaces().stream().mapToInt(Workspace::id).min().orElse(workspace) == workspace;
    }

    /// All there are, by id.
    public List<Workspace> workspaces() {
        return store.reading(tx -> tx.workspaces().all()).stream()
                .sorted(Comparator.comparingInt(Workspace::id))
                .toList();
    }

    private ApiKey insert(
            Transaction tx, int workspace, String name, Set<Scope> scopes, KeyText text) {
        var key =
                new ApiKey(
                        workspace,
                        ids.next("key"),
                        name,
                        text.beginning(),
                        scopes,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        Optional.empty());
        if (!tx.keys().insert(key, text.hash())) {
            throw new Conflict("this key exists already");
        }
        return key;
    }

    private static void checkName(String name, int longest) {
        if (name.isBlank()
                || name.length() > longest
                || name.chars().anyMatch(Character::isISOControl)) {
            throw Invalid.of("name", "(expected: 1.." + longest + " characters)");
        }
    }

    private static Unauthenticated unknown() {
        return new Unauthenticated("unknown or revoked key (expected: an API key)");
    }
}
