package dev.espalier.engine.jobs.running;

import dev.espalier.engine.jobs.JobKind;

/// Told of every attempt.
@FunctionalInterface
public interface JobWatcher {

    JobWatcher NOBODY = (_, _, _) -> {};

    /// @param outcome `done`, `try_again`, `failed`, or `lost`: somebody else has the job by now
    /// @param millis how long it took
    void ended(JobKind kind, String outcome, long millis);
}
