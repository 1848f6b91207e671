package dev.espalier.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The main job under load: import, one event for each contact, three emails each, to a real SMTP server.
///
///     bench/run load [--contacts FILE] [--waiting N]
public final class LoadRun {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private LoadRun() {}

    public static void main(String[] args) throws Exception {
        var options = Options.parse(List.of(args));
        var work = Files.createTempDirectory("espalier-bench");
        try (var sink = Sink.start(work);
                var server = Server.start(options.launcher(), work.resolve("data"), sink.url())) {
            var figures = new Figures();
            figures.note("machine", Figures.machine());
            figures.note("date", InstantSource.system().instant().toString());
            figures.add(
                    "start to ready (first start, initdb included)",
                    millis(server.startUp()),
                    "ms");
            run(options, server, sink, figures);
            server.stop();
            try (var again = Server.start(options.launcher(), server.data(), sink.url())) {
                figures.add("start to ready, warm", millis(again.startUp()), "ms");
            }
            figures.append(
                    options.results(), "Load run, " + options.waiting() + " waiting beside it");
        }
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    private static void run(Options options, Server server, Sink sink, Figures figures)
            throws IOException, InterruptedException, SQLException {
        var api = server.api();
        Drip.install(api);
        var people = importContacts(options, api, figures);
        try (var database = Database.of(server.data())) {
            if (options.waiting() > 0) {
                database.addWaiting(options.waiting());
            }
            // Twice: the first run warms the machine code, as any day's traffic would have.
            for (var round : List.of("first", "warm")) {
                drip(round, people, server, sink, database, figures);
                database.execute("DELETE FROM enrolment WHERE contact_id NOT LIKE 'con_waiting%'");
            }
            EventRuns.run(server, people, figures);
        }
    }

    private static List<String> importContacts(Options options, Api api, Figures figures)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        var report = api.upload("/api/contacts/import", options.contacts().csv());
        figures.note("contacts", options.contacts().source());
        figures.note("import report", counts(report));
        figures.add("import", (System.nanoTime() - begin) / 1e6, "ms");
        return people(api);
    }

    /// The ids of all contacts.
    static List<String> people(Api api) throws IOException, InterruptedException {
        var ids = new ArrayList<String>();
        var cursor = "";
        do {
            var page = api.call("GET", "/api/contacts?limit=100" + cursor, "");
            page.get("data").forEach(contact -> ids.add(contact.get("id").asString()));
            var next = page.get("nextCursor");
            cursor = next == null || next.isNull() ? "" : "&cursor=" + next.asString();
        } while (!cursor.isEmpty());
        return ids;
    }

    /// The report without its list of refused rows.
    private static String counts(JsonNode report) {
        return Stream.of("rows", "created", "updated", "unchanged", "repeats", "refused", "warned")
                .map(name -> name + " " + report.path(name).asInt(0))
                .collect(Collectors.joining(", "));
    }

    private static void drip(
            String round,
            List<String> people,
            Server server,
            Sink sink,
            Database database,
            Figures figures)
            throws IOException, InterruptedException, SQLException {
        var processes = server.with(sink);
        long before = sink.taken();
        var cpuBefore = Processes.cpu(processes);
        try (var memory = new MemoryWatch(server.processes())) {
            double seconds = Drip.run(server, database, people);
            long emails = sink.taken() - before;
            var cpu = Processes.cpu(processes).minus(cpuBefore);
            figures.add(round + ": emails at the SMTP server", (double) emails, "");
            figures.add(round + ": seconds from the first event to the last email", seconds, "s");
            figures.add(round + ": emails a second", emails / seconds, "/s");
            // Each contact is planned once when it comes in and once after each delay or email.
            figures.add(round + ": step advances a second", people.size() * 5 / seconds, "/s");
            figures.add(round + ": CPU an email, all processes", millis(cpu) / emails, "ms");
            figures.add(round + ": peak memory, JVM and PostgreSQL", (double) memory.peak(), "MiB");
        }
    }

    /// Asks the tally, which costs the server next to nothing, however many wait.
    static void awaitQuiet(Database database) throws SQLException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (database.one("SELECT coalesce(sum(active), 0) FROM enrolment_tally") > 0) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("not done after " + PATIENCE);
            }
            Thread.sleep(50);
        }
    }

    /// Looks at the processes' memory twice a second.
    private static final class MemoryWatch implements AutoCloseable {
        private final AtomicLong peak = new AtomicLong();
        private final AtomicBoolean done = new AtomicBoolean();
        private final Thread thread;

        MemoryWatch(List<Process> processes) {
            this.thread =
                    Thread.ofPlatform()
                            .daemon()
                            .start(() -> {
                                while (!done.get()) {
                                    peak.accumulateAndGet(
                                            Processes.memoryMiB(processes), Math::max);
                                    try {
                                        Thread.sleep(500);
                                    } catch (InterruptedException _) {
                                        return;
                                    }
                                }
                            });
        }

        long peak() {
            return peak.get();
        }

        @Override
        public void close() {
            done.set(true);
            thread.interrupt();
        }
    }

    /// What was asked on the command line.
    private record Options(Path launcher, Contacts contacts, int waiting, Path results) {

        static Options parse(List<String> args) throws IOException {
            var given =
                    new java.util.HashMap<String, String>(
                            Map.of(
                                    "--launcher", "./espalier",
                                    "--contacts", "",
                                    "--waiting", "0",
                                    "--results", "bench/results/load.md"));
            for (int i = 0; i + 1 < args.size(); i += 2) {
                if (given.put(args.get(i), args.get(i + 1)) == null) {
                    throw new IllegalArgumentException(
                            args.get(i) + " (expected: one of " + given.keySet() + ")");
                }
            }
            var file = given.getOrDefault("--contacts", "");
            return new Options(
                    Path.of(given.getOrDefault("--launcher", "")).toAbsolutePath(),
                    file.isEmpty() ? Contacts.madeUp() : Contacts.of(Path.of(file)),
                    Integer.parseInt(given.getOrDefault("--waiting", "0")),
                    Path.of(given.getOrDefault("--results", "")));
        }
    }
}
