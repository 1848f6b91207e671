package dev.espalier.definition;

import java.util.List;
import java.util.Optional;

/// One step of a sequence.
public sealed interface Step {

    StepKey key();

    /// Sends one email.
    ///
    /// @param delay waited before it, from the end of the step before
    record Email(StepKey key, EmailContent content, Span delay) implements Step {}

    record Delay(StepKey key, DelayRule rule) implements Step {}

    record Condition(StepKey key, Predicate predicate, List<Step> then, List<Step> otherwise)
            implements Step {
        public Condition {
            then = List.copyOf(then);
            otherwise = List.copyOf(otherwise);
        }
    }

    /// Waits for an event of the contact, at most `timeout` long.
    ///
    /// @param when what must hold of the event (paths `event.*`) and the contact; empty: any such
    ///   event
    record Wait(
            StepKey key,
            String event,
            Optional<Predicate> when,
            Span timeout,
            List<Step> then,
            List<Step> otherwise)
            implements Step {
        public Wait {
            then = List.copyOf(then);
            otherwise = List.copyOf(otherwise);
        }
    }

    /// Ends the enrolment here.
    record Exit(StepKey key, Optional<String> reason) implements Step {}
}
