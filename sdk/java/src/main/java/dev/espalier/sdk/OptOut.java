package dev.espalier.sdk;

import java.time.Instant;

/// A sequence that a person left for good.
public record OptOut(String sequenceId, Instant at) {}
