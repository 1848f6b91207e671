package dev.espalier.http.page;

import dev.espalier.engine.access.Caller;

/// Finds out who visits a page, by whatever credential the visit carries.
@FunctionalInterface
public interface Visitors {

    /// @throws dev.espalier.refusal.Refused.Unauthenticated when it carries none that is known
    Caller of(Visit visit);
}
