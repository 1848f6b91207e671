package dev.espalier.sdk;

/// What became of a batch of events.
///
/// @param accepted events that were stored now
/// @param known events that were known by their id
public record TrackedBatch(long accepted, long known) {}
