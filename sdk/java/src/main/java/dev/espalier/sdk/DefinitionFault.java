package dev.espalier.sdk;

import org.jspecify.annotations.Nullable;

/// What is wrong with a definition.
///
/// @param path such as `steps[3].if.operator`; empty for the whole text
public record DefinitionFault(String path, @Nullable Integer line, String message) {}
