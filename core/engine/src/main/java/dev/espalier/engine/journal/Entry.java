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
/// @param before the text before; empty when there was none or texts were not touched
/// @param after the text after
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
