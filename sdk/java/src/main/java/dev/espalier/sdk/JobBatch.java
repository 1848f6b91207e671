package dev.espalier.sdk;

/// How far work that was asked for together is.
///
/// @param queued not begun, or waiting to be tried again
/// @param superseded those whose place a later job took
/// @param left not ended yet: 0 when the batch is over
public record JobBatch(
        String id,
        int total,
        int queued,
        int running,
        int done,
        int failed,
        int cancelled,
        int superseded,
        int left) {}
