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

/// Pauses, cancels, unsubscriptions, suppressions, deletions and edits, raced against sending.
record RacesRun(Options options) {

    private static final int CALLERS = 6;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    List<Verdict> run(Stage stage)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        int calls = options.sends(Kind.RACES);
        var random = new SplittableRandom(options.seed());
        var planned = new ArrayList<Planned>();
        var running = new ArrayList<Future<List<Planned>>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < CALLERS; caller++) {
                var stopping = new Stopping(stage, caller, random.split());
                int rounds = calls / CALLERS + (caller < calls % CALLERS ? 1 : 0);
                Callable<List<Planned>> work =
                        () -> {
                            stopping.prepare();
                            for (int round = 0; round < rounds; round++) {
                                stopping.stop(round);
                            }
                            return stopping.planned();
                        };
                running.add(threads.submit(work));
            }
            for (var one : running) {
                planned.addAll(one.get());
            }
        }
        new Ending(stage, PATIENCE, false).await();
        // Some stop somebody who is through already, and are told so.
        var expected = Expected.of(planned, planned.size()).stopped(calls * 9 / 10);
        return Checker.check(stage.evidence(), expected);
    }
}
