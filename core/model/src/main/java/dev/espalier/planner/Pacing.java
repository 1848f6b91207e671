package dev.espalier.planner;

import dev.espalier.send.FrequencyCap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// How often a contact may be sent anything, and what they have been sent.
///
/// @param sent when, ascending
/// @param opens the first instant from one on at which the sequence's emails may go out
/// @param lateness how long after it fell due an email that had to wait has expired
public record Pacing(
        FrequencyCap cap, List<Instant> sent, UnaryOperator<Instant> opens, Duration lateness) {

    /// When an email that could go at `at` may go.
    Instant earliest(Instant at) {
        var recent = sent.stream().filter(one -> one.isAfter(at.minus(cap.within()))).toList();
        return recent.size() < cap.emails()
                ? at
                : opens.apply(recent.get(recent.size() - cap.emails()).plus(cap.within()));
    }

    Pacing withSent(Instant at) {
        var more = new ArrayList<>(sent);
        more.add(at);
        return new Pacing(cap, List.copyOf(more), opens, lateness);
    }
}
