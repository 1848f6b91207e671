package dev.espalier.sdk;

import java.time.Instant;

/// While a send could go and has to wait.
///
/// @param until when it is looked at again; it goes then, if nothing else stops it
public record Waiting(SendDelay reason, Instant until) {}
