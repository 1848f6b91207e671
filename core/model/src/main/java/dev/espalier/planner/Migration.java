package dev.espalier.planner;

import dev.espalier.definition.Definition;
import dev.espalier.definition.StepKey;
import java.util.Optional;

/// Where people go on when a new version takes the place of the one they are in.
public final class Migration {

    private Migration() {}

    /// The step with the same key, or the next one after it in the old version that the new one
    /// still has; empty when none is left.
    public static Optional<StepKey> survivor(Definition old, Definition target, StepKey step) {
        Optional<StepKey> at = Optional.of(step);
        while (at.isPresent()) {
            if (target.place(at.get()).isPresent()) {
                return at;
            }
            at = old.place(at.get()).flatMap(Definition.Place::next);
        }
        return Optional.empty();
    }
}
