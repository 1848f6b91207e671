package dev.espalier.engine.mail;

/// Whom the relay is told about: MAIL FROM and RCPT TO (RFC 5321), both without angle brackets.
///
/// @param workspace whose mail it is, for a relay that is ours; no other is told
public record Envelope(int workspace, String from, String to) {}
