package dev.espalier.sdk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message in the built-in mailbox.
///
/// @param from as the header says it
/// @param to the address it was handed over for
/// @param date the header's date
/// @param envelopeFrom the envelope's sender
/// @param headers unfolded, not decoded
public record MailMessage(
        String id,
        String from,
        String to,
        String subject,
        Instant receivedAt,
        @Nullable Instant date,
        String envelopeFrom,
        @Nullable String text,
        @Nullable String html,
        List<MailHeader> headers) {}
