package dev.espalier.engine.sequences;

import dev.espalier.definition.StepKey;
import java.util.Optional;

/// What became of the people inside when a new version took over.
///
/// @param kept at the step they stood at
/// @param moved to the next step that is left
/// @param finished because none is left
public record Moved(long kept, long moved, long finished) {

    static Moved of(StepKey from, Optional<StepKey> to, long people) {
        if (to.isEmpty()) {
            return new Moved(0, 0, people);
        }
        return to.get().equals(from) ? new Moved(people, 0, 0) : new Moved(0, people, 0);
    }

    Moved plus(Moved more) {
        return new Moved(kept + more.kept, moved + more.moved, finished + more.finished);
    }
}
