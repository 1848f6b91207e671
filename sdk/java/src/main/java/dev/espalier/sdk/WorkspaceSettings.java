package dev.espalier.sdk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The settings of a workspace.
///
/// @param frequencyCap null: no cap
/// @param rateLimit null: no limit
/// @param schedule in which emails go out where a sequence has none of its own; null: at any time
public record WorkspaceSettings(
        String name,
        String timezone,
        String senderName,
        String senderEmail,
        String maxLateness,
        List<String> spacing,
        @Nullable String frequencyCap,
        @Nullable String rateLimit,
        @Nullable SendWindow schedule) {}
