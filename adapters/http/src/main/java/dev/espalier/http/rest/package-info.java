/// # REST
///
/// The operation table over HTTP and JSON. One request:
///
///     path + verb ──▶ operation ──▶ caller ──▶ body ──▶ one input object ──▶ operation ──▶ answer
///                     404, 405      401, 403   413, 415  400                  the refusal's code
///
/// Path parameters, query parameters and the JSON body are one input object; a field given twice
/// with two meanings is refused. The caller is known before the body is read.
///
/// A mutation may carry an `Idempotency-Key`: its answer is kept by [Replays] and given again for
/// the same request; a refusal is not kept, since nothing was done. An operation that takes a file
/// reads it as it comes in and keeps no answer: doing it again must be safe by itself.
@NullMarked
package dev.espalier.http.rest;

import org.jspecify.annotations.NullMarked;
