package dev.espalier.sdk;

/// The state of a sequence and how many contacts are where.
///
/// @param heldCount of the active ones, those that stand still until a person acts
public record SequenceStatus(
        SequenceState status,
        long totalEnrolled,
        long activeEnrolments,
        long completedCount,
        long exitedCount,
        long cancelledCount,
        long heldCount) {}
