/// # OpenAPI
///
/// The OpenAPI 3.1 document of the operation table: what REST offers, never written by hand.
@NullMarked
package dev.espalier.http.openapi;

import org.jspecify.annotations.NullMarked;
