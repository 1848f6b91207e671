package dev.espalier.drafts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.drafting.ProviderServer;
import dev.espalier.drafting.Wire;
import dev.espalier.engine.drafting.Prices;
import dev.espalier.engine.jobs.JobOutcome;
import dev.espalier.engine.sequences.SequenceGenerator.Wanted;
import dev.espalier.engine.store.DraftingTerms.Limits;
import dev.espalier.refusal.Refused.Invalid;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What drafting may take in a month.
class BudgetTest {

    private final ProviderServer server = new ProviderServer(Wire.OPENAI);
    private final DraftsRoom room =
            DraftsRoom.withModel(server, new Prices(new BigDecimal("2.50"), new BigDecimal("10")));

    @AfterEach
    void close() {
        room.close();
        server.close();
    }

    private void generate(int people, int emails) {
        var contacts =
                IntStream.range(0, people)
                        .mapToObj(i ->
                                room.sim.contact("p" + i + "@example.test", null, Map.of("n", i)))
                        .toList();
        room.sim
                .engine()
                .generator()
                .generate(
                        room.sim.workspace(),
                        new Wanted(contacts, Optional.of("Be kind"), Optional.empty(), emails),
                        "ada");
    }

    private void limit(OptionalLong tokens, OptionalLong cost) {
        room.room.settings().changeLimits(room.sim.workspace(), _ -> new Limits(tokens, cost));
    }

    private dev.espalier.engine.store.DraftingTerms.Used used() {
        return room.room.settings().standing(room.sim.workspace()).used();
    }

    @Test
    void what_was_taken_is_counted_to_the_token() {
        generate(1, 3);

        room.work();

        assertThat(used().tokens()).isEqualTo(3 * 790);
        assertThat(used().drafts()).isEqualTo(3);
        // 700 × 2.50 and 90 × 10 millionths, three times.
        assertThat(used().cost()).isEqualTo(3 * (1_750 + 900));
        assertThat(used().reserved()).isZero();
    }

    @Test
    void a_spent_budget_refuses_plainly_and_leaves_the_model_alone() {
        limit(OptionalLong.of(100), OptionalLong.empty());
        generate(1, 1);

        assertThat(room.work().getFirst()).isInstanceOf(JobOutcome.Failed.class);

        assertThat(server.seen()).isEmpty();
        var email = room.emails(sequence()).getFirst();
        assertThat(email.generation().word()).isEqualTo("failed");
        assertThat(email.problem().orElseThrow())
                .startsWith("the budget of 2026-01 is spent: 100 tokens, 0 used");
    }

    private void setAside(long tokens, int seconds) {
        room.sim
                .store()
                .run(tx ->
                        tx.draftingTerms()
                                .reserve(
                                        new dev.espalier.engine.store.DraftingTerms.Reservation(
                                                room.sim.workspace(),
                                                java.util.UUID.randomUUID(),
                                                java.time.YearMonth.of(2026, 1),
                                                tokens,
                                                0,
                                                room.sim.now().plusSeconds(seconds))));
    }

    private String sequence() {
        return room.sim.database().one("SELECT min(id) FROM sequence");
    }

    @Test
    void a_budget_that_others_set_aside_is_waited_for() {
        generate(1, 1);
        limit(OptionalLong.of(12_000), OptionalLong.empty());
        setAside(11_900, 60);

        assertThat(room.work().getFirst())
                .isInstanceOfSatisfying(
                        JobOutcome.TryAgain.class,
                        again -> assertThat(again.after()).contains(Duration.ofSeconds(30)));
        assertThat(room.emails(sequence()).getFirst().generation().word()).isEqualTo("running");

        room.sim.outage(Duration.ofMinutes(2));
        assertThat(room.work().getFirst()).isInstanceOf(JobOutcome.Done.class);
    }

    @Test
    void a_limited_cost_refuses_too() {
        limit(OptionalLong.empty(), OptionalLong.of(5));
        generate(1, 1);

        room.work();

        assertThat(room.emails(sequence()).getFirst().problem().orElseThrow())
                .contains("a cost of 0.000005");
    }

    @Test
    void the_next_month_begins_anew() {
        generate(1, 1);
        room.work();
        assertThat(used().tokens()).isEqualTo(790);

        room.sim.outage(Duration.ofDays(31));

        assertThat(used().tokens()).isZero();
    }

    @Test
    void many_at_once_never_take_more_than_there_is() throws Exception {
        generate(12, 1);
        var most = 12_000L;
        limit(OptionalLong.of(most), OptionalLong.empty());

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running =
                    room.waiting().stream()
                            .map(job -> threads.submit(() -> room.run(job)))
                            .toList();
            for (var one : running) {
                one.get();
            }
        }

        assertThat(used().tokens())
                .isEqualTo(server.seen().size() * 790L)
                .isLessThanOrEqualTo(most);
        assertThat(server.seen().size()).isBetween(1, 12);
        assertThat(used().reserved()).isZero();
    }

    @Test
    void what_a_dead_node_set_aside_is_free_again_after_a_while() {
        setAside(500, 60);
        assertThat(used().reserved()).isEqualTo(500);

        room.sim.outage(Duration.ofMinutes(2));

        assertThat(used().reserved()).isZero();
        room.sim.store().run(tx -> tx.draftingTerms().forgetReservations(room.sim.now()));
        assertThat(room.sim.database().one("SELECT count(*) FROM drafting_reservation"))
                .isEqualTo("0");
    }

    @Test
    void what_is_set_aside_stays_so_for_as_long_as_the_model_may_take() {
        generate(1, 1);
        server.says(_ -> {
            // Two answers within 20 seconds each, and a minute.
            assertThat(expiry()).isEqualTo(room.sim.now().plusSeconds(100));
            return dev.espalier.drafting.Wire.email("Hello", "<p>Words.</p>", "Words.");
        });

        assertThat(room.work().getFirst()).isInstanceOf(JobOutcome.Done.class);
    }

    private java.time.Instant expiry() {
        return java.time.Instant.ofEpochSecond(
                Long.parseLong(
                        room.sim
                                .database()
                                .one(
                                        "SELECT extract(epoch FROM expires_at)::bigint FROM drafting_reservation")));
    }

    @Test
    void a_cost_cannot_be_limited_where_nobody_knows_the_prices() {
        try (var unpriced = DraftsRoom.byTheBook()) {
            assertThatThrownBy(() ->
                            unpriced.room
                                    .settings()
                                    .changeLimits(
                                            unpriced.sim.workspace(),
                                            _ ->
                                                    new Limits(
                                                            OptionalLong.empty(),
                                                            OptionalLong.of(1))))
                    .isInstanceOf(Invalid.class);
        }
    }
}
