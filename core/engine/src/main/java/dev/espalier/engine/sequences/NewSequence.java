package dev.espalier.engine.sequences;

import dev.espalier.definition.StepKey;
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
public record NewSequence(
        String id,
        String name,
        String definition,
        Optional<String> triggers,
        Optional<OneContact> audience) {

    /// For whom a sequence is written that only one contact gets.
    ///
    /// @param scheduled fixed times of its emails; those that are missing go by their delays
    public record OneContact(String contactId, Map<StepKey, Instant> scheduled) {
        public OneContact {
            scheduled = Map.copyOf(scheduled);
        }
    }

    /// One that many contacts enrol in.
    public static NewSequence forMany(
            String id, String name, String definition, Optional<String> triggers) {
        return new NewSequence(id, name, definition, triggers, Optional.empty());
    }
}
