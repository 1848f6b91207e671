package dev.espalier.engine.jobs;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Work that was asked for.
///
/// @param subject what it is about: an email's or sequence's id
/// @param payload small facts by name: String, Long and Boolean values
/// @param batch the work it is part of, if any
/// @param by who asked
/// @param attempt the number of the one that runs or ran last; 0: none has begun. It only grows
/// @param uncounted how many attempts were cut short, or came before it was asked for again
/// @param trouble what went wrong last
/// @param note what it came to, in words
/// @param dueAt when it may be taken
public record Job(
        int workspace,
        UUID id,
        JobKind kind,
        String subject,
        Map<String, Object> payload,
        Optional<UUID> batch,
        String by,
        Instant at,
        JobState state,
        int attempt,
        int uncounted,
        Optional<String> trouble,
        Optional<String> note,
        Instant dueAt,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt) {

    public Job {
        payload = Map.copyOf(payload);
    }

    /// How often it was tried since it was last asked for.
    public int tries() {
        return attempt - uncounted;
    }

    /// A text of the payload.
    public Optional<String> text(String name) {
        return payload.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /// A number of the payload.
    public Optional<Long> number(String name) {
        return payload.get(name) instanceof Long number ? Optional.of(number) : Optional.empty();
    }
}
