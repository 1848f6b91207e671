package dev.espalier.engine.store;

import dev.espalier.draft.BrandVoice;
import java.time.Instant;
import java.time.YearMonth;
import java.util.OptionalLong;
import java.util.UUID;

/// On what terms a workspace has texts drafted: its voice, and what a month may cost.
public interface DraftingTerms {

    /// [BrandVoice#PLAIN] when the workspace has not said.
    BrandVoice voice(int workspace);

    void save(int workspace, BrandVoice voice);

    /// @param tokens a month; empty: as many as it takes
    /// @param cost a month, in millionths of the operator's currency; empty: whatever it costs
    record Limits(OptionalLong tokens, OptionalLong cost) {
        public static final Limits NONE = new Limits(OptionalLong.empty(), OptionalLong.empty());
    }

    Limits limits(int workspace);

    void save(int workspace, Limits limits);

    /// @param tokens that were used
    /// @param cost in millionths
    /// @param drafts how many attempts
    /// @param reserved tokens of attempts that are under way
    /// @param reservedCost of those, in millionths
    record Used(long tokens, long cost, long drafts, long reserved, long reservedCost) {}

    Used used(int workspace, YearMonth month, Instant now);

    /// The same, while nobody else can reserve until this transaction ends.
    Used usedForUpdate(int workspace, YearMonth month, Instant now);

    /// Sets tokens aside for one attempt, in the place of what its job set aside before.
    ///
    /// @param expires when they are free again if nobody settles: whoever asked has died
    record Reservation(
            int workspace, UUID job, YearMonth month, long tokens, long cost, Instant expires) {}

    void reserve(Reservation reservation);

    /// What an attempt took: it is counted, and what was set aside for it is free.
    void settle(int workspace, UUID job, YearMonth month, long tokens, long cost);

    /// Drops what was set aside and is free again.
    void forgetReservations(Instant now);
}
