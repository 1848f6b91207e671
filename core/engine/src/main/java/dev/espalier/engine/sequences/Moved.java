package dev.espalier.engine.sequences;

import dev.espalier.definition.StepKey;
import java.util.Optional;

/// What became of the people inside when a new version took over.
///
/// @param kept at the step they stood at
/// @param moved to the next step that is left
/// @param finished because none is left
public record Moved(long kept, long moved, long finished) {

    Moved plus(StepKey from, Optional<StepKey> to, long people) {
        if (to.isEmpty()) {
            return new Moved(kept, moved, finished + people);
        }
        return to.get().equals(from)
                ? new Moved(kept + people, moved, finished)
                : new Moved(kept, moved + people, finished);
    }
}
