package dev.espalier.sdk;

import java.time.Instant;

/// One day's sends, by what became of them until now.
///
/// @param sent a relay took them that day; delivered, bounced and complained among them
/// @param inDoubt their answer was lost that day, and nobody has decided yet
public record OutcomeDay(
        Instant from,
        long sent,
        long delivered,
        long bounced,
        long complained,
        long rejected,
        long failed,
        long suppressed,
        long expired,
        long cancelled,
        long inDoubt) {}
