package dev.espalier.sdk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A sequence with its emails, as a reviewer reads it.
///
/// @param definition the author's text, as it was written
/// @param triggers the triggers given beside the text
/// @param version what new enrolments follow; null while nothing is approved
/// @param pendingVersion what waits for its texts to be approved; null when nothing does
/// @param contactId the one contact it was written for; null when many enrol
/// @param inDoubt what becomes of a send whose answer was lost; null: as the server is configured
/// @param fingerprint of all texts together: pass it back to approve what was read
/// @param emails of the version that waits for approval, else of the running one; in their order
public record SequenceReview(
        String id,
        String name,
        SequenceState status,
        String definition,
        List<Map<String, Object>> triggers,
        @Nullable Integer version,
        @Nullable Integer pendingVersion,
        @Nullable String contactId,
        @Nullable InDoubt inDoubt,
        String fingerprint,
        List<Email> emails,
        Instant createdAt,
        Instant updatedAt) {}
