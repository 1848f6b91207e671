package dev.espalier.engine.drafting;

import dev.espalier.draft.Provenance;
import dev.espalier.engine.store.DraftingTerms;
import dev.espalier.engine.store.DraftingTerms.Limits;
import dev.espalier.engine.store.DraftingTerms.Reservation;
import dev.espalier.engine.store.DraftingTerms.Used;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/// A workspace's month. Whoever drafts sets aside the most it may take before asking a model, so
/// that many nodes together stay below the limit, and settles what it took.
final class Budget {

    /// What an attempt may take beside the model.
    private static final Duration BESIDE = Duration.ofMinutes(1);

    private final Store store;
    private final Prices prices;
    private final Duration longest;
    private final InstantSource clock;

    /// @param longest that one attempt may take of a model's time
    Budget(Store store, Prices prices, Duration longest, InstantSource clock) {
        this.store = store;
        this.prices = prices;
        this.longest = longest;
        this.clock = clock;
    }

    static YearMonth month(Instant now) {
        return YearMonth.from(now.atOffset(ZoneOffset.UTC));
    }

    /// What asking for room came to.
    sealed interface Room {
        record SetAside() implements Room {}

        /// Others set aside what there is: some of it will be free again.
        record Later(String why) implements Room {}

        record Spent(String why) implements Room {}
    }

    Room reserve(int workspace, UUID job, Drafter.Most most) {
        if (most.tokens() == 0) {
            return new Room.SetAside();
        }
        var now = clock.instant();
        var month = month(now);
        long cost = prices.cost(most.inputTokens(), most.outputTokens());
        return store.inTransaction(tx -> {
            var terms = tx.draftingTerms();
            var limits = terms.limits(workspace);
            // What this job set aside before is freed first: it is the one that asks again.
            terms.reserve(new Reservation(workspace, job, month, 0, 0, now));
            var used = terms.usedForUpdate(workspace, month, now);
            var lack = spent(limits, used, most.tokens(), cost, month);
            if (lack.isEmpty()) {
                terms.reserve(
                        new Reservation(
                                workspace,
                                job,
                                month,
                                most.tokens(),
                                cost,
                                now.plus(longest).plus(BESIDE)));
            }
            var settled = new Used(used.tokens(), used.cost(), used.drafts(), 0, 0);
            boolean isForGood = spent(limits, settled, most.tokens(), cost, month).isPresent();
            return lack.<Room>map(why -> isForGood ? new Room.Spent(why) : new Room.Later(why))
                    .orElseGet(Room.SetAside::new);
        });
    }

    private static Optional<String> spent(
            Limits limits, Used used, long tokens, long cost, YearMonth month) {
        if (limits.tokens().isPresent()
                && used.tokens() + used.reserved() + tokens > limits.tokens().getAsLong()) {
            return Optional.of(
                    "the budget of %s is spent: %d tokens, %d used and %d set aside (expected: room for %d more)"
                            .formatted(
                                    month,
                                    limits.tokens().getAsLong(),
                                    used.tokens(),
                                    used.reserved(),
                                    tokens));
        }
        if (limits.cost().isPresent()
                && used.cost() + used.reservedCost() + cost > limits.cost().getAsLong()) {
            return Optional.of(
                    "the budget of %s is spent: a cost of %s, %s used and %s set aside (expected: room for %s more)"
                            .formatted(
                                    month,
                                    money(limits.cost().getAsLong()),
                                    money(used.cost()),
                                    money(used.reservedCost()),
                                    money(cost)));
        }
        return Optional.empty();
    }

    private static String money(long millionths) {
        return java.math.BigDecimal.valueOf(millionths, 6).stripTrailingZeros().toPlainString();
    }

    /// Counts what an attempt took.
    void settle(Transaction tx, int workspace, UUID job, Provenance took, Instant now) {
        tx.draftingTerms()
                .settle(
                        workspace,
                        job,
                        month(now),
                        took.tokens(),
                        prices.cost(took.inputTokens(), took.outputTokens()));
    }

    /// Frees what was set aside for an attempt that was refused.
    void free(int workspace, UUID job) {
        var now = clock.instant();
        store.run(tx ->
                tx.draftingTerms()
                        .reserve(
                                new DraftingTerms.Reservation(
                                        workspace, job, month(now), 0, 0, now)));
    }
}
