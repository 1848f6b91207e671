package dev.espalier.bench.crash;

import dev.espalier.bench.crash.check.Call;
import dev.espalier.bench.crash.check.Evidence;
import dev.espalier.bench.crash.check.Fault;
import dev.espalier.bench.crash.sink.Faults;
import dev.espalier.postgres.embedded.EmbeddedConfig;
import dev.espalier.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Where a run plays: a PostgreSQL of its own, the sink, two nodes; and everything that is written
/// down. Nothing outlives it but its folder.
final class Stage implements AutoCloseable {

    private final Path folder;
    private final Program program;
    private final Map<String, String> settings;
    private final EmbeddedPostgres postgres;
    private final SinkProcess sink;
    private final List<NodeProcess> nodes = new ArrayList<>();
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> exitCodes = new ConcurrentLinkedQueue<>();
    private final Approved approved = new Approved(new ConcurrentHashMap<>());

    private Stage(
            Path folder,
            Program program,
            Map<String, String> settings,
            EmbeddedPostgres postgres,
            SinkProcess sink) {
        this.folder = folder;
        this.program = program;
        this.settings = settings;
        this.postgres = postgres;
        this.sink = sink;
    }

    /// What people approved, by sequence, as the API told it.
    record Approved(Map<String, Collection<String>> fingerprints) {
        void add(String sequence, String fingerprint) {
            fingerprints
                    .computeIfAbsent(sequence, _ -> ConcurrentHashMap.newKeySet())
                    .add(fingerprint);
        }
    }

    /// Starts everything and returns when both nodes serve.
    ///
    /// @param settings further settings of the servers
    /// @throws Unstartable when a server refuses to start
    static Stage open(Program program, Faults misbehaviour, long seed, Map<String, String> settings)
            throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("espalier-crash");
        var postgres = EmbeddedPostgres.start(EmbeddedConfig.in(folder.resolve("database")));
        var stage =
                new Stage(
                        folder,
                        program,
                        settings,
                        postgres,
                        SinkProcess.start(folder, misbehaviour, seed));
        try {
            // One after the other: the first makes the tables.
            for (var name : List.of("one", "two")) {
                stage.nodes.add(stage.node(name, postgres.jdbcUrl()));
                stage.awaitReady(stage.nodes.getLast());
            }
            return stage;
        } catch (Unstartable refused) {
            stage.close();
            throw refused;
        }
    }

    /// A server that says why it does not start.
    static final class Unstartable extends IOException {
        private static final long serialVersionUID = 1;

        Unstartable(String reason) {
            super(reason);
        }
    }

    NodeProcess node(String name, String database) throws IOException {
        var environment = new HashMap<>(settings);
        environment.put("ESPALIER_DATABASE_URL", withCredentials(database));
        // Of all servers of one database, as the guide says.
        environment.put(
                "ESPALIER_DATA_DIR",
                folder.resolve("data-" + database.replaceAll("[?].*|.*/", "")).toString());
        environment.put("ESPALIER_MAIL_FROM", "Crash <crash@espalier.example>");
        return NodeProcess.start(name, program, environment, sink.url() + relayOptions(), folder);
    }

    /// Short enough for a run to see what a relay's silence does.
    private static String relayOptions() {
        return "&dot-timeout=5s&reply-timeout=5s";
    }

    private String withCredentials(String database) {
        return database
                + (database.contains("?") ? "&" : "?")
                + "user="
                + postgres.user()
                + "&password="
                + URLEncoder.encode(postgres.password(), StandardCharsets.UTF_8);
    }

    void awaitReady(NodeProcess node) throws IOException, InterruptedException {
        if (!node.awaitReady()) {
            throw new Unstartable(node.complaint());
        }
    }

    EmbeddedPostgres postgres() {
        return postgres;
    }

    /// A look into the servers' database.
    Database database() throws SQLException {
        return Database.open(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    List<NodeProcess> nodes() {
        return nodes;
    }

    Client client() {
        return new Client(nodes);
    }

    SinkProcess sink() {
        return sink;
    }

    Approved approved() {
        return approved;
    }

    void struck(Fault fault) {
        faults.add(fault);
    }

    void called(Call call) {
        calls.add(call);
    }

    void ended(int exitCode) {
        exitCodes.add(exitCode);
    }

    Path folder() {
        return folder;
    }

    /// Everything that was written down, once the run is over; kept in the folder, too.
    Evidence evidence() throws IOException, SQLException {
        try (var database = database()) {
            Files.write(folder.resolve("calls.log"), calls.stream().map(Call::line).toList());
            Files.write(folder.resolve("faults.log"), faults.stream().map(Fault::line).toList());
            var ledger = database.ledger(approved.fingerprints());
            Files.write(
                    folder.resolve("ledger.log"),
                    ledger.entries().stream().map(Object::toString).toList());
            return new Evidence(
                    sink.seen(),
                    List.copyOf(calls),
                    List.copyOf(faults),
                    List.copyOf(exitCodes),
                    ledger);
        }
    }

    @Override
    public void close() {
        nodes.forEach(NodeProcess::close);
        sink.close();
        postgres.close();
    }
}
