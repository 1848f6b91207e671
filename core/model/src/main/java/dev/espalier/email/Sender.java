package dev.espalier.email;

/// Whom an email is from.
///
/// @param name may be empty
public record Sender(String name, String email) {}
