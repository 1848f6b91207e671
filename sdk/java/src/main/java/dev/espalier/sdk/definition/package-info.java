/// # What a sequence does, as types
///
/// A [Definition] is written with [Step], [Trigger], [Condition] and [Schedule], and becomes the
/// text that the server keeps: `Definition.of(email("tmpl_welcome"), delay("2d"))`. Everything is
/// immutable; a method that takes a value gives a copy that has it.
///
/// Guaranteed: what these types can say is written as the server reads it.
///
/// Not guaranteed: that the server takes it. It alone knows the templates, and judges the whole;
/// its refusal names the place of every fault. A text in JSON or YAML can be given instead.
@NullMarked
package dev.espalier.sdk.definition;

import org.jspecify.annotations.NullMarked;
