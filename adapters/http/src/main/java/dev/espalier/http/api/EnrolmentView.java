package dev.espalier.http.api;

import dev.espalier.engine.id.TypeId;
import dev.espalier.engine.store.History.Enrolled;
import dev.espalier.enrolment.EnrolmentStatus;
import dev.espalier.http.shape.Doc;
import dev.espalier.planner.HoldReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One contact's way through a sequence on the wire.
record EnrolmentView(
        String id,
        String sequenceId,
        String contactId,
        int version,
        EnrolmentStatus status,
        @Doc("The key of the step it stands at, or ended at.") String step,
        @Doc("Why it stands still; null when it does not.") @Nullable HoldReason held,
        @Nullable Instant dueAt,
        Instant enrolledAt,
        @Nullable Instant endedAt,
        @Nullable String endReason) {

    static final String PREFIX = "enr";

    static EnrolmentView of(Enrolled row) {
        return new EnrolmentView(
                TypeId.text(PREFIX, row.id()),
                row.sequence(),
                row.contactId(),
                row.version(),
                row.status(),
                row.step().value(),
                row.hold(),
                row.dueAt(),
                row.enrolledAt(),
                row.endedAt(),
                row.endReason());
    }
}
