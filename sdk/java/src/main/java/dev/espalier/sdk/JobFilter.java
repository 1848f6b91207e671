package dev.espalier.sdk;

import org.jspecify.annotations.Nullable;

/// Which background work is listed.
public final class JobFilter {
    private final Fields fields;

    private JobFilter(Fields fields) {
        this.fields = fields;
    }

    /// Every job.
    public static JobFilter all() {
        return new JobFilter(Fields.NONE);
    }

    /// Only jobs that do this.
    public JobFilter kind(JobKind kind) {
        return new JobFilter(fields.with("kind", kind));
    }

    /// Only jobs in this state.
    public JobFilter state(JobState state) {
        return new JobFilter(fields.with("state", state));
    }

    /// An email's or a sequence's id.
    public JobFilter subject(String subject) {
        return new JobFilter(fields.with("subject", subject));
    }

    /// Only those asked for together, such as by one [Sequences#generate].
    public JobFilter batchId(String batchId) {
        return new JobFilter(fields.with("batchId", batchId));
    }

    Fields fields() {
        return fields;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JobFilter that && that.fields.equals(fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return "JobFilter" + fields;
    }
}
