package dev.espalier.engine.sequences;

import dev.espalier.engine.store.Sequences.OnPublish;
import dev.espalier.send.InDoubt;
import java.util.Optional;

/// What is to change; what is empty stays.
///
/// @param definition the author's text, JSON or YAML
/// @param triggers as JSON; an empty list takes them away
/// @param people what happens to those inside when the change is published
/// @param approve whether the caller approves the new texts in the same breath
/// @param inDoubt what becomes of lost answers
public record SequenceEdit(
        Optional<String> name,
        Optional<String> definition,
        Optional<String> triggers,
        OnPublish people,
        boolean approve,
        Optional<InDoubt> inDoubt) {

    /// One that leaves the policy for lost answers as it is.
    public SequenceEdit(
            Optional<String> name,
            Optional<String> definition,
            Optional<String> triggers,
            OnPublish people,
            boolean approve) {
        this(name, definition, triggers, people, approve, Optional.empty());
    }
}
