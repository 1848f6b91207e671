package dev.espalier.sdk;

import java.time.Instant;

/// A message in a list of the built-in mailbox.
///
/// @param from as the header says it
/// @param to the address it was handed over for
public record MailSummary(String id, String from, String to, String subject, Instant receivedAt) {}
