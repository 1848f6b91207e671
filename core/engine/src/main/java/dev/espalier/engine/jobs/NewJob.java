package dev.espalier.engine.jobs;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Work to be asked for.
///
/// @param id also the id of the event or task; asking twice with one id is asking once
/// @param subject what it is about, for people and for filters: an email's or sequence's id
/// @param payload small facts by name: String, Long and Boolean values
/// @param batch the work it is part of, if any, such as a generation for 500 contacts
/// @param by who asked
public record NewJob(
        int workspace,
        UUID id,
        JobKind kind,
        String subject,
        Map<String, Object> payload,
        Optional<UUID> batch,
        String by,
        Instant at) {

    public NewJob {
        payload = Map.copyOf(payload);
        payload.forEach((name, value) -> {
            if (!(value instanceof String || value instanceof Long || value instanceof Boolean)) {
                throw new IllegalArgumentException(
                        "payload."
                                + name
                                + ": "
                                + value.getClass().getSimpleName()
                                + " (expected: String, Long or Boolean)");
            }
        });
    }
}
