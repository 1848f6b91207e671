package dev.espalier.bench;

import dev.espalier.sdk.Espalier;
import dev.espalier.sdk.NewContact;
import dev.espalier.sdk.NewEvent;
import dev.espalier.sdk.NewSequence;
import dev.espalier.sdk.definition.Definition;
import dev.espalier.sdk.definition.Step;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/// What the Java SDK costs beside plain HTTP: a long list, and events from many threads.
///
///     bench/run sdk-java [sends]
///
/// With 0 sends only the events.
public final class SdkRun {

    private static final int CALLERS = 32;
    private static final int EVENTS = 40_000;
    private static final int ROUNDS = 3;
    private static final Pattern CURSOR = Pattern.compile("\"nextCursor\":\"([^\"]+)\"}$");

    private SdkRun() {}

    public static void main(String[] args) throws Exception {
        int sends = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        var work = Files.createTempDirectory("espalier-bench");
        try (var sink = Sink.start(work);
                var server =
                        Server.start(
                                Path.of("./espalier").toAbsolutePath(),
                                work.resolve("data"),
                                sink.url());
                var espalier =
                        Espalier.builder()
                                .baseUrl(server.address().toString())
                                .apiKey(Server.KEY)
                                .build()) {
            var figures = new Figures();
            figures.note("machine", Figures.machine());
            figures.note("date", InstantSource.system().instant().toString());
            prepare(server, espalier, sends);
            if (sends > 0) {
                list(server, espalier, sends, figures);
            }
            track(espalier, EVENTS / 4);
            figures.add("events.track a second, 32 threads", track(espalier, EVENTS), "/s");
            // Until about here both processes compile their code.
            track(espalier, EVENTS);
            figures.add("the same, as it is sustained", track(espalier, EVENTS), "/s");
            figures.append(Path.of("bench/results/sdk-java.md"), "Java SDK");
        }
    }

    /// One contact and one sequence, and a ledger that is written straight into its table.
    private static void prepare(Server server, Espalier espalier, int sends)
            throws IOException, SQLException {
        espalier.contacts().create(NewContact.of("ada@example.com").id("con_bench"));
        espalier.sequences()
                .create(
                        NewSequence.of("seq_bench", "Bench")
                                .definition(Definition.of(Step.email("S", "B").key("only"))));
        try (var database = Database.of(server.data())) {
            database.execute(
                    """
                    INSERT INTO send (workspace_id, id, enrolment_id, sequence_id, version, step_key, occurrence,
                                      contact_id, email_id, template_id, fingerprint, state, planned_at, attempt,
                                      accepted_at, ended_at, detail)
                    SELECT 1, gen_random_uuid(), gen_random_uuid(), 'seq_bench', 1, 'only', 1, 'con_bench',
                           (SELECT id FROM email WHERE sequence_id = 'seq_bench'), NULL,
                           decode(repeat('ab', 32), 'hex'), 'accepted', now(), 1, now(), now(), '250 2.0.0 Ok'
                      FROM generate_series(1, %d)
                    """
                            .formatted(sends));
            database.execute("VACUUM (ANALYZE) send");
        }
    }

    /// The two take turns, and the best of each counts: what disturbs one run disturbs not all.
    private static void list(Server server, Espalier espalier, int sends, Figures figures)
            throws IOException, InterruptedException {
        double raw = Double.MAX_VALUE;
        double sdk = Double.MAX_VALUE;
        raw(server);
        walk(espalier, sends);
        for (int i = 0; i < ROUNDS; i++) {
            raw = Math.min(raw, raw(server));
            sdk = Math.min(sdk, walk(espalier, sends));
        }
        figures.add("listing %,d sends, plain HTTP".formatted(sends), raw, "s");
        figures.add("listing %,d sends, SDK".formatted(sends), sdk, "s");
        figures.add("SDK / plain HTTP", sdk / raw, "×");
        var heap = new long[2];
        int[] seen = {0};
        espalier.sends().list().stream()
                .forEach(send -> {
                    if (++seen[0] == sends / 10) {
                        heap[0] = used();
                    } else if (seen[0] == sends - 1) {
                        heap[1] = used();
                    }
                });
        figures.add("heap after a tenth of the list", heap[0] / 1e6, "MB");
        figures.add("heap at its end", heap[1] / 1e6, "MB");
    }

    /// What is left when all that can go is gone.
    private static long used() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static double raw(Server server) throws IOException, InterruptedException {
        try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            long begin = System.nanoTime();
            var cursor = "";
            do {
                var request =
                        HttpRequest.newBuilder(
                                        URI.create(
                                                server.address() + "/api/sends?limit=100" + cursor))
                                .header("authorization", "Bearer " + Server.KEY)
                                .build();
                var body = http.send(request, BodyHandlers.ofString()).body();
                var next = CURSOR.matcher(body.substring(Math.max(0, body.length() - 300)));
                cursor = next.find() ? "&cursor=" + next.group(1) : "";
            } while (!cursor.isEmpty());
            return (System.nanoTime() - begin) / 1e9;
        }
    }

    private static double walk(Espalier espalier, int sends) {
        long begin = System.nanoTime();
        long seen = espalier.sends().list().stream().filter(send -> send.attempts() == 1).count();
        if (seen != sends) {
            throw new IllegalStateException(seen + " sends (expected: " + sends + ")");
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private static double track(Espalier espalier, int events) throws InterruptedException {
        var next = new AtomicInteger();
        var done = new CountDownLatch(CALLERS);
        var failed = new AtomicReference<RuntimeException>();
        long begin = System.nanoTime();
        for (int i = 0; i < CALLERS; i++) {
            Thread.ofPlatform()
                    .daemon()
                    .start(() -> {
                        try {
                            while (next.getAndIncrement() < events) {
                                espalier.events()
                                        .track(
                                                NewEvent.ofContact("page_viewed", "con_bench")
                                                        .properties(Map.of("page", "/pricing")));
                            }
                        } catch (RuntimeException e) {
                            failed.set(e);
                        } finally {
                            done.countDown();
                        }
                    });
        }
        done.await();
        var defect = failed.get();
        if (defect != null) {
            throw defect;
        }
        return events / ((System.nanoTime() - begin) / 1e9);
    }
}
