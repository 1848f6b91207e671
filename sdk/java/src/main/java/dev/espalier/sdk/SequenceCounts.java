package dev.espalier.sdk;

/// How many sequences are in each state.
public record SequenceCounts(
        long draft, long active, long paused, long completed, long cancelled) {}
