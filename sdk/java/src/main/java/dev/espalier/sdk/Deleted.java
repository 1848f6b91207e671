package dev.espalier.sdk;

/// It is gone.
///
/// @param inFlight emails that the relay had in hand by then; most often 0
public record Deleted(long inFlight) {}
