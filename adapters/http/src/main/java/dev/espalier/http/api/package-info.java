/// # The API
///
/// What this product can be asked, one class a namespace, each operation declared once:
///
///     wire record in ──▶ use case of the engine ──▶ wire record out
///
/// A wire record knows the domain record it is made of (`static of`); the domain knows no wire
/// record. Nothing here decides anything: what an input must be is said by its record, and every
/// rule beyond that is the engine's.
///
/// The door is [dev.espalier.http.api.Api].
@NullMarked
package dev.espalier.http.api;

import org.jspecify.annotations.NullMarked;
