package dev.espalier.engine.journal;

import dev.espalier.email.Fingerprint;
import dev.espalier.sequence.Email;
import dev.espalier.sequence.Sequence;
import java.time.Instant;
import java.util.Optional;

/// One thing that was done.
///
/// @param email empty when it was done to the sequence as a whole
/// @param actor the key of who did it, or `engine`
/// @param before the text before, of a sequence all its texts; empty when there was none
/// @param after the text after; the same when it was only spoken of, as by approving or pausing
/// @param detail in words; may be empty
public record Entry(
        int workspace,
        String sequence,
        Optional<String> email,
        Action action,
        String actor,
        Instant at,
        Optional<Fingerprint> before,
        Optional<Fingerprint> after,
        String detail) {

    /// Who acts when nobody asked.
    public static final String ENGINE = "engine";

    public static Entry of(
            Sequence sequence, Action action, String actor, Instant at, String detail) {
        return new Entry(
                sequence.workspace(),
                sequence.id(),
                Optional.empty(),
                action,
                actor,
                at,
                Optional.empty(),
                Optional.empty(),
                detail);
    }

    /// The same, said of these texts.
    public Entry of(Optional<Fingerprint> before, Optional<Fingerprint> after) {
        return new Entry(workspace, sequence, email, action, actor, at, before, after, detail);
    }

    /// The same, said of texts that it left as they were.
    public Entry of(Fingerprint texts) {
        return of(Optional.of(texts), Optional.of(texts));
    }

    public static Entry of(
            Email before, Email after, Action action, String actor, Instant at, String detail) {
        return new Entry(
                after.workspace(),
                after.sequenceId(),
                Optional.of(after.id()),
                action,
                actor,
                at,
                before.fingerprint(),
                after.fingerprint(),
                detail);
    }
}
