package dev.espalier.planner;

import dev.espalier.definition.StepKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where an enrolment stands.
///
/// @param step the step it is at; it has not happened yet
/// @param anchor when the step before ended: what delays are counted from
/// @param releasedAt when a person let a held email go; it is not too late before this plus the
///   allowed lateness. Null when nobody had to
public record Position(StepKey step, Instant anchor, @Nullable Instant releasedAt) {

    public static Position at(StepKey step, Instant anchor) {
        return new Position(step, anchor, null);
    }
}
