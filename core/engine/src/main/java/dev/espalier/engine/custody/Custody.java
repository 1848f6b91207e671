package dev.espalier.engine.custody;

import dev.espalier.engine.store.Installations.Known;
import dev.espalier.engine.store.Installations.Seen;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.refusal.Refused.NotAllowed;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides whether this server may send from its database. Safe for use by many threads.
public final class Custody {

    private static final Logger LOG = LoggerFactory.getLogger(Custody.class);

    private final Store store;
    private final Witness witness;
    private final InstantSource clock;
    private volatile @Nullable Standing standing;

    public Custody(Store store, Witness witness, InstantSource clock) {
        this.store = store;
        this.witness = witness;
        this.clock = clock;
    }

    /// How things stand.
    public sealed interface Standing {

        /// It is the original, or a person said that it is to send.
        record Ours() implements Standing {}

        /// Nothing is sent.
        ///
        /// @param why in words
        record Held(Instant since, String why) implements Standing {}
    }

    /// Whether anything may be sent, as far as was seen at the last look.
    ///
    /// @throws dev.espalier.engine.store.Unavailable when nobody looked yet and the database does
    ///   not answer
    public boolean maySend() {
        var last = standing;
        return (last == null ? look() : last) instanceof Standing.Ours;
    }

    /// Looks whether the database is still the one that it was.
    ///
    /// @throws dev.espalier.engine.store.Unavailable when it does not answer
    public Standing look() {
        var now = clock.instant();
        var looked = store.inTransaction(tx -> look(tx, now));
        witness.saw(looked.term(), looked.position());
        told(looked.standing());
        standing = looked.standing();
        return looked.standing();
    }

    private record Look(Standing standing, UUID term, long position) {}

    private Look look(Transaction tx, Instant now) {
        var seen = tx.installations().look();
        var known = tx.installations().known().orElseGet(() -> adopted(tx, seen));
        var held = known.heldSince();
        if (held == null) {
            var why = difference(known, seen);
            if (why.isPresent()) {
                known = known.held(now, why.get());
                tx.installations().save(known);
                return new Look(new Standing.Held(now, why.get()), known.term(), seen.position());
            }
            if (known.place().isEmpty() && witness.place().isPresent()) {
                tx.installations().save(known.at(witness.place()));
            }
            return new Look(new Standing.Ours(), known.term(), seen.position());
        }
        return new Look(new Standing.Held(held, known.detail()), known.term(), seen.position());
    }

    /// A database that nobody ever looked at is whoever's looks first.
    private Known adopted(Transaction tx, Seen seen) {
        tx.installations()
                .insert(new Known(seen.database(), witness.place(), UUID.randomUUID(), null, ""));
        return tx.installations().known().orElseThrow();
    }

    private Optional<String> difference(Known known, Seen seen) {
        if (!known.database().equals(seen.database())) {
            return Optional.of("the database was restored into another PostgreSQL");
        }
        var place = witness.place();
        if (place.isPresent() && known.place().isPresent() && !place.equals(known.place())) {
            return Optional.of("the data directory was copied or moved");
        }
        return witness.contradicts(known.term(), seen.position())
                ? Optional.of("the database went back to an earlier state")
                : Optional.empty();
    }

    /// A person says that this database is the one to send from. What is due in it goes out.
    ///
    /// @throws NotAllowed when nothing is held
    public void confirm(String by) {
        store.run(tx -> {
            var known = tx.installations().known().orElseThrow(Custody::nothingHeld);
            if (known.heldSince() == null) {
                throw nothingHeld();
            }
            tx.installations()
                    .save(
                            new Known(
                                    tx.installations().look().database(),
                                    witness.place().or(known::place),
                                    UUID.randomUUID(),
                                    null,
                                    "confirmed by " + by));
        });
        LOG.info("sending is confirmed by {}", by);
        look();
    }

    private static NotAllowed nothingHeld() {
        return new NotAllowed("sending is not held (expected: a restored copy that waits)");
    }

    private void told(Standing now) {
        if (now instanceof Standing.Held(_, var why) && !now.equals(standing)) {
            LOG.warn(
                    "nothing is sent: {}; what is due may have been sent by the original. Cancel what"
                            + " must not go out, then: espalier installation confirm",
                    why);
        }
    }
}
