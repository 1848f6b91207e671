/// # The API, told from outside
///
/// Everything here goes over real HTTP to a real server on a real PostgreSQL; only what a caller
/// sees is asked for.
@NullMarked
package dev.espalier.api;

import org.jspecify.annotations.NullMarked;
