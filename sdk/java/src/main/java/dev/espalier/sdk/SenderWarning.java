package dev.espalier.sdk;

import java.time.Instant;

/// What a relay holds against the sender.
///
/// @param kind policy: content or reputation was refused; sender: our address was; login: the relay
///   refuses it; relay: it refuses the connection
/// @param code the enhanced status code, else the reply code
/// @param detail the latest answer
/// @param count how many sends heard it
public record SenderWarning(
        WarningKind kind,
        String host,
        String code,
        String detail,
        Instant firstAt,
        Instant lastAt,
        long count) {}
