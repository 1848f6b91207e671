package dev.espalier.engine.sequences;

import java.util.Optional;

/// A sequence to create.
///
/// @param id unique in the workspace, 1 to 128 characters
/// @param name 1 to 200 characters
/// @param definition the author's text, JSON or YAML
/// @param triggers as JSON; empty: none beside the text
public record NewSequence(String id, String name, String definition, Optional<String> triggers) {}
