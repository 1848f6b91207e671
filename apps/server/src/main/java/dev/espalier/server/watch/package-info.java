/// # Watch
///
/// What a running server tells those who look after it: `GET /health` for load balancers and
/// `GET /metrics` for Prometheus. Both are open to whoever reaches the server, so neither holds an
/// address, a text or a key.
///
/// Guaranteed: both answer while the database is away, and say so.
@NullMarked
package dev.espalier.server.watch;

import org.jspecify.annotations.NullMarked;
