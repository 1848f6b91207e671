package dev.espalier.sdk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that needs a person.
///
/// @param count of complaints, sends, emails or people; 0 where nothing is counted
public record Alarm(
        AlarmKind kind,
        String words,
        long count,
        @Nullable Instant since,
        @Nullable String sequenceId) {}
