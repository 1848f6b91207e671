package dev.espalier.engine.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What contacts did, as callers tell it.
public interface Events {

    /// @param key the caller's own id; empty when it gave none
    record Event(
            int workspace,
            UUID id,
            Optional<String> key,
            String name,
            String contactId,
            Map<String, Object> properties,
            Instant occurredAt,
            Instant receivedAt) {}

    /// Stores events set-based. Those whose key was seen before are left out and answered as they
    /// were first stored.
    ///
    /// @return for each event, in order, as what it stands
    List<Stored> insert(List<Event> events);

    /// @param isNew false: it was told before, then with this id and these instants
    record Stored(UUID id, Instant occurredAt, Instant receivedAt, boolean isNew) {}

    /// The events of these enrolments since they began, the enrolling ones left out, oldest first.
    List<Since> since(Collection<Enrolments.Due> enrolments, Collection<String> names);

    record Since(UUID enrolment, String name, Instant at, Map<String, Object> properties) {}

    /// The properties of these events.
    Map<UUID, Map<String, Object>> properties(Collection<EventKey> events);

    record EventKey(int workspace, UUID id) {}
}
