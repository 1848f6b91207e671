package dev.espalier.http.api;

import dev.espalier.engine.jobs.Job;
import dev.espalier.engine.jobs.JobIds;
import dev.espalier.engine.jobs.JobKind;
import dev.espalier.engine.jobs.JobState;
import dev.espalier.engine.jobs.desk.JobReports.Progress;
import dev.espalier.http.shape.Doc;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Background work on the wire.
record JobView(
        String id,
        JobKind kind,
        JobState state,
        @Doc("What it is about: an email's or a sequence's id.") String subject,
        @Doc("The work it is part of.") @Nullable String batchId,
        @Doc("How often it was tried since it was last asked for.") int attempts,
        @Doc("What went wrong last.") @Nullable String trouble,
        @Doc("What it came to.") @Nullable String note,
        @Doc("The id of the key that asked for it.") String createdBy,
        Instant createdAt,
        @Doc("When it may run; null unless it is queued.") @Nullable Instant dueAt,
        @Doc("When it was last begun.") @Nullable Instant startedAt,
        @Nullable Instant endedAt) {

    static JobView of(Job job) {
        return new JobView(
                JobIds.ofJob(job.id()),
                job.kind(),
                job.state(),
                job.subject(),
                job.batch().map(JobIds::ofBatch).orElse(null),
                job.tries(),
                job.trouble().orElse(null),
                job.note().orElse(null),
                job.by(),
                job.at(),
                job.state() == JobState.QUEUED ? job.dueAt() : null,
                job.startedAt().orElse(null),
                job.endedAt().orElse(null));
    }

    /// How far a batch is.
    record JobBatchView(
            String id,
            int total,
            @Doc("Not begun, or waiting to be tried again.") int queued,
            int running,
            int done,
            int failed,
            int cancelled,
            @Doc("Those whose place a later job took.") int superseded,
            @Doc("Not ended yet: 0 when the batch is over.") int left) {

        static JobBatchView of(Progress progress) {
            return new JobBatchView(
                    JobIds.ofBatch(progress.batch()),
                    progress.total(),
                    progress.in(JobState.QUEUED),
                    progress.in(JobState.RUNNING),
                    progress.in(JobState.DONE),
                    progress.in(JobState.FAILED),
                    progress.in(JobState.CANCELLED),
                    progress.in(JobState.SUPERSEDED),
                    progress.left());
        }
    }
}
