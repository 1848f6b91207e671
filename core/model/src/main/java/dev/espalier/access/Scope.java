package dev.espalier.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a key may do.
public enum Scope {
    /// Everything, whatever an operation asks for.
    FULL,
    /// Look, not touch.
    READ,
    /// Send events.
    INGEST;

    /// `full`, `read` or `ingest`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Empty when no scope has this word.
    public static Optional<Scope> of(String word) {
        return Arrays.stream(values()).filter(scope -> scope.word().equals(word)).findFirst();
    }
}
