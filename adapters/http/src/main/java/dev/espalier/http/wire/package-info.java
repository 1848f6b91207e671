/// # Wire
///
/// One request and its answer as every face sees them, over Helidon: [Exchange]. And how a no
/// becomes a status and a code: [WireError], the only place where a refusal meets HTTP; [Trouble]
/// decides what a caller is told of anything that was thrown.
///
/// Guaranteed: every answer carries `x-request-id` and forbids content sniffing; HEAD is answered
/// as GET without a body; a body beyond its limit is refused before it fills the memory.
@NullMarked
package dev.espalier.http.wire;

import org.jspecify.annotations.NullMarked;
