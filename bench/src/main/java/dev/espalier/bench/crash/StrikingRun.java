package dev.espalier.bench.crash;

import dev.espalier.bench.crash.check.Checker;
import dev.espalier.bench.crash.check.Expected;
import dev.espalier.bench.crash.check.Verdict;
import dev.espalier.bench.crash.sink.Faults;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/// People come in, two emails each, and every now and then something strikes.
record StrikingRun(Kind kind, Options options) {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /// A destination that refused several in a row is left alone for one, two, four minutes, by
    /// each node for itself.
    private static final Duration LEFT_ALONE = Duration.ofMinutes(15);

    private static final Duration FREEZE = Duration.ofMinutes(1);
    private static final Duration SHORT_FREEZE = Duration.ofSeconds(12);
    private static final int ROUNDS_WITHOUT_STRIKES = 10;

    List<Verdict> run(Stage stage) throws IOException, InterruptedException, SQLException {
        var random = new SplittableRandom(options.seed());
        int people = options.sends(kind) / 2;
        int faults = options.faults(kind);
        int rounds = faults == 0 ? ROUNDS_WITHOUT_STRIKES : faults;
        var work = new People(stage.client(), stage.approved());
        work.makePair();
        var strikes = new Strikes(stage, random, options.isShort() ? SHORT_FREEZE : FREEZE);
        for (int round = 0; round < rounds; round++) {
            long before = stage.sink().size();
            work.comeIn(
                    People.PAIR,
                    (int) ((long) people * round / rounds),
                    (int) ((long) people * (round + 1) / rounds));
            // Else a busy machine would still be thinking when something strikes.
            stage.sink().awaitMoreThan(before);
            linger(random, Duration.ofMillis(1), Duration.ofMillis(150));
            strikes.strike(kind);
            linger(random, Duration.ofMillis(200), gap());
        }
        strikes.awaitAll();
        var ending = new Ending(stage, patience(), kind == Kind.HOSTILE);
        if (kind == Kind.HOLD) {
            System.out.println("  resolved by hand: " + ending.awaitResolving());
        } else {
            ending.await();
        }
        return Checker.check(stage.evidence(), expected(people, faults));
    }

    private Duration patience() {
        return kind == Kind.HOSTILE ? LEFT_ALONE : PATIENCE;
    }

    /// The longest between two strikes.
    private Duration gap() {
        return switch (kind) {
            case KILL, HOLD -> Duration.ofMillis(options.isShort() ? 2_500 : 5_500);
            case POSTGRES, TERM -> Duration.ofSeconds(2);
            case FREEZE -> Duration.ofSeconds(1);
            case HOSTILE, RACES, REVIEW, COPY, JOBS -> Duration.ofMillis(300);
        };
    }

    private static void linger(SplittableRandom random, Duration shortest, Duration longest)
            throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(random.nextLong(shortest.toNanos(), longest.toNanos()));
    }

    private Expected expected(int people, int faults) {
        int sends = 2 * people;
        var plain =
                Expected.of(People.pairs(people), sends)
                        .delayed(People.BETWEEN)
                        .holding(kind == Kind.HOLD);
        return switch (kind) {
            case KILL, HOLD, FREEZE -> plain.struck(faults, Math.max(1, faults / 4));
            case POSTGRES, TERM -> plain.struck(faults, Math.max(1, faults / 10));
            case HOSTILE -> plain.refused(sends / 5, Math.max(1, sends / 100));
            case RACES, REVIEW, COPY, JOBS -> plain;
        };
    }

    /// How the relay behaves in such a run: a little slow, so that there is something to strike.
    Faults relay() {
        return switch (kind) {
            // Slow enough to be struck, quick enough that what was cut off need not queue for long.
            case FREEZE -> Faults.NONE.slow(Duration.ofMillis(120));
            case KILL, HOLD, POSTGRES, TERM ->
                    Faults.NONE.slow(Duration.ofMillis(options.isShort() ? 60 : 40));
            case HOSTILE ->
                    new Faults(0.02, 0.3, 0.005, Duration.ofSeconds(20), Duration.ofMillis(10));
            case RACES, REVIEW, COPY, JOBS -> Faults.NONE.slow(Duration.ofMillis(4));
        };
    }

    Map<String, String> settings() {
        return switch (kind) {
            case HOLD -> Map.of("ESPALIER_MAIL_IN_DOUBT", "hold");
            case KILL, POSTGRES, HOSTILE, RACES, REVIEW, FREEZE, TERM, COPY, JOBS -> Map.of();
        };
    }
}
