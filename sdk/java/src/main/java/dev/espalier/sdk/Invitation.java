package dev.espalier.sdk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An invitation that can still be used.
///
/// @param createdBy the id of the person or key that invited
public record Invitation(
        String invitationId,
        @Nullable String email,
        Role role,
        String createdBy,
        Instant createdAt,
        @Nullable Instant expiresAt) {}
