package dev.espalier.sdk;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One thing that happened to a contact.
///
/// @param id of the event, the enrolment or the send
/// @param name the event's name
/// @param properties the event's
/// @param step the key of the email's step
/// @param status the send's status as it is now
/// @param detail how the enrolment ended, or what the relay said
public record TimelineEntry(
        TimelineType type,
        Instant at,
        String id,
        @Nullable String name,
        @Nullable Map<String, Object> properties,
        @Nullable String sequenceId,
        @Nullable String step,
        @Nullable String templateId,
        @Nullable SendStatus status,
        @Nullable String detail) {}
