package dev.espalier.sdk;

/// Where a change of the definition took the people inside.
///
/// @param kept go on at the step they stood at
/// @param moved go on at the next step that is left
/// @param finished have finished, because no step is left
public record Moved(long kept, long moved, long finished) {}
