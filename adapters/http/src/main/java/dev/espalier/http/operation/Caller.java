package dev.espalier.http.operation;

import java.util.Set;

/// Who asks, once the credential has been checked.
///
/// @param workspace the tenant; everything a caller sees and does is inside it
/// @param keyId which key, for the record; never the key itself
public record Caller(int workspace, String keyId, Set<Scope> scopes) {

    /// Somebody without a credential; only open operations are for them.
    public static final Caller NOBODY = new Caller(0, "", Set.of());

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    public boolean may(Scope scope) {
        return scopes.contains(Scope.FULL) || scopes.contains(scope);
    }
}
