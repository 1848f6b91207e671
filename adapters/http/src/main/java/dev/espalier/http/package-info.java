/// # HTTP
///
/// The server's door: [HttpServer] puts the faces of the operation table and the pages on one port.
///
///     /api/openapi.json   the OpenAPI document
///     /api/…              REST
///     /trpc/… /trpc-sj/…  tRPC, plain and with superjson
///     everything else     pages, the first set that answers
///
/// One virtual thread a connection; blocking code throughout. [HttpServer] owns every request:
/// refusals become codes, a dead database becomes 503, anything else is logged once with the
/// request's id and becomes a 500 that says nothing of the inside.
///
/// Closing it ends the subscriptions first, then finishes the requests in hand.
///
/// Not here: use cases, SQL, keys. Not promised: protection from a flood of connections beyond the
/// configured number; that is a proxy's work.
@NullMarked
package dev.espalier.http;

import org.jspecify.annotations.NullMarked;
