package dev.espalier.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;

/// Two builds side by side on one machine, each with a server, a database and a sink of its own, that
/// send the same onboarding in turns: whatever else the machine does hits both, so the ratio holds
/// where either figure alone would not.
///
///     bench/run compare OTHER_CHECKOUT/espalier [ROUNDS]
public final class CompareRun {

    private static final int ROUNDS = 8;

    private CompareRun() {}

    public static void main(String[] args) throws Exception {
        if (args.length == 0) {
            System.err.println("compare LAUNCHER [ROUNDS]: the launcher of the other build");
            System.exit(2);
        }
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : ROUNDS;
        var other = Path.of(args[0]).toAbsolutePath().normalize();
        try (var before = Side.start(other);
                var after = Side.start(Path.of("./espalier").toAbsolutePath())) {
            var figures = new Figures();
            figures.note("machine", Figures.machine());
            figures.note("date", InstantSource.system().instant().toString());
            var ratios = new double[rounds];
            var costs = new double[rounds];
            for (int round = -2; round < rounds; round++) {
                // Who goes first changes, and the first two rounds warm both.
                var one = round % 2 == 0 ? before.drip() : after.drip();
                var two = round % 2 == 0 ? after.drip() : before.drip();
                if (round < 0) {
                    continue;
                }
                var old = round % 2 == 0 ? one : two;
                var mine = round % 2 == 0 ? two : one;
                ratios[round] = mine.rate() / old.rate();
                costs[round] = mine.cpu() / old.cpu();
                figures.note("round " + (round + 1) + ": other, this", old + ", " + mine);
            }
            figures.add("speed of this build, of the other's (median)", 100 * median(ratios), "%");
            figures.add("CPU of this build, of the other's (median)", 100 * median(costs), "%");
            figures.append(Path.of("bench/results/compare.md"), "Compared with another build");
        }
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        java.util.Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /// @param rate emails a second
    /// @param cpu milliseconds an email, all processes
    private record Drained(double rate, double cpu) {
        @Override
        public String toString() {
            return "%,.0f/s %.3f ms".formatted(rate, cpu);
        }
    }

    private record Side(Sink sink, Server server, Database database, List<String> people)
            implements AutoCloseable {

        static Side start(Path launcher) throws IOException, InterruptedException, SQLException {
            var work = Files.createTempDirectory("espalier-bench");
            var sink = Sink.start(work);
            var server = Server.start(launcher, work.resolve("data"), sink.url());
            var api = server.api();
            for (var name : List.of("one", "two", "three", "four")) {
                api.call("PUT", "/api/templates/tmpl_" + name, Drip.template("Onboarding " + name));
            }
            api.call("POST", "/api/sequences", Drip.sequence());
            api.call("POST", "/api/sequences/" + Drip.SEQUENCE + "/approve", "");
            api.upload("/api/contacts/import", Contacts.madeUp().csv());
            return new Side(sink, server, Database.of(server.data()), LoadRun.people(api));
        }

        Drained drip() throws IOException, InterruptedException, SQLException {
            var processes = server.with(sink);
            long taken = sink.taken();
            var cpu = Processes.cpu(processes);
            long begin = System.nanoTime();
            for (int from = 0; from < people.size(); from += 500) {
                server.api()
                        .call(
                                "POST",
                                "/api/events/batch",
                                EventRuns.batch(
                                        people.subList(from, Math.min(from + 500, people.size())),
                                        Drip.EVENT));
            }
            LoadRun.awaitQuiet(database);
            double seconds = (System.nanoTime() - begin) / 1e9;
            long emails = sink.taken() - taken;
            double used = Processes.cpu(processes).minus(cpu).toMillis();
            database.execute("DELETE FROM enrolment");
            database.execute("CHECKPOINT");
            return new Drained(emails / seconds, used / emails);
        }

        @Override
        public void close() throws SQLException {
            database.close();
            server.close();
            sink.close();
        }
    }
}
