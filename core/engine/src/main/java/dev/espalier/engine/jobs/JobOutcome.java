package dev.espalier.engine.jobs;

import java.time.Duration;
import java.util.Optional;

/// What one attempt came to.
public sealed interface JobOutcome {

    /// Nothing is left to do.
    ///
    /// @param note in words, for whoever looks at the job
    record Done(String note) implements JobOutcome {}

    /// It may succeed another time.
    ///
    /// @param after how long to wait at least; empty: as long as is usual
    record TryAgain(String why, Optional<Duration> after) implements JobOutcome {}

    /// It cannot succeed.
    record Failed(String why) implements JobOutcome {}
}
