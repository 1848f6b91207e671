package dev.espalier.planner;

import dev.espalier.definition.Step;
import dev.espalier.definition.StepKey;
import java.time.Instant;
import java.util.List;

/// What happens next.
public sealed interface Decision {

    /// The steps passed on the way here, oldest first.
    List<Passed> path();

    /// A step that is behind.
    ///
    /// @param at when it ended
    /// @param seen what decided it, in words: the values a condition saw; empty where nothing did
    record Passed(StepKey step, Outcome outcome, Instant at, String seen) {
        Passed(StepKey step, Outcome outcome, Instant at) {
            this(step, outcome, at, "");
        }
    }

    /// How a step ended.
    enum Outcome {
        ELAPSED,
        THEN,
        ELSE,
        ARRIVED,
        TIMED_OUT,
        EXITED
    }

    /// Send this email now.
    ///
    /// @param due when it fell due; at or before now
    record SendEmail(List<Passed> path, Step.Email step, Position at, Instant due)
            implements Decision {}

    /// Nothing before `until`.
    record WaitUntil(List<Passed> path, Position at, Instant until) implements Decision {}

    /// Nothing before the event, and nothing after `until`.
    record WaitForEvent(List<Passed> path, Position at, String event, Instant until)
            implements Decision {}

    /// A person or a resume has to act first.
    ///
    /// @param due when the held email fell due
    record Hold(List<Passed> path, Position at, HoldReason why, Instant due) implements Decision {}

    /// The last step is behind.
    record Finish(List<Passed> path, Instant at) implements Decision {}

    /// The enrolment ends early.
    record Exit(List<Passed> path, String reason, Instant at) implements Decision {}
}
