package dev.espalier.sdk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody who signs in to the page.
///
/// @param lastSeenAt exact to a minute; null without a session
/// @param disabledAt null while they may sign in
public record Person(
        String personId,
        String email,
        String name,
        Role role,
        Instant createdAt,
        @Nullable Instant lastSeenAt,
        @Nullable Instant disabledAt) {}
