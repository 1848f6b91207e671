/// # tRPC
///
/// The operation table as `@trpc/client` wants it, over HTTP: an unmodified client takes this for
/// an `@trpc/server` 11.
///
///     /trpc/…     plain JSON: dates are ISO-8601 texts
///     /trpc-sj/…  superjson: dates are dates
///
///     path ──▶ calls ──▶ caller ──▶ inputs ──▶ work ──┬──▶ one answer, or a list   (httpLink, httpBatchLink)
///              400, 415  once       413               ├──▶ a line as each is ready (httpBatchStreamLink)
///                                                     └──▶ events until the end    (httpSubscriptionLink)
///
/// What a call came to is its own affair: an unknown name, a bad input or a missing key is told in
/// that call's place, and the others are answered. What makes the whole request unreadable is told
/// once: wrong media type, too many calls, queries and mutations together, a body too large.
///
/// Guaranteed: the queries of a batch run side by side, at most [TrpcLimits#atOnce] of them; its
/// mutations one after the other, in order. A mutation never comes by GET. With an
/// `Idempotency-Key` each mutation of a batch is done once, under the key and its index.
/// Stopping the server ends every subscription without the sign of a clean end, so that its client
/// comes back to the next server with the last event's id.
///
/// Not here: operations that take a file (REST has them), WebSockets, the batch stream of version
/// 10. Not promised: that the mutations of a batch happen together; each stands for itself.
@NullMarked
package dev.espalier.http.trpc;

import org.jspecify.annotations.NullMarked;
