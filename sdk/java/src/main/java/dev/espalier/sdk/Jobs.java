package dev.espalier.sdk;

import java.util.concurrent.CompletableFuture;

/// Work in the background.
public final class Jobs {
    private final Wire wire;

    Jobs(Wire wire) {
        this.wire = wire;
    }

    /// All of it, latest first.
    public Listing<Job> list() {
        return list(JobFilter.all());
    }

    /// What passes, latest first.
    public Listing<Job> list(JobFilter filter) {
        return new Listing<>(wire.get("/jobs"), Job.class, filter.fields());
    }

    /// One job.
    public Job get(String id) {
        return getCall(id).now();
    }

    /// [#get], as a future.
    public CompletableFuture<Job> getAsync(String id) {
        return getCall(id).later();
    }

    private Call<Job> getCall(String id) {
        return wire.get("/jobs/{id}", id).giving(Job.class);
    }

    /// Runs one again that failed or was cancelled.
    public Job retry(String id) {
        return retryCall(id).now();
    }

    /// [#retry], as a future.
    public CompletableFuture<Job> retryAsync(String id) {
        return retryCall(id).later();
    }

    private Call<Job> retryCall(String id) {
        return wire.post("/jobs/{jobId}/retry", id).giving(Job.class);
    }

    /// Ends one that has not ended; what it still comes to counts for nothing.
    public Job cancel(String id) {
        return cancelCall(id).now();
    }

    /// [#cancel], as a future.
    public CompletableFuture<Job> cancelAsync(String id) {
        return cancelCall(id).later();
    }

    private Call<Job> cancelCall(String id) {
        return wire.post("/jobs/{jobId}/cancel", id).giving(Job.class);
    }

    /// How far a batch is.
    public JobBatch getBatch(String id) {
        return getBatchCall(id).now();
    }

    /// [#getBatch], as a future.
    public CompletableFuture<JobBatch> getBatchAsync(String id) {
        return getBatchCall(id).later();
    }

    private Call<JobBatch> getBatchCall(String id) {
        return wire.get("/jobs/batches/{batchId}", id).giving(JobBatch.class);
    }

    /// Ends everything of a batch that has not ended.
    public JobBatch cancelBatch(String id) {
        return cancelBatchCall(id).now();
    }

    /// [#cancelBatch], as a future.
    public CompletableFuture<JobBatch> cancelBatchAsync(String id) {
        return cancelBatchCall(id).later();
    }

    private Call<JobBatch> cancelBatchCall(String id) {
        return wire.post("/jobs/batches/{batchId}/cancel", id).giving(JobBatch.class);
    }
}
