package dev.espalier.engine.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which database this is: what it says of itself, and what was written down when somebody last
/// agreed to send from it.
public interface Installations {

    /// @param database of which cluster it is, and which of its databases
    /// @param position of its log, in bytes: everything up to there is safe once this transaction
    ///   has committed
    record Seen(String database, long position) {}

    Seen look();

    /// What was written down.
    ///
    /// @param place where its files were; empty when that was nobody's business
    /// @param term begins anew whenever a person confirms it
    /// @param heldSince null: sending is allowed
    /// @param detail why it is held, or who confirmed it
    record Known(
            String database,
            Optional<String> place,
            UUID term,
            @Nullable Instant heldSince,
            String detail) {

        public Known held(Instant since, String why) {
            return new Known(database, place, term, since, why);
        }

        public Known at(Optional<String> where) {
            return new Known(database, where, term, heldSince, detail);
        }
    }

    Optional<Known> known();

    /// Unless somebody was quicker.
    void insert(Known known);

    void save(Known known);
}
