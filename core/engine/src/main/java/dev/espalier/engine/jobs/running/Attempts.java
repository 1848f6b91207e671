package dev.espalier.engine.jobs.running;

import dev.espalier.engine.jobs.Job;
import dev.espalier.engine.jobs.JobOutcome;
import dev.espalier.engine.jobs.JobState;
import dev.espalier.engine.store.JobQueue.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// What becomes of a job after an attempt: a pure function of what the attempt came to.
public final class Attempts {

    /// After so many it has failed: some ten minutes of an outage are outlived.
    public static final int MOST = 8;

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /// Longer texts help nobody.
    private static final int LONGEST_TEXT = 2_000;

    private Attempts() {}

    /// @param most attempts that are made
    public static Result result(
            Job job, JobOutcome outcome, int most, Instant now, RandomGenerator random) {
        return switch (outcome) {
            case JobOutcome.Done(var note) ->
                    new Result(
                            job.workspace(),
                            job.id(),
                            job.attempt(),
                            JobState.DONE,
                            Optional.empty(),
                            Optional.of(cut(note)).filter(text -> !text.isBlank()),
                            now);
            case JobOutcome.Failed(var why) -> failed(job, why, now);
            case JobOutcome.TryAgain(var why, _) when job.tries() >= most ->
                    failed(job, why + " (tried " + job.tries() + " times)", now);
            case JobOutcome.TryAgain(var why, var after) ->
                    new Result(
                            job.workspace(),
                            job.id(),
                            job.attempt(),
                            JobState.QUEUED,
                            Optional.of(cut(why)),
                            Optional.empty(),
                            now.plus(pause(job.tries(), after, random)));
        };
    }

    private static Result failed(Job job, String why, Instant now) {
        return new Result(
                job.workspace(),
                job.id(),
                job.attempt(),
                JobState.FAILED,
                Optional.of(cut(why)),
                Optional.empty(),
                now);
    }

    /// 5 seconds, twice as long at each time, at most 10 minutes, ±20 %; but what was asked for at
    /// least.
    static Duration pause(int tries, Optional<Duration> asked, RandomGenerator random) {
        var plain = FIRST.multipliedBy(1L << Math.clamp(tries - 1L, 0, 10));
        var bounded = plain.compareTo(LONGEST) > 0 ? LONGEST : plain;
        var usual =
                Duration.ofMillis((long) (bounded.toMillis() * (0.8 + 0.4 * random.nextDouble())));
        return asked.filter(least -> least.compareTo(usual) > 0).orElse(usual);
    }

    /// The database keeps no NUL.
    private static String cut(String text) {
        var clean = text.replace('\0', ' ');
        return clean.length() <= LONGEST_TEXT ? clean : clean.substring(0, LONGEST_TEXT - 1) + "…";
    }
}
