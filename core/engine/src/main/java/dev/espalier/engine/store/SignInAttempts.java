package dev.espalier.engine.store;

import java.time.Instant;
import java.util.Optional;

/// How often somebody tried to sign in. An attempt counts before it is made: a thousand at once are
/// a thousand.
public interface SignInAttempts {

    /// @param free how many are made without waiting
    /// @return until when the subject has to wait, when it has to; empty: it may try
    Optional<Instant> begin(byte[] subject, int free, Instant now);

    /// The last attempt does not count; those before it do.
    ///
    /// @param free as given to [#begin]
    void takeBack(byte[] subject, int free);

    /// It was the right one, and what was tried before counts no more.
    void forget(byte[] subject);

    /// Subjects that were quiet since then.
    int forgetOld(Instant lastBefore);
}
