package dev.espalier.engine.ingest;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// An event as a caller tells it.
///
/// @param key the caller's own id, by which a second telling is known; empty when it has none
/// @param name 1 to 200 characters
/// @param contactId wins over `email` when both are given
/// @param email a contact is made for an address that is not known yet
/// @param at when it happened by the caller's word; empty: now
public record Track(
        int workspace,
        Optional<String> key,
        String name,
        Optional<String> contactId,
        Optional<String> email,
        Map<String, Object> properties,
        Optional<Instant> at) {}
