/// # Syntax
///
/// An author's text, JSON or YAML, as a tree whose every part knows its line. What the tree means
/// is for [dev.espalier.definition.DefinitionReader] to say.
///
///     text ──▶ JSON (begins with { or [) ──▶ JsonText ─┐
///          └─▶ YAML 1.2                  ──▶ YamlText ─┴─▶ Node, or why not and where
///
/// Guaranteed: no text makes it throw, hang or take much memory; a name that stands twice is
/// refused; what YAML does behind an author's back is refused or left alone (anchors, merge keys,
/// tags; `no`, `on` and `09:00` are text).
@NullMarked
package dev.espalier.syntax;

import org.jspecify.annotations.NullMarked;
