package dev.espalier.sdk;

/// How many sequences are in each state a dashboard shows.
public record SequenceStats(long draft, long active, long completed, long paused) {}
