package dev.espalier.bench.crash;

import dev.espalier.bench.crash.check.Checker;
import dev.espalier.bench.crash.check.Evidence;
import dev.espalier.bench.crash.check.Expected;
import dev.espalier.bench.crash.check.Transaction;
import dev.espalier.bench.crash.check.Verdict;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// The servers are stopped in the middle of their work, their database is copied, and then the
/// originals go on beside a server that runs on the copy.
record CopyRun(Options options) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration WATCHED = Duration.ofSeconds(15);
    private static final String COPY = "copy";

    List<Verdict> run(Stage stage) throws IOException, InterruptedException, SQLException {
        int people = options.sends(Kind.COPY) / 2;
        var work = new People(stage.client(), stage.approved());
        work.makePair();
        work.comeIn(People.PAIR, 0, people);
        // Both at once: while one ends, the other would work off what is there.
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var code :
                    both.invokeAll(
                            stage.nodes().stream()
                                    .<Callable<Integer>>map(node -> node::terminate)
                                    .toList())) {
                stage.ended(code.get());
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a node could not be asked to end", failed);
        }
        long waiting = copy(stage);
        for (var node : stage.nodes()) {
            node.restart();
        }
        var verdicts = new ArrayList<Verdict>();
        try (var copied = stage.node(COPY, stage.postgres().jdbcUrl(COPY))) {
            // A server that refuses to start on a copy keeps the promise, too.
            boolean isUp = copied.awaitReady();
            new Ending(stage, PATIENCE, false).await();
            TimeUnit.NANOSECONDS.sleep(WATCHED.toNanos());
            verdicts.add(silent(stage, waiting, isUp));
        }
        // What the copy says is judged above; the originals' promises are their own.
        var evidence = stage.evidence();
        var originals =
                new Evidence(
                        evidence.transactions().stream().filter(seen -> !isOfCopy(seen)).toList(),
                        evidence.calls(),
                        evidence.faults(),
                        evidence.exitCodes(),
                        evidence.ledger());
        verdicts.addAll(Checker.check(originals, Expected.of(People.pairs(people), 2 * people)));
        return verdicts;
    }

    private static long copy(Stage stage) throws SQLException {
        try (var database =
                Database.open(
                        stage.postgres().jdbcUrl("postgres"),
                        stage.postgres().user(),
                        stage.postgres().password())) {
            database.execute("CREATE DATABASE " + COPY + " TEMPLATE espalier");
        }
        try (var database = stage.database()) {
            return database.one("SELECT count(*) FROM enrolment WHERE status = 'active'");
        }
    }

    private static boolean isOfCopy(Transaction seen) {
        return seen.node().startsWith(COPY + "-");
    }

    private static Verdict silent(Stage stage, long waiting, boolean isUp) {
        var said =
                stage.sink().seen().stream()
                        .filter(CopyRun::isOfCopy)
                        .map(seen -> "the copy sent: " + seen.line())
                        .toList();
        var faults = new ArrayList<>(said);
        if (waiting == 0) {
            faults.add("nobody was waiting when it was copied: nothing was shown");
        }
        return new Verdict(
                "G8 a restored copy sends nothing",
                "%,d people in it, the server %s"
                        .formatted(waiting, isUp ? "ran" : "refused to start"),
                faults);
    }
}
