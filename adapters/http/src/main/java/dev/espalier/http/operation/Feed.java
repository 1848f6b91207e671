package dev.espalier.http.operation;

import java.time.Duration;
import java.util.Optional;

/// Events for one subscriber. Read by one thread, which also closes it.
///
/// @param <E> the record that the subscription was declared with
public interface Feed<E> extends AutoCloseable {

    /// Waits for the next event.
    ///
    /// @param atMost how long; the caller does other things in between, and comes back
    /// @return empty when nothing came in time, or when the feed has [#ended]
    /// @throws InterruptedException when the server stops; a feed lets it rise at once
    /// @throws dev.espalier.refusal.Refused when the subscription may not go on
    Optional<Tracked<E>> next(Duration atMost) throws InterruptedException;

    /// Whether nothing will come any more. Asked after an empty [#next].
    default boolean ended() {
        return false;
    }

    /// The subscriber has gone, or has all.
    @Override
    void close();
}
