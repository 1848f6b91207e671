package dev.espalier.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// A reviewer's calls over tRPC in a workspace with very many sequences.
///
///     bench/run review [sequences]
public final class ReviewRun {

    private static final int CALLERS = 16;
    private static final int QUERIES = 40_000;
    private static final int TIMED = 2_000;
    private static final int APPROVALS = 8_000;
    private static final int DRAFTS = 26_000;

    private static final String STATS = "/trpc/sequences.stats";
    private static final String LIST =
            "/trpc/sequences.list?input=" + encoded("{\"status\":\"active\"}");

    private ReviewRun() {}

    public static void main(String[] args) throws Exception {
        int sequences = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        var work = Files.createTempDirectory("espalier-bench");
        try (var sink = Sink.start(work);
                var server =
                        Server.start(
                                Path.of("./espalier").toAbsolutePath(),
                                work.resolve("data"),
                                sink.url())) {
            var figures = new Figures();
            figures.note("machine", Figures.machine());
            figures.note("date", InstantSource.system().instant().toString());
            figures.note("sequences in the workspace", Integer.toString(sequences));
            prepare(server, sequences);
            run(server, figures);
            figures.append(Path.of("bench/results/review.md"), "Review run");
        }
    }

    /// A real draft, copied as often as needed: many in every state, and drafts to approve.
    static void prepare(Server server, int sequences)
            throws IOException, InterruptedException, SQLException {
        var api = server.api();
        api.call(
                "POST",
                "/api/contacts",
                Api.json(Map.of("id", "con_bench", "email", "a@example.com")));
        api.call(
                "POST",
                "/api/sequences",
                Api.json(
                        Map.of(
                                "id", "template",
                                "name", "Draft",
                                "contactId", "con_bench",
                                "emails",
                                        List.of(
                                                Map.of(
                                                        "subject", "Hello",
                                                        "html",
                                                                "<p>Hello {{ contact.email }}</p>")))));
        try (var database = Database.of(server.data())) {
            database.execute(
                    """
                    INSERT INTO sequence (workspace_id, id, name, status, contact_id, definition, triggers,
                                          running_version, pending_version, latest_version, created_at, updated_at,
                                          active_since, paused_at, ended_at)
                    SELECT workspace_id, 'seq_' || lpad(n::text, 8, '0'), name,
                           (ARRAY['active', 'completed', 'paused', 'draft'])[1 + n %% 4], contact_id, definition,
                           triggers, CASE WHEN n %% 4 < 3 THEN 1 END, CASE WHEN n %% 4 = 3 THEN 1 END, 1, now(), now(),
                           CASE WHEN n %% 4 IN (0, 2) THEN now() END, CASE WHEN n %% 4 = 2 THEN now() END,
                           CASE WHEN n %% 4 = 1 THEN now() END
                      FROM sequence, generate_series(1, %d) AS n WHERE id = 'template'
                    """
                            .formatted(sequences));
            database.execute(
                    """
                    INSERT INTO sequence (workspace_id, id, name, status, contact_id, definition, triggers,
                                          pending_version, latest_version, created_at, updated_at)
                    SELECT workspace_id, 'draft_' || n, name, status, contact_id, definition, triggers, 1, 1, now(),
                           now()
                      FROM sequence, generate_series(1, %1$d) AS n WHERE id = 'template';
                    INSERT INTO sequence_version (workspace_id, sequence_id, version, definition, canonical, triggers,
                                                  created_at)
                    SELECT workspace_id, 'draft_' || n, version, definition, canonical, triggers, now()
                      FROM sequence_version, generate_series(1, %1$d) AS n WHERE sequence_id = 'template';
                    INSERT INTO email (workspace_id, id, sequence_id, version, step_key, ordinal, subject, markup,
                                       source, fingerprint, status, created_at, updated_at)
                    SELECT workspace_id, 'email_' || n, 'draft_' || n, version, step_key, ordinal, subject, markup,
                           source, fingerprint, status, now(), now()
                      FROM email, generate_series(1, %1$d) AS n WHERE sequence_id = 'template'
                    """
                            .formatted(DRAFTS));
            database.execute("VACUUM (ANALYZE)");
            database.execute("CHECKPOINT");
        }
    }

    private static void run(Server server, Figures figures) throws Exception {
        // Once to warm the machine code, then for the figures.
        throughput(server, QUERIES / 2, n -> STATS, n -> "");
        figures.add(
                "single queries a second (stats)",
                throughput(server, QUERIES, n -> STATS, n -> ""),
                "/s");
        throughput(server, QUERIES / 20, n -> LIST, n -> "");
        figures.add(
                "single queries a second (list of 100)",
                throughput(server, QUERIES / 10, n -> LIST, n -> ""),
                "/s");
        figures.add("stats, p99 of one caller", p99(server, STATS), "ms");
        figures.add("list of 100, p99 of one caller", p99(server, LIST), "ms");
        double single =
                p50(server, "/trpc/sequences.get?input=" + encoded("{\"sequenceId\":\"draft_1\"}"));
        double batch = p50(server, batchOfTen());
        figures.add("get, p50 of one caller", single, "ms");
        figures.add("a batch of ten gets, p50 of one caller", batch, "ms");
        figures.add("a batch of ten in single calls", batch / single, "calls");
        // The first ones warm the machine code.
        throughput(server, 4_000, n -> "/trpc/sequences.approveEmail", n -> email(n + 1));
        var before = Processes.cpu(server.processes());
        figures.add(
                "approveEmail mutations a second",
                throughput(
                        server,
                        APPROVALS,
                        n -> "/trpc/sequences.approveEmail",
                        n -> email(n + 4_001)),
                "/s");
        figures.add("approveEmail, CPU a call", cpu(server, before), "ms");
        throughput(server, 3_000, n -> "/trpc/sequences.approveSequence", n -> draft(n + 12_001));
        before = Processes.cpu(server.processes());
        figures.add(
                "approveSequence mutations a second",
                throughput(
                        server,
                        APPROVALS,
                        n -> "/trpc/sequences.approveSequence",
                        n -> draft(n + 15_001)),
                "/s");
        figures.add(
                "approveSequence and what the engine then does, CPU a call",
                cpu(server, before),
                "ms");
    }

    /// Of the server with its PostgreSQL, for one of the approvals since then.
    private static double cpu(Server server, Duration before) {
        return Processes.cpu(server.processes()).minus(before).toMillis() / (double) APPROVALS;
    }

    private static String draft(int n) {
        return "{\"sequenceId\":\"draft_" + n + "\"}";
    }

    private static String email(int n) {
        return "{\"emailId\":\"email_" + n + "\"}";
    }

    private static String batchOfTen() {
        var names = "sequences.get,".repeat(10);
        var inputs = new StringBuilder("{");
        for (int i = 0; i < 10; i++) {
            inputs.append(i == 0 ? "" : ",")
                    .append('"')
                    .append(i)
                    .append("\":{\"sequenceId\":\"draft_1\"}");
        }
        return "/trpc/"
                + names.substring(0, names.length() - 1)
                + "?batch=1&input="
                + encoded(inputs.append('}').toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static double p99(Server server, String path) throws IOException {
        var times = times(server, path);
        return times[times.length * 99 / 100] / 1e6;
    }

    private static double p50(Server server, String path) throws IOException {
        var times = times(server, path);
        return times[times.length / 2] / 1e6;
    }

    private static long[] times(Server server, String path) throws IOException {
        var times = new long[TIMED];
        try (var wire = server.wire()) {
            for (int i = 0; i < TIMED; i++) {
                long begin = System.nanoTime();
                wire.get(path);
                times[i] = System.nanoTime() - begin;
            }
        }
        Arrays.sort(times);
        return times;
    }

    @FunctionalInterface
    interface Numbered {
        String of(int n);
    }

    /// @param body empty: a GET
    static double throughput(Server server, int calls, Numbered path, Numbered body)
            throws InterruptedException {
        var next = new AtomicInteger();
        var done = new CountDownLatch(CALLERS);
        var failure = new AtomicReference<Exception>();
        long begin = System.nanoTime();
        for (int i = 0; i < CALLERS; i++) {
            Thread.startVirtualThread(() -> {
                try (var wire = server.wire()) {
                    for (int n = next.getAndIncrement(); n < calls; n = next.getAndIncrement()) {
                        if (body.of(n).isEmpty()) {
                            wire.get(path.of(n));
                        } else {
                            wire.post(path.of(n), body.of(n));
                        }
                    }
                } catch (IOException | RuntimeException failed) {
                    failure.set(failed);
                } finally {
                    done.countDown();
                }
            });
        }
        done.await();
        if (failure.get() != null) {
            throw new IllegalStateException("a caller failed", failure.get());
        }
        return calls / ((System.nanoTime() - begin) / 1e9);
    }
}
