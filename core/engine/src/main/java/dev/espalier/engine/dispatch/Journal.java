package dev.espalier.engine.dispatch;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// Remembers what the relay took until it is written down in the store, through the death of this
/// process. A relay answers faster than a database writes; what a process was told and had not
/// written when it was killed would go out once more.
///
/// No more than a help: without it, or when it is lost, those sends are in doubt, as others are.
public interface Journal extends AutoCloseable {

    /// Remembers nothing.
    Journal NONE =
            new Journal() {
                @Override
                public void took(Taken taken) {}

                @Override
                public void written(Collection<UUID> sends) {}

                @Override
                public void inherit(Consumer<List<Taken>> heir) {}

                @Override
                public void close() {}
            };

    /// A message that the relay took responsibility for.
    ///
    /// @param node whose send it was
    /// @param attempt of the send, 1 for the first
    /// @param detail the relay's words
    record Taken(UUID node, int workspace, UUID send, int attempt, String detail) {}

    /// Remembers one. Never throws: what cannot be remembered is as if the process had died before.
    void took(Taken taken);

    /// These are in the store. Those not remembered count for nothing.
    void written(Collection<UUID> sends);

    /// Gives what processes that are dead by now remembered; forgotten when the heir returns.
    ///
    /// @param heir may be called for each of them, or never; what it throws comes out of here, and
    ///   what it was given stays
    void inherit(Consumer<List<Taken>> heir);

    /// Forgets, unless something is not written yet.
    @Override
    void close();
}
