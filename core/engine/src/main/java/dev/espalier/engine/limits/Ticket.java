package dev.espalier.engine.limits;

import dev.espalier.engine.store.ContactPaces.Counting;
import dev.espalier.engine.store.Quotas;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was counted for a send, to be given back when it certainly did not go.
///
/// @param contact null: its contact has no cap
public record Ticket(List<Quotas.Key> quotas, @Nullable Counting contact) {

    public static final Ticket NONE = new Ticket(List.of(), null);

    /// Whether others wait for what it was given.
    public boolean isOfMany() {
        return !quotas.isEmpty();
    }

    boolean isEmpty() {
        return quotas.isEmpty() && contact == null;
    }
}
