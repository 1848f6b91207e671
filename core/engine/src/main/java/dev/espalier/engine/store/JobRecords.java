package dev.espalier.engine.store;

import dev.espalier.engine.jobs.Job;
import dev.espalier.engine.jobs.JobKind;
import dev.espalier.engine.jobs.JobState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Jobs as people look at them, and what people do to them.
public interface JobRecords {

    Optional<Job> find(int workspace, UUID id);

    /// The same, and nobody else changes it until the end of the transaction.
    Optional<Job> findForUpdate(int workspace, UUID id);

    /// Latest first.
    ///
    /// @param before the id of the last one of the page before
    Page<Job> list(int workspace, Wanted wanted, Optional<UUID> before, int limit);

    /// What is wanted of a list; what is empty does not matter.
    record Wanted(
            Optional<JobKind> kind,
            Optional<JobState> state,
            Optional<String> subject,
            Optional<UUID> batch) {}

    /// How many of a batch there are in each state; empty when there is no such batch.
    Map<JobState, Integer> batch(int workspace, UUID batch);

    /// Ends those that are still open; whoever waits for them is to be told.
    ///
    /// @return how many
    int cancel(int workspace, List<UUID> ids, String why, Instant now);

    /// The same for everything that is open of a batch.
    int cancelBatch(int workspace, UUID batch, String why, Instant now);

    /// Queues one that failed or was cancelled, as if it had never been tried.
    ///
    /// @return whether it had
    boolean again(int workspace, UUID id, Instant now);
}
