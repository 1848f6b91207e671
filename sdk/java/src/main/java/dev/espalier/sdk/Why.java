package dev.espalier.sdk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a contact stands where it does in a sequence.
///
/// @param summary one sentence
/// @param outside why the contact is not inside, the weightiest first; empty while it is
/// @param enrolments the contact's, oldest first
public record Why(
        String sequenceId,
        String contactId,
        String summary,
        List<String> outside,
        List<Way> enrolments) {

    /// One enrolment.
    ///
    /// @param cameBy what let the contact in
    /// @param summary how it stands, or what ended it
    /// @param steps every step of its version
    public record Way(
            String id,
            int version,
            EnrolmentState status,
            Instant enrolledAt,
            String cameBy,
            String summary,
            @Nullable Instant endedAt,
            List<Stop> steps) {}

    /// One step.
    ///
    /// @param at when it happened or is expected; null: neither is known
    /// @param rule by which it waits
    /// @param why in words
    public record Stop(
            StepType type,
            String key,
            StepStanding standing,
            @Nullable Instant at,
            @Nullable WaitRule rule,
            String why,
            @Nullable Send send) {}
}
