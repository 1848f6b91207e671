package dev.espalier.sdk;

import java.time.Instant;

/// The keys that sign links and return paths.
///
/// @param keys how many verify by now
/// @param signsFrom when the newest begins to sign
public record SigningKeys(int keys, Instant signsFrom) {}
