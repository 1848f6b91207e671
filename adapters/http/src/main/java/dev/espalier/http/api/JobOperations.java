package dev.espalier.http.api;

import static dev.espalier.access.Scope.READ;
import static dev.espalier.access.Scope.REVIEW;
import static dev.espalier.http.operation.Operation.mutation;
import static dev.espalier.http.operation.Operation.query;
import static dev.espalier.http.operation.Verb.GET;
import static dev.espalier.http.operation.Verb.POST;

import dev.espalier.engine.access.Caller;
import dev.espalier.engine.jobs.JobIds;
import dev.espalier.engine.jobs.JobKind;
import dev.espalier.engine.jobs.JobState;
import dev.espalier.engine.jobs.desk.JobDesk;
import dev.espalier.engine.store.JobRecords.Wanted;
import dev.espalier.http.api.JobView.JobBatchView;
import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Output;
import dev.espalier.http.shape.Default;
import dev.espalier.http.shape.Doc;
import dev.espalier.http.shape.Page;
import dev.espalier.http.shape.Range;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.refusal.Refused.NotFound;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// `jobs`: work in the background.
final class JobOperations {
    private final JobDesk desk;

    JobOperations(JobDesk desk) {
        this.desk = desk;
    }

    record ById(String id) {}

    record ByJob(String jobId) {}

    record ByBatch(String batchId) {}

    record Listed(
            @Nullable JobKind kind,
            @Nullable JobState state,
            @Doc("An email's or a sequence's id.") @Nullable String subject,
            @Nullable String batchId,
            @Nullable String cursor,
            @Default("20") @Range(min = 1, max = 100) int limit) {

        Wanted wanted() {
            return new Wanted(
                    Optional.ofNullable(kind),
                    Optional.ofNullable(state),
                    Optional.ofNullable(subject),
                    Optional.ofNullable(batchId).map(Listed::batch));
        }

        private static UUID batch(String text) {
            return JobIds.batch(text)
                    .orElseThrow(
                            () -> Invalid.of("batchId", "unknown (expected: a batch's id, bat_…)"));
        }
    }

    List<Operation<?, ?>> all() {
        return List.of(
                query("jobs.list", Listed.class, Output.page(JobView.class), this::list)
                        .at(GET, "/jobs")
                        .doc("Background work, latest first.")
                        .scope(READ),
                query("jobs.get", ById.class, JobView.class, this::get)
                        .at(GET, "/jobs/{id}")
                        .doc("One job.")
                        .scope(READ),
                mutation("jobs.retry", ByJob.class, JobView.class, this::retry)
                        .at(POST, "/jobs/{jobId}/retry")
                        .doc("Runs one again that failed or was cancelled.")
                        .scope(REVIEW),
                mutation("jobs.cancel", ByJob.class, JobView.class, this::cancel)
                        .at(POST, "/jobs/{jobId}/cancel")
                        .doc(
                                "Ends one that has not ended; what it still comes to counts for nothing.")
                        .scope(REVIEW),
                query("jobs.batch", ByBatch.class, JobBatchView.class, this::batch)
                        .at(GET, "/jobs/batches/{batchId}")
                        .doc("How far a batch is.")
                        .scope(READ),
                mutation("jobs.cancelBatch", ByBatch.class, JobBatchView.class, this::cancelBatch)
                        .at(POST, "/jobs/batches/{batchId}/cancel")
                        .doc("Ends everything of a batch that has not ended.")
                        .scope(REVIEW));
    }

    private Page<JobView> list(Caller caller, Listed in) {
        return Paging.page(
                desk.reports()
                        .list(
                                caller.workspace(),
                                in.wanted(),
                                Optional.ofNullable(in.cursor()),
                                in.limit()),
                JobView::of);
    }

    private JobView get(Caller caller, ById in) {
        return JobView.of(desk.reports().get(caller.workspace(), job(in.id())));
    }

    private JobView retry(Caller caller, ByJob in) {
        return JobView.of(desk.retry(caller.workspace(), job(in.jobId()), caller.actor()));
    }

    private JobView cancel(Caller caller, ByJob in) {
        return JobView.of(desk.cancel(caller.workspace(), job(in.jobId()), caller.actor()));
    }

    private JobBatchView batch(Caller caller, ByBatch in) {
        return JobBatchView.of(desk.reports().batch(caller.workspace(), batch(in.batchId())));
    }

    private JobBatchView cancelBatch(Caller caller, ByBatch in) {
        return JobBatchView.of(
                desk.cancelBatch(caller.workspace(), batch(in.batchId()), caller.actor()));
    }

    private static UUID job(String id) {
        return JobIds.job(id).orElseThrow(() -> new NotFound("job", id));
    }

    private static UUID batch(String id) {
        return JobIds.batch(id).orElseThrow(() -> new NotFound("batch", id));
    }
}
