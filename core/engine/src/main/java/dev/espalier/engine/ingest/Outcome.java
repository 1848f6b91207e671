package dev.espalier.engine.ingest;

import java.time.Instant;
import java.util.UUID;

/// What became of one event.
public sealed interface Outcome {

    /// It is stored.
    ///
    /// @param isNew false: it was told before and counts once
    record Taken(UUID id, String contactId, Instant occurredAt, Instant receivedAt, boolean isNew)
            implements Outcome {}

    /// There is no such contact.
    record UnknownContact(String contactId) implements Outcome {}
}
