/// # Definition
///
/// The ordered steps of a sequence, as data: what an author wrote, checked and made canonical.
///
///     text ──syntax──▶ Node (with lines) ──DefinitionReader──▶ Definition ──DefinitionWriter──▶ canonical Node
///
/// Guaranteed of every [Definition]: keys are unique, every step can be reached, every window opens,
/// every wait ends. A definition knows no contact and no time; the planner brings both together.
@NullMarked
package dev.espalier.definition;

import org.jspecify.annotations.NullMarked;
