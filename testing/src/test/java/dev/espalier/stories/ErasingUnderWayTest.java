package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.sequences.SequenceEdit;
import dev.espalier.engine.store.Sequences.OnPublish;
import dev.espalier.send.InDoubt;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Forgetting somebody while things are under way for them.
class ErasingUnderWayTest extends ErasingStory {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        threads.close();
    }

    private void delete(String sequence) {
        sim.engine().editor().delete(sim.workspace(), sequence, "a person");
    }

    @Test
    void a_held_doubt_whose_sequence_is_gone_is_told_and_forgotten() {
        zephyrine();
        sim.active("drip", DRIP);
        sim.engine()
                .editor()
                .update(
                        sim.workspace(),
                        "drip",
                        new SequenceEdit(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                OnPublish.STAY,
                                false,
                                Optional.of(InDoubt.HOLD)),
                        "a person");
        sim.relay().answers(to -> new Delivery.InDoubt("no answer for " + to.to()));
        event("signed_up");
        sim.settle();
        delete("drip");
        assertThat(one("SELECT state FROM pending_send")).isEqualTo("in_doubt");
        assertThat(sim.engine().disclosing().dossier(sim.workspace(), ID).mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.address()).contains(ADDRESS));

        assertThat(erase()).isZero();
        sim.pass(days(1));

        assertThat(traces()).isEmpty();
        assertThat(one("SELECT state FROM send")).isEqualTo("cancelled");
    }

    @Test
    void what_is_in_flight_of_a_sequence_that_is_gone_is_waited_for() {
        zephyrine();
        sim.active("drip", DRIP);
        event("signed_up");
        var inFlight = new AtomicInteger();
        sim.relay()
                .answers(to -> {
                    delete("drip");
                    inFlight.set(erase());
                    return new Delivery.Accepted("250 kept for " + to.to());
                });
        sim.settle();

        assertThat(inFlight).hasValue(1);
        sim.engine().erasing().finish();
        assertThat(traces()).isEmpty();
        assertThat(one("SELECT state FROM send")).isEqualTo("accepted");
    }

    @Test
    void a_late_answer_for_what_was_ended_leaves_no_words() {
        zephyrine();
        sim.active("drip", DRIP);
        event("signed_up");
        sim.relay()
                .answers(to -> {
                    // As when the node is taken for dead.
                    sim.database()
                            .execute(
                                    """
                                    UPDATE pending_send SET state = 'queued', owner = NULL, doubtful = true,
                                                            doubtful_at = planned_at, due_at = planned_at + interval '1 day'
                                    """);
                    assertThat(erase()).isZero();
                    return new Delivery.Rejected(
                            550, "5.7.1", "550 5.7.1 <" + to.to() + "> refused");
                });
        sim.settle();

        assertThat(traces()).isEmpty();
        assertThat(one("SELECT state FROM send")).isEqualTo("cancelled");
    }

    @Test
    void another_draft_that_is_asked_for_meanwhile_leaves_nothing() {
        zephyrine();
        sim.active("brief", "steps: [{type: email, key: ask, brief: Ask how she is}]");
        sim.enrol("brief", ID);
        sim.settle();
        var erased = new AtomicReference<CompletableFuture<Integer>>();

        sim.engine()
                .regenerating()
                .ask(
                        sim.workspace(),
                        one("SELECT id FROM email WHERE contact_id IS NOT NULL"),
                        Optional.of("Call her Zephyrine."),
                        "a person",
                        UUID.randomUUID(),
                        _ -> {
                            erased.set(CompletableFuture.supplyAsync(this::erase, threads));
                            awaitOneWhoWaits();
                        });

        assertThat(Objects.requireNonNull(erased.get(), "asked").join()).isZero();
        assertThat(traces()).isEmpty();
    }

    @Test
    void nobody_waits_for_the_sweep_of_another_workspace() {
        zephyrine();
        sim.active("drip", DRIP);

        sim.store()
                .run(tx -> {
                    tx.erasures().alone(sim.workspace() + 1);
                    soon(() -> event("signed_up"));
                });

        assertThat(one("SELECT count(*) FROM event")).isEqualTo("1");
    }

    @Test
    void nobody_waits_while_the_words_of_relays_are_looked_for() throws SQLException {
        zephyrine();
        sim.active("drip", DRIP);
        sim.relay()
                .answers(to ->
                        new Delivery.Rejected(550, "5.7.1", "550 5.7.1 <" + to.to() + "> refused"));
        event("signed_up");
        sim.settle();
        var bob = sim.contact("bob@example.test");
        var config = sim.database().config();
        try (var other =
                        DriverManager.getConnection(
                                config.jdbcUrl(), config.user(), config.password());
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT FROM sender_warning FOR UPDATE");
            var erased = CompletableFuture.supplyAsync(this::erase, threads);
            awaitOneWhoWaits();

            soon(() -> sim.trackContact("signed_up", bob, Map.of()));
            other.rollback();

            assertThat(erased.join()).isZero();
        }
        assertThat(traces()).isEmpty();
    }

    @Test
    void what_is_still_held_is_looked_at_without_a_sweep() {
        zephyrine();
        sim.active("drip", DRIP);
        event("signed_up");
        var finished = new AtomicInteger(-1);
        sim.relay()
                .answers(_ -> {
                    erase();
                    sim.store()
                            .run(tx -> {
                                tx.erasures().share(sim.workspace());
                                soon(() -> finished.set(sim.engine().erasing().finish()));
                            });
                    return new Delivery.Accepted("250 kept");
                });
        sim.settle();

        assertThat(finished).hasValue(0);
        assertThat(sim.engine().erasing().finish()).isEqualTo(1);
        assertThat(traces()).isEmpty();
    }

    /// Runs it, and fails when somebody makes it wait.
    private void soon(Runnable what) {
        CompletableFuture.runAsync(what, threads).orTimeout(20, TimeUnit.SECONDS).join();
    }

    private void awaitOneWhoWaits() {
        while (one("""
        SELECT count(*) FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event_type = 'Lock'
        """)
                .equals("0")) {
            Thread.onSpinWait();
        }
    }
}
