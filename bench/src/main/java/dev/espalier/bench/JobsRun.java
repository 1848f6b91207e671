package dev.espalier.bench;

import dev.espalier.engine.NodeId;
import dev.espalier.engine.clock.DatabaseClock;
import dev.espalier.engine.id.Ids;
import dev.espalier.engine.jobs.Job;
import dev.espalier.engine.jobs.JobBell;
import dev.espalier.engine.jobs.JobKind;
import dev.espalier.engine.jobs.JobOutcome;
import dev.espalier.engine.jobs.JobWork;
import dev.espalier.engine.jobs.NewJob;
import dev.espalier.engine.jobs.running.EmbeddedJobs;
import dev.espalier.engine.jobs.running.Works;
import dev.espalier.engine.store.JobQueue.Terms;
import dev.espalier.engine.store.Store;
import dev.espalier.postgres.PostgresStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Background jobs with a work that does nothing, in a process beside a running server and on its
/// database; what they cost sending; and how fast drafts are asked for.
///
///     bench/run jobs
public final class JobsRun {

    private static final int JOBS = 20_000;
    private static final int WORKSPACES = 4;
    private static final int STEADY = 500;
    private static final int CALLS = 8_000;
    private static final int TIMED = 2_000;

    private JobsRun() {}

    public static void main(String[] args) throws Exception {
        var work = Files.createTempDirectory("espalier-bench");
        // The server itself takes next to none of them.
        var few = Map.of("ESPALIER_JOBS_AT_ONCE", "1", "ESPALIER_JOBS_PER_WORKSPACE", "1");
        try (var sink = Sink.start(work);
                var server =
                        Server.start(
                                Path.of("./espalier").toAbsolutePath(),
                                work.resolve("data"),
                                sink.url(),
                                few);
                var database = Database.of(server.data());
                var store = PostgresStore.open(Database.config(server.data()))) {
            var figures = new Figures();
            figures.note("machine", Figures.machine());
            figures.note("date", InstantSource.system().instant().toString());
            database.execute(
                    "INSERT INTO workspace (name, sender_email, created_at) SELECT 'w', 'w@example.com', now() FROM generate_series(2, "
                            + WORKSPACES
                            + ")");
            throughput(store, figures);
            sending(server, sink, store, database, figures);
            regenerating(server, figures);
            figures.append(Path.of("bench/results/jobs.md"), "Jobs run");
        }
    }

    private static void throughput(Store store, Figures figures) throws InterruptedException {
        try (var runner = new Runner(store)) {
            runner.add(JOBS / 4);
            runner.await(JOBS / 4);
            long begin = System.nanoTime();
            runner.add(JOBS);
            runner.await(JOBS / 4 + JOBS);
            figures.add(
                    "jobs a second, asked for and done",
                    JOBS / ((System.nanoTime() - begin) / 1e9),
                    "/s");
        }
    }

    private static void sending(
            Server server, Sink sink, Store store, Database database, Figures figures)
            throws IOException, InterruptedException, SQLException {
        var api = server.api();
        Drip.install(api);
        api.upload("/api/contacts/import", Contacts.madeUp().csv());
        drip(server, sink, database);
        // In turns: what else happens on the machine hits both.
        var alone = new ArrayList<Double>();
        var beside = new ArrayList<Double>();
        for (int i = 0; i < 3; i++) {
            alone.add(drip(server, sink, database));
            try (var runner = new Runner(store)) {
                runner.begin(STEADY);
                beside.add(drip(server, sink, database));
                figures.note("jobs beside, round " + (i + 1), runner.rate());
            }
        }
        double before = alone.stream().mapToDouble(rate -> rate).average().orElseThrow();
        double after = beside.stream().mapToDouble(rate -> rate).average().orElseThrow();
        figures.add("emails a second, no jobs", before, "/s");
        figures.add("emails a second beside " + STEADY + " jobs a second", after, "/s");
        figures.add("sending falls by", (1 - after / before) * 100, "%");
    }

    private static double drip(Server server, Sink sink, Database database)
            throws IOException, InterruptedException, SQLException {
        long before = sink.taken();
        var people = LoadRun.people(server.api());
        double seconds = Drip.run(server, database, people);
        database.execute("DELETE FROM enrolment");
        return (sink.taken() - before) / seconds;
    }

    private static void regenerating(Server server, Figures figures) throws Exception {
        ReviewRun.prepare(server, 1);
        ReviewRun.throughput(server, CALLS / 4, _ -> PATH, JobsRun::input);
        figures.add(
                "regenerateEmail mutations a second, after 2,000",
                ReviewRun.throughput(server, CALLS, _ -> PATH, n -> input(n + CALLS / 4)),
                "/s");
        // The same emails again. By then the server has compiled what it runs.
        figures.add(
                "regenerateEmail mutations a second, after 10,000",
                ReviewRun.throughput(server, CALLS, _ -> PATH, n -> input(n + CALLS / 4)),
                "/s");
        var times = new long[TIMED];
        try (var wire = server.wire()) {
            for (int i = 0; i < TIMED; i++) {
                long begin = System.nanoTime();
                wire.post(PATH, input(i + CALLS + CALLS / 4));
                times[i] = System.nanoTime() - begin;
            }
        }
        Arrays.sort(times);
        figures.add("regenerateEmail, p50 of one caller", times[TIMED / 2] / 1e6, "ms");
        figures.add("regenerateEmail, p99 of one caller", times[TIMED * 99 / 100] / 1e6, "ms");
    }

    private static final String PATH = "/trpc/sequences.regenerateEmail";

    private static String input(int n) {
        return "{\"emailId\":\"email_" + (n + 1) + "\",\"instruction\":\"shorter\"}";
    }

    /// A node that does jobs and nothing else.
    private static final class Runner implements AutoCloseable {
        private final Store store;
        private final DatabaseClock clock;
        private final Ids ids;
        private final NodeId node = NodeId.of("bench");
        private final JobBell bell = new JobBell();
        private final AtomicInteger done = new AtomicInteger();
        private final AtomicBoolean stopping = new AtomicBoolean();
        private final EmbeddedJobs jobs;
        private final Thread heart;
        private Optional<Thread> feeder = Optional.empty();
        private long began;

        Runner(Store store) {
            this.store = store;
            this.clock = DatabaseClock.of(store);
            this.ids = new Ids(clock);
            beat();
            this.jobs =
                    EmbeddedJobs.start(
                            store,
                            Works.of(
                                    Arrays.stream(JobKind.values())
                                            .<JobWork>map(Nothing::new)
                                            .toList()),
                            clock,
                            new Terms(node.id(), 16, 8),
                            (_, outcome, _) -> {
                                if (outcome.equals("done")) {
                                    done.incrementAndGet();
                                }
                            },
                            bell);
            this.heart = Thread.ofPlatform().daemon().start(() -> every(1_000, this::beat));
        }

        private void beat() {
            store.run(tx -> tx.nodes().beat(node.id(), node.name(), clock.instant()));
        }

        /// As often as that, however long it takes; what was missed is made up for.
        private void every(long millis, Runnable what) {
            for (long next = System.nanoTime(); !stopping.get(); next += millis * 1_000_000) {
                what.run();
                long left = next + millis * 1_000_000 - System.nanoTime();
                try {
                    Thread.sleep(Math.max(0, left / 1_000_000));
                } catch (InterruptedException _) {
                    return;
                }
            }
        }

        /// As many as that, in transactions of a hundred.
        void add(int count) {
            for (int from = 0; from < count; from += 100) {
                some(Math.min(100, count - from));
            }
        }

        private void some(int count) {
            var some = new ArrayList<NewJob>(count);
            for (int i = 0; i < count; i++) {
                some.add(
                        new NewJob(
                                1 + i % WORKSPACES,
                                ids.next(),
                                JobKind.SEQUENCE_GENERATE,
                                "seq_" + i,
                                Map.of("instruction", "shorter"),
                                Optional.empty(),
                                "bench",
                                clock.instant()));
            }
            store.run(tx -> tx.jobs().add(some));
            bell.ring();
        }

        /// So many a second from now on.
        void begin(int rate) {
            began = System.nanoTime();
            feeder =
                    Optional.of(
                            Thread.ofPlatform()
                                    .daemon()
                                    .start(() -> every(100, () -> some(rate / 10))));
        }

        String rate() {
            return "%.0f /s".formatted(done.get() / ((System.nanoTime() - began) / 1e9));
        }

        void await(int count) throws InterruptedException {
            while (done.get() < count) {
                Thread.sleep(5);
            }
        }

        @Override
        public void close() {
            stopping.set(true);
            feeder.ifPresent(Thread::interrupt);
            jobs.close();
            heart.interrupt();
        }
    }

    private record Nothing(JobKind kind) implements JobWork {
        @Override
        public JobOutcome run(Job job) {
            return new JobOutcome.Done("");
        }

        @Override
        public void gaveUp(Job job, String why) {}
    }
}
