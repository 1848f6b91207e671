/// # Shapes
///
/// What a value may look like on the wire. A record is read once, at start, into a [Shape]; from
/// then on one shape binds JSON to the record ([Json#bind]), writes the record as JSON
/// ([Json#write]) and describes it in the OpenAPI document. Three faces of one thing cannot drift.
///
/// Binding is strict and tells every fault at once: unknown names, missing fields, wrong kinds,
/// bounds. A record component is required unless it is `@Nullable`, a [Change], or has a [Default].
///
/// Not here: HTTP, routes, callers. Not promised: polymorphic records; a wire record says what it
/// is by its fields.
@NullMarked
package dev.espalier.http.shape;

import org.jspecify.annotations.NullMarked;
