package dev.espalier.bench.crash;

import dev.espalier.bench.crash.check.Checker;
import dev.espalier.bench.crash.check.Expected;
import dev.espalier.bench.crash.check.Planned;
import dev.espalier.bench.crash.check.Verdict;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// People whose calls are raced against sending, and against each other.
record RacesRun(Options options) {

    private static final int CALLERS = 6;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// One caller's work.
    @FunctionalInterface
    private interface Caller {
        List<Planned> work(int number, int rounds, SplittableRandom random) throws Exception;
    }

    /// Pauses, cancels, unsubscriptions, suppressions, deletions and edits, raced against sending.
    List<Verdict> stopping(Stage stage)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        int calls = options.sends(Kind.RACES);
        // Some stop somebody who is through already, and are told so.
        return race(
                stage,
                calls,
                calls * 9 / 10,
                (number, rounds, random) -> {
                    var stopping = new Stopping(stage, number, random);
                    stopping.prepare();
                    for (int round = 0; round < rounds; round++) {
                        stopping.stop(round);
                    }
                    return stopping.planned();
                });
    }

    /// Approvals against edits and new drafts, new times against sending.
    List<Verdict> reviewing(Stage stage)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        int rounds = options.sends(Kind.REVIEW);
        return race(
                stage,
                rounds,
                rounds,
                (number, own, random) -> {
                    var reviewing = new Reviewing(stage, number, random);
                    reviewing.prepare();
                    for (int round = 0; round < own; round++) {
                        reviewing.work(round);
                    }
                    return reviewing.planned();
                });
    }

    private List<Verdict> race(Stage stage, int rounds, int stopped, Caller caller)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        var random = new SplittableRandom(options.seed());
        var planned = new ArrayList<Planned>();
        var running = new ArrayList<Future<List<Planned>>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < CALLERS; number++) {
                int own = rounds / CALLERS + (number < rounds % CALLERS ? 1 : 0);
                int who = number;
                var dice = random.split();
                Callable<List<Planned>> work = () -> caller.work(who, own, dice);
                running.add(threads.submit(work));
            }
            for (var one : running) {
                planned.addAll(one.get());
            }
        }
        new Ending(stage, PATIENCE, false).await();
        var expected = Expected.of(planned, planned.size()).stopped(stopped);
        return Checker.check(stage.evidence(), expected);
    }
}
