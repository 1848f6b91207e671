package dev.espalier.engine.mail;

import java.time.Instant;
import java.util.Map;

/// Everything about a message but its words. All frozen at the first attempt, so that a retry sends
/// the same bytes.
///
/// @param messageId without angle brackets, in the sending domain
/// @param fromName may be empty
/// @param toName may be empty
/// @param boundarySeed what the MIME boundary is derived from; no randomness is used
/// @param extra further headers in order, such as `List-Unsubscribe`; names and values are checked
///   for CR, LF, NUL and controls
public record MessageHeaders(
        String messageId,
        Instant date,
        String fromName,
        String fromAddress,
        String toName,
        String toAddress,
        String boundarySeed,
        Map<String, String> extra) {}
