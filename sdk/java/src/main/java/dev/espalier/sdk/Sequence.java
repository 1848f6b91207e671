package dev.espalier.sdk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an author makes and a reviewer approves.
///
/// @param definition the author's text, as it was written
/// @param triggers the triggers given beside the text
/// @param version what new enrolments follow; null while nothing is approved
/// @param pendingVersion what waits for its texts to be approved; null when nothing does
/// @param contactId the one contact it was written for; null when many enrol
/// @param inDoubt what becomes of a send whose answer was lost; null: as the server is configured
/// @param moved after a change that moved the people inside: where they went. Else null
/// @param inFlight of an answer that stops something: emails that the relay had in hand by then.
///   Else 0
public record Sequence(
        String id,
        String name,
        SequenceState status,
        String definition,
        List<Map<String, Object>> triggers,
        @Nullable Integer version,
        @Nullable Integer pendingVersion,
        @Nullable String contactId,
        @Nullable InDoubt inDoubt,
        @Nullable Moved moved,
        Instant createdAt,
        Instant updatedAt,
        long inFlight) {}
