package dev.espalier.sdk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How much waits for a reviewer.
///
/// @param emails 10,000 means so many or more, as with `personalEmails`
/// @param since when the oldest began to wait; null when nothing does
public record WaitingForReview(
        long sequences, long emails, long personalEmails, @Nullable Instant since) {}
