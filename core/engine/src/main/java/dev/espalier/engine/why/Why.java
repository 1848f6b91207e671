package dev.espalier.engine.why;

import dev.espalier.definition.Step;
import dev.espalier.definition.StepKey;
import dev.espalier.engine.store.Ledger;
import dev.espalier.enrolment.EnrolmentStatus;
import dev.espalier.planner.Waiting;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// The answer: how a contact stands in a sequence and what brought it there.
///
/// @param summary one sentence
/// @param outside why the contact is not inside, most weighty first; empty while it is
/// @param ways the contact's enrolments, oldest first
public record Why(String summary, List<String> outside, List<Way> ways) {

    public Why {
        outside = List.copyOf(outside);
        ways = List.copyOf(ways);
    }

    /// One way through the sequence.
    ///
    /// @param cameBy what enrolled the contact, in words
    /// @param summary how it stands or ended, in words
    /// @param endedAt empty while it is active
    public record Way(
            UUID id,
            int version,
            EnrolmentStatus status,
            Instant enrolledAt,
            String cameBy,
            String summary,
            Optional<Instant> endedAt,
            List<Told> steps) {}

    /// Where a step stands on a way.
    public enum Standing {
        /// It is behind; of an email: it has its final state, or is at the relay.
        DONE,
        /// A branch that was not taken, or a step the contact was taken over behind.
        SKIPPED,
        /// The contact is here and goes on by itself.
        WAITING,
        /// The contact is here until a person acts.
        HELD,
        /// As things stand, the contact will come here.
        AHEAD,
        /// The contact does not come here: the way ended before, or leads elsewhere as things
        /// stand.
        NOT_REACHED;

        /// The word in the API.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// One step.
    ///
    /// @param at when it happened or is expected
    /// @param rule by which it waits
    /// @param why in words
    /// @param send the ledger's row of an email
    public record Told(
            Step step,
            Standing standing,
            Optional<Instant> at,
            Optional<Waiting.Rule> rule,
            String why,
            Optional<Ledger.Entry> send) {

        StepKey key() {
            return step.key();
        }

        static Told of(Step step, Standing standing, String why) {
            return new Told(
                    step, standing, Optional.empty(), Optional.empty(), why, Optional.empty());
        }

        static Told of(Step step, Standing standing, Instant at, String why) {
            return new Told(
                    step, standing, Optional.of(at), Optional.empty(), why, Optional.empty());
        }
    }
}
