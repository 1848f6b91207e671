package dev.espalier.sdk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A reusable email text, versioned.
///
/// @param text the plain part its author wrote; null: made from the body
/// @param variables the paths its Liquid reads
/// @param version counts the changes of its text, from 1
public record Template(
        String id,
        String name,
        String subject,
        @Nullable String preheader,
        @Nullable String mjml,
        @Nullable String html,
        @Nullable String markdown,
        @Nullable String text,
        List<String> variables,
        int version,
        Instant createdAt,
        Instant updatedAt) {}
