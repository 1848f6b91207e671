package dev.espalier.engine.store;

import dev.espalier.engine.jobs.Job;
import dev.espalier.engine.jobs.JobKind;
import dev.espalier.engine.jobs.JobState;
import dev.espalier.engine.jobs.NewJob;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Work that was asked for, on its way to its end.
public interface JobQueue {

    /// Asks for work, in the caller's transaction: the only way to. One whose id is known already
    /// is left alone.
    void add(List<NewJob> jobs);

    /// Ends what is still open of this kind about these subjects: later ones take their places.
    void supersede(int workspace, JobKind kind, Collection<String> subjects, Instant now);

    /// Takes what is due. Whoever takes goes before all others who take, so that the limits hold
    /// for all nodes together.
    List<Job> take(Terms terms, Instant now);

    /// @param most how many at once
    /// @param share how many of one workspace may run at any time, on all nodes
    record Terms(UUID owner, int most, int share) {}

    /// What an attempt came to.
    ///
    /// @param state done, failed, or queued: to be tried again when it is due
    record Result(
            int workspace,
            UUID id,
            int attempt,
            JobState state,
            Optional<String> trouble,
            Optional<String> note,
            Instant dueAt) {}

    /// Writes down what attempts came to; those that are no longer the owner's are left alone.
    ///
    /// @return the ids of those that were written down
    Set<UUID> finish(UUID owner, Collection<Result> results, Instant now);

    /// An attempt that is being made.
    record Attempt(int workspace, UUID id, int number) {}

    /// What the owner holds; whatever else it began was cancelled or taken away.
    List<Attempt> held(UUID owner);

    /// Queues again those of these that the owner still holds; the attempts do not count.
    void giveBack(UUID owner, Collection<Attempt> attempts, Instant now);

    /// Queues again what nodes held that have not been heard of, or fails it when it was tried
    /// often enough.
    ///
    /// @return how many
    int reap(Instant silentSince, int mostAttempts, Instant now);

    /// Those that ended badly, while nobody who waits for them was told.
    List<Job> untold(int limit);

    void told(Collection<Job> jobs);

    /// Drops what ended before.
    ///
    /// @param failedBefore the same for those that failed
    /// @return how many
    int forget(Instant endedBefore, Instant failedBefore, int limit);

    /// Makes due what was handed over to somebody else and has not begun.
    void recall(Instant now);
}
