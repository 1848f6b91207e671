package dev.espalier.engine.feedback;

/// One thing that came in.
///
/// @param key names the message or the provider's event that told it, so that the same one told
///   again is known
public record Report(Feedback feedback, Evidence evidence, Source source, String key) {}
