package dev.espalier.sdk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A text that a person approved.
///
/// @param text null: made from the body
public record ApprovedText(
        String subject,
        @Nullable String preheader,
        @Nullable String mjml,
        @Nullable String html,
        @Nullable String markdown,
        @Nullable String text,
        Instant approvedAt,
        String approvedBy) {}
