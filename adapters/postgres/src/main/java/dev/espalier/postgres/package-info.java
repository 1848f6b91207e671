/// # PostgreSQL
///
/// The store on PostgreSQL 15 to 18: one class a noun, statements written whole beside the methods
/// that run them. [dev.espalier.postgres.PostgresStore] is the only door.
///
/// Statements the loops run are set-based: lists go in as arrays and are unnested, so that five
/// hundred rows cost one round trip and one plan.
@NullMarked
package dev.espalier.postgres;

import org.jspecify.annotations.NullMarked;
