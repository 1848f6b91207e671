package dev.espalier.http.api;

import dev.espalier.engine.sequences.SequenceReports;
import dev.espalier.engine.sequences.SequenceReviews.Reviewed;
import dev.espalier.http.shape.Doc;
import dev.espalier.send.InDoubt;
import dev.espalier.sequence.SequenceStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A sequence with its emails, as a reviewer reads it.
record SequenceReview(
        String id,
        String name,
        SequenceStatus status,
        @Doc("The author's text, as it was written.") String definition,
        @Doc("The triggers given beside the text.") List<Map<String, Object>> triggers,
        @Doc("What new enrolments follow; null while nothing is approved.")
                @Nullable Integer version,
        @Doc("What waits for its texts to be approved; null when nothing does.")
                @Nullable Integer pendingVersion,
        @Doc("The one contact it was written for; null when many enrol.")
                @Nullable String contactId,
        @Doc("What becomes of a send whose answer was lost; null: as the server is configured.")
                @Nullable InDoubt inDoubt,
        @Doc("Of all texts together: pass it back to approve what was read.") String fingerprint,
        @Doc("Of the version that waits for approval, else of the running one; in their order.")
                List<EmailView> emails,
        Instant createdAt,
        Instant updatedAt) {

    static SequenceReview of(Reviewed reviewed) {
        var sequence = reviewed.sequence();
        return new SequenceReview(
                sequence.id(),
                sequence.name(),
                sequence.status(),
                sequence.definition(),
                SequenceView.triggers(sequence.triggers()),
                sequence.runningVersion().orElse(null),
                sequence.pendingVersion().orElse(null),
                sequence.contactId().orElse(null),
                sequence.inDoubt().orElse(null),
                SequenceReports.fingerprint(reviewed.emails()).toString(),
                reviewed.emails().stream()
                        .map(email -> EmailView.of(reviewed.email(email)))
                        .toList(),
                sequence.createdAt(),
                sequence.updatedAt());
    }
}
