package dev.espalier.sdk;

/// What the linter says about an email.
///
/// @param part where: subject, preheader, html or text
public record Finding(Severity severity, String part, String message) {}
