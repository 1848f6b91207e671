package dev.espalier.engine.sequences;

import dev.espalier.definition.StepKey;
import dev.espalier.send.InDoubt;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A sequence to create.
///
/// @param id unique in the workspace, 1 to 128 characters
/// @param name 1 to 200 characters
/// @param definition the author's text, JSON or YAML
/// @param triggers as JSON; empty: none beside the text
/// @param audience empty: many contacts enrol
/// @param inDoubt what becomes of lost answers; empty: as the server is configured
public record NewSequence(
        String id,
        String name,
        String definition,
        Optional<String> triggers,
        Optional<OneContact> audience,
        Optional<InDoubt> inDoubt) {

    /// For whom a sequence is written that only one contact gets.
    ///
    /// @param scheduled fixed times of its emails; those that are missing go by their delays
    public record OneContact(String contactId, Map<StepKey, Instant> scheduled) {
        public OneContact {
            scheduled = Map.copyOf(scheduled);
        }
    }

    /// One that leaves to the server what becomes of lost answers.
    public NewSequence(
            String id,
            String name,
            String definition,
            Optional<String> triggers,
            Optional<OneContact> audience) {
        this(id, name, definition, triggers, audience, Optional.empty());
    }

    public NewSequence withInDoubt(Optional<InDoubt> decided) {
        return new NewSequence(id, name, definition, triggers, audience, decided);
    }

    /// One that many contacts enrol in.
    public static NewSequence forMany(
            String id, String name, String definition, Optional<String> triggers) {
        return new NewSequence(id, name, definition, triggers, Optional.empty(), Optional.empty());
    }
}
