package dev.espalier.sdk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether the server sends.
///
/// @param sends false while a restored copy waits for a person to confirm it
/// @param reason why nothing is sent
public record InstallationState(
        boolean sends, @Nullable Instant heldSince, @Nullable String reason) {}
