package dev.espalier.engine.mail;

/// Whom the relay is told about: MAIL FROM and RCPT TO (RFC 5321), both without angle brackets.
public record Envelope(String from, String to) {}
