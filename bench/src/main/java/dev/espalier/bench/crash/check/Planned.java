package dev.espalier.bench.crash.check;

/// An email that has to arrive.
///
/// @param step the first word of its subject
public record Planned(String to, String step) {}
