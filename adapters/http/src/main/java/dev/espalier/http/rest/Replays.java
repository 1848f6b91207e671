package dev.espalier.http.rest;

import dev.espalier.http.operation.Caller;

/// Remembers the answers to mutations that carried an `Idempotency-Key`, so that a repeated request
/// gets the first one's answer instead of being done again.
///
/// A fresh claim ends in [#finish], or in [#release] when the domain said no. When the work failed
/// in a way that leaves open whether it was done, neither is called and the claim stands until the
/// store lets it lapse.
///
/// A claim is exclusive by (workspace, key). It must survive a crash for as long as the work behind
/// it may have been done, and may be forgotten after a day. Any number of nodes share one store.
public interface Replays {

    /// Claims a key, or says what is known of it. Atomic.
    ///
    /// @param key 1..255 visible ASCII characters
    /// @param fingerprint SHA-256 of operation and input, 64 hexadecimal digits
    Claim begin(Caller caller, String key, String fingerprint);

    /// The work is done: keeps its answer. At most once after [Claim.Fresh].
    void finish(Caller caller, String key, Kept answer);

    /// Nothing was done: the key is free again. At most once after [Claim.Fresh].
    void release(Caller caller, String key);

    /// What [#begin] found.
    sealed interface Claim {
        /// The key is the caller's now.
        record Fresh() implements Claim {}

        /// The same request was answered before.
        record Answered(Kept answer) implements Claim {}

        /// The key came with another request.
        record Mismatch() implements Claim {}

        /// The same request is being worked on.
        record Running() implements Claim {}
    }

    /// An answer to give again.
    ///
    /// @param status of HTTP, 2xx
    /// @param body as text in the operation's media type
    record Kept(int status, String body) {}
}
