package dev.espalier.sdk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What changes about the workspace; the rest stays.
public final class WorkspaceUpdate {
    private final Fields fields;

    private WorkspaceUpdate(Fields fields) {
        this.fields = fields;
    }

    /// Nothing yet.
    public static WorkspaceUpdate empty() {
        return new WorkspaceUpdate(Fields.NONE);
    }

    /// What the workspace is called.
    public WorkspaceUpdate name(String name) {
        return new WorkspaceUpdate(fields.with("name", name));
    }

    /// For contacts without one, such as `Europe/London`.
    public WorkspaceUpdate timezone(String timezone) {
        return new WorkspaceUpdate(fields.with("timezone", timezone));
    }

    /// An email later than this is held for a person, such as `7d`.
    public WorkspaceUpdate maxLateness(String maxLateness) {
        return new WorkspaceUpdate(fields.with("maxLateness", maxLateness));
    }

    /// When the emails for one contact go out, from the start, such as 0d, 3d, 7d.
    public WorkspaceUpdate spacing(String... delays) {
        return new WorkspaceUpdate(fields.with("spacing", List.of(delays)));
    }

    /// The most emails for one contact over all sequences, such as `3 in 7d`; `off`: no cap.
    public WorkspaceUpdate frequencyCap(String frequencyCap) {
        return new WorkspaceUpdate(fields.with("frequencyCap", frequencyCap));
    }

    /// The most emails of the workspace, such as `10/s`, `600/m` or `20000/d`; `off`: no limit.
    public WorkspaceUpdate rateLimit(String rateLimit) {
        return new WorkspaceUpdate(fields.with("rateLimit", rateLimit));
    }

    /// Whom new drafts, and drafts that nobody approved, are from; empty: the address alone.
    public WorkspaceUpdate senderName(String senderName) {
        return new WorkspaceUpdate(fields.with("senderName", senderName));
    }

    /// Approved emails keep the address they were approved with.
    public WorkspaceUpdate senderEmail(String senderEmail) {
        return new WorkspaceUpdate(fields.with("senderEmail", senderEmail));
    }

    /// In which emails go out where a sequence has no schedule of its own; null: at any time.
    public WorkspaceUpdate schedule(@Nullable SendWindow schedule) {
        return new WorkspaceUpdate(
                fields.with("schedule", schedule == null ? null : schedule.fields().map()));
    }

    Fields fields() {
        return fields;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WorkspaceUpdate that && that.fields.equals(fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return "WorkspaceUpdate" + fields;
    }
}
