package dev.espalier.draft;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// One attempt at an email's text, kept whatever became of it.
///
/// @param contactId whose facts were used; empty: nobody's
/// @param job that wrote it
/// @param words empty when nothing usable came
/// @param why in words, what became of it; empty when it landed
/// @param request what it was to say, and how
/// @param facts of the contact that the drafter saw
public record Draft(
        int workspace,
        UUID id,
        String emailId,
        String sequenceId,
        Optional<String> contactId,
        UUID job,
        Fate fate,
        Optional<Words> words,
        String why,
        Request request,
        Provenance provenance,
        Map<String, Object> facts,
        Instant at) {

    /// @param brief what it was to say
    /// @param instruction what was to be changed; empty: nothing
    /// @param by who asked
    public record Request(String brief, Optional<String> instruction, String by) {}

    /// What became of it.
    public enum Fate {
        /// It became the email's text, for review.
        LANDED,
        /// It came for a text that was no longer there.
        DISCARDED,
        /// It held what must not go out.
        REFUSED,
        /// Nothing readable came.
        UNUSABLE;

        /// The word in the API and the database, such as `landed`.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Fate of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
