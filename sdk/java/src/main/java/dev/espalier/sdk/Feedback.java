package dev.espalier.sdk;

import java.time.Instant;

/// What came back about a send.
///
/// @param source where it came in: smtp, imap, resend, postmark or ses
/// @param detail for people, such as the host's words
public record Feedback(FeedbackKind kind, String source, String detail, Instant at) {}
