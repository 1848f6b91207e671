package dev.espalier.http.operation;

import dev.espalier.access.Scope;

/// Who may call an operation.
public sealed interface Access {
    /// Anybody, without a credential.
    record Open() implements Access {}

    /// Callers with this scope, or the full one.
    record Needs(Scope scope) implements Access {}
}
