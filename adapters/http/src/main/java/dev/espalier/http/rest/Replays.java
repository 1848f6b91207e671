package dev.espalier.http.rest;

import dev.espalier.engine.store.Replays.Answer;
import java.util.function.Supplier;

/// Does a mutation that carries an `Idempotency-Key` once. The engine's own is
/// [dev.espalier.engine.replay.Once#answer].
@FunctionalInterface
public interface Replays {

    /// Runs `work` and keeps its answer, or gives the answer that was kept for this key.
    ///
    /// @param key the caller's, as sent
    /// @param request all that makes two requests the same
    /// @throws dev.espalier.refusal.Refused when the key is none, is in use, or came with another
    ///   request; or what `work` threw, and then nothing is kept
    Answer answer(int workspace, String key, byte[] request, Supplier<Answer> work);
}
