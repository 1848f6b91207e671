package dev.espalier.sdk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One version of a definition.
///
/// @param people what happens to the people inside when it is published
public record SequenceVersion(
        int version,
        String definition,
        List<Map<String, Object>> triggers,
        People people,
        Instant createdAt,
        @Nullable Instant publishedAt) {}
