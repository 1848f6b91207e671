package dev.espalier.sdk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was found in a definition.
///
/// @param plan null while there is a fault
public record DefinitionCheck(List<DefinitionFault> faults, @Nullable DryRunResult plan) {}
