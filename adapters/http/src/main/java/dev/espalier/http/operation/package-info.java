/// # Operations
///
/// Everything the server can be asked, declared once: name, query, mutation or subscription,
/// input record, what comes out, REST route, required scope, a sentence of documentation.
/// [Operations] is the whole table. REST, tRPC and the OpenAPI document are made from it, and so can
/// any other face be: a face needs [Operation#call] with a caller and JSON, and [Output#write] for
/// the answer; for a subscription [Operation#subscribe], and the [Feed] that comes of it.
///
///     caller + JSON ──▶ may this caller? ──▶ bind ──▶ handler ──▶ write
///
/// Guaranteed: an operation without a declared access cannot be built, and every call
/// checks it, so no face can forget to.
///
/// Not here: HTTP. The handlers come from the engine's use cases.
@NullMarked
package dev.espalier.http.operation;

import org.jspecify.annotations.NullMarked;
