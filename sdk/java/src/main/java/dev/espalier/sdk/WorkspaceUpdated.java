package dev.espalier.sdk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The settings of a workspace after a change.
///
/// @param frequencyCap null: no cap
/// @param rateLimit null: no limit
/// @param schedule null: at any time
/// @param senderChange the emails that a new sender concerns; null when it is the same as before
public record WorkspaceUpdated(
        String name,
        String timezone,
        String senderName,
        String senderEmail,
        String maxLateness,
        List<String> spacing,
        @Nullable String frequencyCap,
        @Nullable String rateLimit,
        @Nullable SendWindow schedule,
        @Nullable SenderCheck senderChange) {}
