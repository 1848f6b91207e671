package dev.espalier.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a person is in a workspace.
public enum Role {
    /// Does everything, and says who else may what.
    OWNER,
    /// Reads everything, and decides about drafts and running sequences.
    REVIEWER,
    /// Reads.
    VIEWER;

    /// What somebody with this role may do; the same words that keys have.
    public Set<Scope> scopes() {
        return switch (this) {
            case OWNER -> Set.of(Scope.FULL);
            case REVIEWER -> Set.of(Scope.READ, Scope.REVIEW);
            case VIEWER -> Set.of(Scope.READ);
        };
    }

    /// `owner`, `reviewer` or `viewer`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Empty when no role has this word.
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
