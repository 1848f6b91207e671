package dev.espalier.http;

import static dev.espalier.access.Scope.FULL;
import static dev.espalier.access.Scope.INGEST;
import static dev.espalier.access.Scope.READ;
import static dev.espalier.http.operation.Operation.mutation;
import static dev.espalier.http.operation.Operation.query;
import static dev.espalier.http.operation.Operation.subscription;
import static dev.espalier.http.operation.Verb.DELETE;
import static dev.espalier.http.operation.Verb.GET;
import static dev.espalier.http.operation.Verb.PATCH;
import static dev.espalier.http.operation.Verb.POST;

import dev.espalier.engine.access.Caller;
import dev.espalier.engine.store.Unavailable;
import dev.espalier.http.operation.Feed;
import dev.espalier.http.operation.Operations;
import dev.espalier.http.operation.Output;
import dev.espalier.http.shape.Change;
import dev.espalier.http.shape.Default;
import dev.espalier.http.shape.Doc;
import dev.espalier.http.shape.Length;
import dev.espalier.http.shape.Nothing;
import dev.espalier.http.shape.Page;
import dev.espalier.http.shape.Range;
import dev.espalier.refusal.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A small table with one operation of every kind, over a map.
final class Samples {
    static final Instant NOON = Instant.parse("2026-05-06T12:00:00Z");

    enum Status {
        DRAFT,
        ACTIVE,
        IN_DOUBT
    }

    record TreeId(@Length(min = 1, max = 64) String id) {}

    @Doc("A tree in the garden.")
    record Tree(
            String id,
            @Doc("For people.") String name,
            Status status,
            @Nullable String note,
            Instant plantedAt) {}

    record Planting(
            @Length(min = 1, max = 64) String id,
            @Length(min = 1, max = 200) String name,
            @Nullable String note,
            @Nullable Instant plantedAt,
            @Default("\"draft\"") Status status) {}

    record Pruning(String id, @Nullable String name, Change<String> note) {}

    record Asked(
            @Default("20") @Range(min = 1, max = 100) int limit,
            @Nullable String cursor,
            @Nullable Status status,
            @Nullable List<String> tags,
            @Nullable Boolean old) {}

    record Event(
            @Length(min = 1, max = 200) String name,
            @Nullable String email,
            @Nullable String contactId,
            @Nullable Map<String, Object> properties,
            @Nullable Instant timestamp,
            @Nullable String id) {}

    record Batch(@Length(min = 1, max = 1000) List<Event> events) {}

    record Taken(int count) {}

    record Csv(@Length(max = 8_000_000) String csv) {}

    record Failure(String kind) {}

    record Hold(int number, @Nullable String gate) {}

    record Gate(String gate) {}

    record Open(Object any) {}

    record Note(@Nullable Instant at, String text) {}

    record Notes(Map<String, Note> byName, List<Instant> times, Instant at, Object any) {}

    enum Then {
        END,
        HOLD,
        REFUSE,
        CRASH
    }

    record Counting(int upTo, Then then) {}

    record Counted(int number, Instant at) {}

    final Map<String, Tree> trees = new ConcurrentHashMap<>();
    final AtomicInteger planted = new AtomicInteger();
    final AtomicInteger waiting = new AtomicInteger();
    private final CountDownLatch arrived = new CountDownLatch(1);
    final CountDownLatch gate = new CountDownLatch(1);
    private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
    final AtomicInteger held = new AtomicInteger();
    final AtomicInteger feeds = new AtomicInteger();

    Operations table() {
        return Operations.of(
                query("health", Nothing.class, Taken.class, (_, _) -> new Taken(1))
                        .at(GET, "/health")
                        .doc("Whether the server is well.")
                        .open(),
                query("trees.get", TreeId.class, Tree.class, (_, in) -> tree(in.id()))
                        .at(GET, "/trees/{id}")
                        .scope(READ),
                query("trees.list", Asked.class, Output.page(Tree.class), (_, in) -> page(in))
                        .at(GET, "/trees")
                        .scope(READ),
                query(
                                "trees.all",
                                Nothing.class,
                                Output.list(Tree.class),
                                (_, _) -> List.copyOf(trees.values()))
                        .at(GET, "/trees/all")
                        .scope(READ),
                query("trees.raw", TreeId.class, Output.raw("message/rfc822"), (_, in) -> raw(in))
                        .at(GET, "/trees/{id}/raw")
                        .scope(READ),
                mutation("trees.plant", Planting.class, Tree.class, this::plant)
                        .at(POST, "/trees")
                        .status(201)
                        .doc("Plants a tree.")
                        .scope(FULL),
                mutation("trees.secret", Nothing.class, Taken.class, (_, _) -> secret())
                        .at(POST, "/trees/secret")
                        .status(201)
                        .secret()
                        .scope(FULL),
                mutation("trees.prune", Pruning.class, Tree.class, this::prune)
                        .at(PATCH, "/trees/{id}")
                        .scope(FULL),
                mutation("trees.fell", TreeId.class, Nothing.class, this::fell)
                        .at(DELETE, "/trees/{id}")
                        .scope(FULL),
                mutation(
                                "trees.import",
                                Csv.class,
                                Taken.class,
                                (_, in) -> new Taken(in.csv().length()))
                        .at(POST, "/trees/import")
                        .bodyLimit(8 * 1024 * 1024)
                        .scope(FULL),
                mutation("events.track", Event.class, Taken.class, (_, _) -> new Taken(1))
                        .at(POST, "/events")
                        .scope(INGEST),
                mutation(
                                "events.trackMany",
                                Batch.class,
                                Taken.class,
                                (_, in) -> new Taken(in.events().size()))
                        .at(POST, "/events/batch")
                        .bodyLimit(8 * 1024 * 1024)
                        .scope(INGEST),
                mutation("fail", Failure.class, Nothing.class, Samples::fail)
                        .at(POST, "/fail")
                        .scope(FULL),
                query("hold", Hold.class, Taken.class, (_, in) -> hold(in)).scope(READ),
                mutation("open", Gate.class, Nothing.class, (_, in) -> open(in)).scope(FULL),
                query("unwritable", Nothing.class, Open.class, (_, _) -> new Open(new Object()))
                        .scope(READ),
                query("notes", Nothing.class, Notes.class, (_, _) -> notes()).scope(READ),
                subscription("count", Counting.class, Counted.class, this::count).scope(READ),
                mutation(
                                "wait",
                                Nothing.class,
                                Taken.class,
                                (_, _) -> {
                                    await(gate);
                                    return new Taken(7);
                                })
                        .at(POST, "/wait")
                        .scope(FULL));
    }

    /// Dates at every kind of place, and a text that only looks like one.
    private static Notes notes() {
        var byName = new LinkedHashMap<String, Note>();
        byName.put("a.b", new Note(NOON, "2026-05-06T12:00:00.000Z"));
        byName.put("back\\slash", new Note(NOON, ""));
        byName.put("none", new Note(null, ""));
        return new Notes(byName, List.of(NOON, NOON), NOON, Map.of("note", "free"));
    }

    private Feed<Counted> count(Caller caller, Counting in, Optional<String> lastEventId) {
        if (in.upTo() < 0) {
            throw new Refused.NotFound("count", Integer.toString(in.upTo()));
        }
        feeds.incrementAndGet();
        return new Counter(this, in, lastEventId.map(Integer::parseInt).orElse(0));
    }

    private Taken hold(Hold in) {
        held.incrementAndGet();
        if (in.gate() != null) {
            await(gate(in.gate()));
        }
        return new Taken(in.number());
    }

    private Taken secret() {
        planted.incrementAndGet();
        return new Taken(42);
    }

    private Tree tree(String id) {
        var tree = trees.get(id);
        if (tree == null) {
            throw new Refused.NotFound("tree", id);
        }
        return tree;
    }

    private Page<Tree> page(Asked asked) {
        var data =
                trees.values().stream()
                        .filter(tree -> asked.status() == null || tree.status() == asked.status())
                        .limit(asked.limit())
                        .toList();
        return new Page<>(data, data.size() < trees.size() ? "more" : null);
    }

    private byte[] raw(TreeId in) {
        return ("Subject: " + tree(in.id()).name() + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private Tree plant(Caller caller, Planting in) {
        planted.incrementAndGet();
        var tree =
                new Tree(
                        in.id(),
                        in.name(),
                        in.status(),
                        in.note(),
                        in.plantedAt() == null ? NOON : in.plantedAt());
        if (trees.putIfAbsent(in.id(), tree) != null) {
            throw new Refused.Conflict("a tree \"" + in.id() + "\" exists");
        }
        return tree;
    }

    private Tree prune(Caller caller, Pruning in) {
        var before = tree(in.id());
        var after =
                new Tree(
                        before.id(),
                        in.name() == null ? before.name() : in.name(),
                        before.status(),
                        in.note().applyTo(before.note()),
                        before.plantedAt());
        trees.put(in.id(), after);
        return after;
    }

    private Nothing fell(Caller caller, TreeId in) {
        tree(in.id());
        trees.remove(in.id());
        return Nothing.NOTHING;
    }

    /// Returns once a `wait` operation is in hand.
    void awaitWaiting() {
        try {
            if (!arrived.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("no request arrived");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private CountDownLatch gate(String name) {
        return gates.computeIfAbsent(name, _ -> new CountDownLatch(1));
    }

    private Nothing open(Gate in) {
        gate(in.gate()).countDown();
        return Nothing.NOTHING;
    }

    private void await(CountDownLatch gate) {
        waiting.incrementAndGet();
        arrived.countDown();
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted in the middle of a request", e);
        }
    }

    private static Nothing fail(Caller caller, Failure in) {
        throw switch (in.kind()) {
            case "not-found" -> new Refused.NotFound("tree", "x");
            case "conflict" -> new Refused.Conflict("it changed");
            case "invalid" -> Refused.Invalid.of("name", "taken");
            case "not-allowed" -> new Refused.NotAllowed("it is felled");
            case "unauthenticated" -> new Refused.Unauthenticated("who?");
            case "forbidden" -> new Refused.Forbidden("not you");
            case "too-many" -> new Refused.TooMany("slower");
            case "unavailable" ->
                    new Unavailable("no database", new IOException("connection refused"));
            default -> new IllegalStateException("the secret is 42");
        };
    }
}
