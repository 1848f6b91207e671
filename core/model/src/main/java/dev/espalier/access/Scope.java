package dev.espalier.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a key, or a person, may do.
public enum Scope {
    /// Everything, whatever an operation asks for.
    FULL,
    /// Look, not touch.
    READ,
    /// Decide about drafts and running sequences; looking is [#READ].
    REVIEW,
    /// Send events.
    INGEST;

    /// `full`, `read`, `review` or `ingest`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Empty when no scope has this word.
    public static Optional<Scope> of(String word) {
        return Arrays.stream(values()).filter(scope -> scope.word().equals(word)).findFirst();
    }
}
