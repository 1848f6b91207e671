package dev.espalier.definition;

import java.util.List;

/// A predicate as it was read, before it is known which emails its words mean.
///
/// @param predicate each [Predicate.Did] names its email as the author did
/// @param mentions where it does so
record Asked(Predicate predicate, List<Mention> mentions) {

    /// @param word a step's key, or the template id of the only earlier email that uses it
    record Mention(StepKey word, Piece piece) {}
}
