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

    /// Stores events set-based. Those whose key was seen before are left out and answered with the
    /// id they were first stored under.
    ///
    /// @return for each event, in order, the id it stands under and whether it is new
    List<Stored> insert(List<Event> events);

    record Stored(UUID id, boolean isNew) {}

    /// The events of these enrolments since they began, the enrolling ones left out, oldest first.
    List<Since> since(Collection<Enrolments.Due> enrolments, Collection<String> names);

    record Since(UUID enrolment, String name, Instant at, Map<String, Object> properties) {}

    /// The properties of these events.
    Map<UUID, Map<String, Object>> properties(Collection<EventKey> events);

    record EventKey(int workspace, UUID id) {}
}
