package dev.espalier.engine.jobs.desk;

import dev.espalier.engine.jobs.Job;
import dev.espalier.engine.jobs.JobBell;
import dev.espalier.engine.jobs.JobIds;
import dev.espalier.engine.jobs.JobState;
import dev.espalier.engine.review.Regenerating;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.refusal.Refused.NotAllowed;
import dev.espalier.refusal.Refused.NotFound;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/// What people do to jobs.
public final class JobDesk {

    private final Store store;
    private final JobReports reports;
    private final Regenerating regenerating;
    private final JobBell bell;
    private final InstantSource clock;

    public JobDesk(Store store, Regenerating regenerating, JobBell bell, InstantSource clock) {
        this.store = store;
        this.reports = new JobReports(store);
        this.regenerating = regenerating;
        this.bell = bell;
        this.clock = clock;
    }

    public JobReports reports() {
        return reports;
    }

    /// Runs one again that failed or was cancelled, as if it had never been tried.
    ///
    /// @throws NotFound when there is none
    /// @throws NotAllowed when it has not ended, has succeeded, or a later one took its place
    public Job retry(int workspace, UUID id, String by) {
        var now = clock.instant();
        var queued =
                store.inTransaction(tx -> {
                    var found = required(tx, workspace, id);
                    requireEndedBadly(found);
                    // The email before the job, as whoever asks for a draft locks them.
                    reanchor(tx, found, by, now);
                    boolean isQueued = tx.jobRecords().again(workspace, id, now);
                    var job = required(tx, workspace, id);
                    if (!isQueued) {
                        // Somebody else asked for it again meanwhile.
                        requireEndedBadly(job);
                    }
                    return job;
                });
        bell.ring();
        return queued;
    }

    private void reanchor(Transaction tx, Job job, String by, Instant now) {
        switch (job.kind()) {
            case EMAIL_REGENERATE, EMAIL_WRITE -> regenerating.again(tx, job, by, now);
            case SEQUENCE_GENERATE -> regenerating.againAll(tx, job, by, now);
        }
    }

    private static void requireEndedBadly(Job job) {
        switch (job.state()) {
            case FAILED, CANCELLED -> {}
            case QUEUED, RUNNING, DONE, SUPERSEDED ->
                    throw new NotAllowed(
                            "job \""
                                    + JobIds.ofJob(job.id())
                                    + "\" is "
                                    + job.state().word()
                                    + " (expected: failed or cancelled)");
        }
    }

    private static Job required(Transaction tx, int workspace, UUID id) {
        return tx.jobRecords()
                .find(workspace, id)
                .orElseThrow(() -> new NotFound("job", JobIds.ofJob(id)));
    }

    /// Ends one that has not ended. One that runs is interrupted soon; whatever it still comes to
    /// counts for nothing. Cancelling twice is fine.
    ///
    /// @throws NotAllowed when it ended otherwise
    public Job cancel(int workspace, UUID id, String by) {
        var now = clock.instant();
        var job =
                store.inTransaction(tx -> {
                    tx.jobRecords().cancel(workspace, List.of(id), "cancelled by " + by, now);
                    return required(tx, workspace, id);
                });
        if (job.state() != JobState.CANCELLED) {
            throw new NotAllowed(
                    "job \""
                            + JobIds.ofJob(id)
                            + "\" is "
                            + job.state().word()
                            + " (expected: queued or running)");
        }
        bell.ring();
        return job;
    }

    /// Ends everything of a batch that has not ended.
    ///
    /// @throws NotFound when there is none
    public JobReports.Progress cancelBatch(int workspace, UUID batch, String by) {
        var now = clock.instant();
        store.run(tx -> tx.jobRecords().cancelBatch(workspace, batch, "cancelled by " + by, now));
        bell.ring();
        return reports.batch(workspace, batch);
    }
}
