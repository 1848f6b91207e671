package dev.espalier.engine.jobs;

import dev.espalier.engine.id.TypeId;
import java.util.Optional;
import java.util.UUID;

/// Ids of jobs and batches as people and events see them.
public final class JobIds {

    private static final String JOB = "job";
    private static final String BATCH = "bat";

    private JobIds() {}

    /// Such as `job_01k…`.
    public static String ofJob(UUID id) {
        return TypeId.text(JOB, id);
    }

    public static Optional<UUID> job(String text) {
        return TypeId.parse(JOB, text);
    }

    /// Such as `bat_01k…`.
    public static String ofBatch(UUID id) {
        return TypeId.text(BATCH, id);
    }

    public static Optional<UUID> batch(String text) {
        return TypeId.parse(BATCH, text);
    }
}
