package dev.espalier.engine.dispatch;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Consumer;

/// Keeps what the relay took until that is written down in the store, through the death of this
/// process. A relay answers faster than a database writes; what a process was told and had not
/// written when it was killed would go out once more.
///
/// No more than a help: without it, or when it is lost, those sends are in doubt, as others are.
public interface Receipts extends AutoCloseable {

    /// Keeps none.
    Receipts NONE =
            new Receipts() {
                @Override
                public void keep(Receipt receipt) {}

                @Override
                public void drop(Collection<UUID> sends) {}

                @Override
                public void inherit(Consumer<Receipt> heir) {}

                @Override
                public void close() {}
            };

    /// A message that the relay took responsibility for: a 2xx after the final dot.
    ///
    /// @param node whose send it was
    /// @param attempt of the send, 1 for the first
    /// @param at when, to the millisecond
    /// @param detail the relay's words
    record Receipt(UUID node, int workspace, UUID send, int attempt, Instant at, String detail) {}

    /// Keeps one. Never throws: one that cannot be kept is as if the process had died before it.
    void keep(Receipt receipt);

    /// These sends are written down in the store. Those of which none is kept count for nothing.
    void drop(Collection<UUID> sends);

    /// Gives, one after the other, the receipts of processes that are dead by now, and drops those
    /// of a process when it has given them all.
    ///
    /// @param heir what it throws comes out of here, and the receipts stay
    void inherit(Consumer<Receipt> heir);

    /// Those that are not dropped by now are left to whoever comes next.
    @Override
    void close();
}
