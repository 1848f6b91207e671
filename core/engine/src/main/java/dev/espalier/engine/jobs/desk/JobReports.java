package dev.espalier.engine.jobs.desk;

import dev.espalier.engine.jobs.Job;
import dev.espalier.engine.jobs.JobIds;
import dev.espalier.engine.jobs.JobState;
import dev.espalier.engine.paging.Cursor;
import dev.espalier.engine.paging.Limit;
import dev.espalier.engine.store.JobRecords.Wanted;
import dev.espalier.engine.store.Page;
import dev.espalier.engine.store.Store;
import dev.espalier.refusal.Refused.NotFound;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What people are told of jobs.
public final class JobReports {

    private static final Cursor CURSOR = Cursor.in("jobs");

    private final Store store;

    public JobReports(Store store) {
        this.store = store;
    }

    /// Latest first.
    public Page<Job> list(int workspace, Wanted wanted, Optional<String> cursor, int limit) {
        Limit.check(limit);
        var before = CURSOR.readId(cursor);
        var page = store.reading(tx -> tx.jobRecords().list(workspace, wanted, before, limit));
        return new Page<>(page.items(), page.next().map(CURSOR::write));
    }

    /// @throws NotFound when there is none
    public Job get(int workspace, UUID id) {
        return store.reading(tx -> tx.jobRecords().find(workspace, id))
                .orElseThrow(() -> new NotFound("job", JobIds.ofJob(id)));
    }

    /// How far a batch is.
    ///
    /// @throws NotFound when there is none
    public Progress batch(int workspace, UUID id) {
        var counts = store.reading(tx -> tx.jobRecords().batch(workspace, id));
        if (counts.isEmpty()) {
            throw new NotFound("batch", JobIds.ofBatch(id));
        }
        return new Progress(id, counts);
    }

    /// How many jobs of a batch there are in each state.
    public record Progress(UUID batch, Map<JobState, Integer> counts) {

        public Progress {
            counts = Map.copyOf(counts);
        }

        public int in(JobState state) {
            return counts.getOrDefault(state, 0);
        }

        public int total() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }

        /// Not ended yet.
        public int left() {
            return in(JobState.QUEUED) + in(JobState.RUNNING);
        }
    }
}
