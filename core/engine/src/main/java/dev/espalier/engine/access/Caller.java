package dev.espalier.engine.access;

import dev.espalier.access.Scope;
import java.util.Set;

/// Who asks, once the credential has been checked.
///
/// @param workspace the tenant; everything a caller sees and does is inside it
/// @param actor which key, or which person, for the record; never a secret
public record Caller(int workspace, String actor, Set<Scope> scopes) {

    /// Somebody without a credential; only open operations are for them.
    public static final Caller NOBODY = new Caller(0, "", Set.of());

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    public boolean may(Scope scope) {
        return scopes.contains(Scope.FULL) || scopes.contains(scope);
    }
}
