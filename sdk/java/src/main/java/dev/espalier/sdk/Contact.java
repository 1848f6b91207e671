package dev.espalier.sdk;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A person with an address.
///
/// @param timezone an IANA region; null: the workspace's
/// @param suppressed whether the address must not be mailed at all
/// @param inFlight of an answer that stops something: emails that the relay had in hand by then.
///   Else 0
public record Contact(
        String id,
        String email,
        @Nullable String timezone,
        Map<String, Object> properties,
        boolean suppressed,
        boolean unsubscribed,
        Instant createdAt,
        Instant updatedAt,
        long inFlight) {}
