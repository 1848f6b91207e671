package dev.espalier.engine.custody;

import java.util.Optional;
import java.util.UUID;

/// Remembers outside the database what the database cannot know of itself. Never fails: one that
/// cannot remember has seen nothing.
public interface Witness {

    /// For a server without any place of its own.
    Witness NONE =
            new Witness() {
                @Override
                public Optional<String> place() {
                    return Optional.empty();
                }

                @Override
                public boolean contradicts(UUID term, long position) {
                    return false;
                }

                @Override
                public void saw(UUID term, long position) {}
            };

    /// Where the database's files are; another one when they were copied or moved. Empty when they
    /// are not this server's.
    Optional<String> place();

    /// Whether the database was further than that when it was last seen.
    ///
    /// @param term in which it is now; a new one begins whenever a person confirms it
    /// @param position of the database's log, in bytes
    boolean contradicts(UUID term, long position);

    /// The database was there, and everything up to there is safe in it.
    void saw(UUID term, long position);
}
