package dev.espalier.sdk;

import java.time.Instant;
import java.util.Map;

/// Something that a contact did.
///
/// @param createdAt when this server took it in
public record Event(
        String id,
        String name,
        String contactId,
        Map<String, Object> properties,
        Instant timestamp,
        Instant createdAt) {}
