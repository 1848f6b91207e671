package dev.espalier.definition;

import java.util.Optional;

/// What enrols a contact by itself. Enrolling by hand or API needs none.
///
/// @param event the event's name
/// @param when what must hold of the event (paths `event.*`) and the contact; empty: always
public record Trigger(String event, Optional<Predicate> when) {}
