package dev.espalier.engine.store;

import dev.espalier.definition.StepKey;
import dev.espalier.send.SendState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is counted for whoever watches. Nothing is locked.
public interface Overview {

    /// People at one step of one version.
    ///
    /// @param at who stand there
    /// @param held of those: who stand still until a person acts
    /// @param past who have it behind them, those included who have left since
    record Standing(long at, long held, long past) {
        public static final Standing NOBODY = new Standing(0, 0, 0);

        public Standing plus(Standing other) {
            return new Standing(at + other.at, held + other.held, past + other.past);
        }
    }

    Map<StepKey, Standing> standings(int workspace, String sequence, int version);

    /// What falls due within one hour and one day.
    ///
    /// @param at where people in sequences for many stand; empty: it is an email, or an email's
    ///   time in a sequence for one
    /// @param hour which of the hours, from 0; -1: before the first; their number: behind the last
    /// @param day the same of the days
    record Due(Optional<Spot> at, int hour, int day, long count) {}

    /// A step of a version.
    record Spot(Emails.VersionKey version, StepKey step) {}

    /// Queued sends, and people in active sequences who wait for a time, by when they are due.
    ///
    /// @param hours where hours begin, and where the last one ends
    /// @param days where days begin, and where the last one ends; nothing behind that is counted
    List<Due> due(int workspace, List<Instant> hours, List<Instant> days);

    /// @param day which of the days, from 0
    record Outcome(int day, SendState state, long count) {}

    /// What became of sends that were handed over within these days, or ended without within them;
    /// of sends in doubt: since when they are.
    ///
    /// @param days where days begin, and where the last one ends; all on a quarter of an hour
    List<Outcome> outcomes(int workspace, List<Instant> days);

    /// Something that a person has to look at, in one sequence.
    record Trouble(Kind kind, String sequence, long count, Instant since) {
        /// What it is.
        public enum Kind {
            /// Sends whose answer was lost.
            IN_DOUBT,
            /// Emails whose last draft came to nothing.
            GENERATION_FAILED,
            /// People who are held: too late, or planning them failed.
            HELD
        }
    }

    /// At most so many of each kind, those with the most first.
    List<Trouble> troubles(int workspace, int limit);

    /// When a node was last heard of; empty when there is none.
    Optional<Instant> lastBeat();

    /// Rolls up what outcomes are made of. Any node may, at any time.
    void rollUp();
}
