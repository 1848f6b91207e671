package dev.espalier.sdk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One step of a dry run.
public record DryRunStep(
        StepType type,
        String key,
        @Nullable String templateId,
        boolean wouldSend,
        Instant at,
        String reason,
        @Nullable String subject,
        @Nullable String html,
        @Nullable String text) {}
