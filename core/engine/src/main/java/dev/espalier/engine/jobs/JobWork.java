package dev.espalier.engine.jobs;

import java.time.Duration;

/// The work behind a kind of job.
public interface JobWork {

    JobKind kind();

    /// Runs outside any transaction and may take minutes. May run again for the same job after a
    /// crash, even while a first run that was taken for dead still goes on. What it throws counts
    /// as [JobOutcome.TryAgain].
    JobOutcome run(Job job);

    /// Whatever an attempt takes longer is taken to hang, and its attempt is over.
    default Duration longest(Job job) {
        return Duration.ofMinutes(15);
    }

    /// There will be no more attempts: it failed for good, or was cancelled. Whoever waits for the
    /// job is to be told. May be called again after a crash.
    ///
    /// @param why in words
    void gaveUp(Job job, String why);
}
