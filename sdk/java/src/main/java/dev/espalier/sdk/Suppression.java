package dev.espalier.sdk;

import java.time.Instant;

/// An address that must not be mailed, with the reason.
///
/// @param inFlight of an answer that stops something: emails that the relay had in hand by then.
///   Else 0
public record Suppression(
        String email, SuppressionReason reason, String detail, Instant createdAt, long inFlight) {}
