package dev.espalier.engine.store;

import java.time.Instant;

/// What was answered to mutations that came with an idempotency key.
public interface Replays {

    /// Claims the key for one call.
    ///
    /// @param requestHash what the key was first used for
    /// @param deadBefore a call that began before this and has not ended is taken to be lost, and
    ///   its place is given away
    Begun begin(int workspace, String key, byte[] requestHash, Instant now, Instant deadBefore);

    /// What beginning came to.
    sealed interface Begun {
        /// The caller is the one to do the work, and to [#finish] or [#abandon].
        ///
        /// @param ticket proves it
        record Mine(Instant ticket) implements Begun {}

        /// Done before.
        record Answered(Answer answer) implements Begun {}

        /// Another call is at it.
        record Running() implements Begun {}

        /// The key was used for another request.
        record Differs() implements Begun {}
    }

    /// @param status of the answer, as the edge numbers it
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way; never compared
    record Answer(int status, byte[] body) {}

    /// Keeps the answer. Does nothing when the place was given away meanwhile.
    ///
    /// @return whether it was kept
    boolean finish(int workspace, String key, Instant ticket, Answer answer);

    /// Frees the key: nothing was done. Does nothing when the place was given away meanwhile.
    void abandon(int workspace, String key, Instant ticket);

    /// Drops what is older.
    ///
    /// @return how many
    int forget(Instant before);
}
