package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.contacts.ContactEdit;
import dev.espalier.engine.mail.Delivery;
import dev.espalier.testing.Mail;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What is on its way to the relay, how much of it, and what becomes of it when a process stands
/// still or dies.
class HandingOverTest extends HeldUp {

    private static final int CONNECTIONS = 16;

    /// Each at a destination of their own, since few go at once to one that has not answered yet.
    private void signUpMany(int people) {
        for (int i = 0; i < people; i++) {
            signUp("ada@p" + i + ".example.test");
        }
    }

    @Test
    void no_more_is_past_the_gate_than_the_relay_has_connections_for() {
        sim.active("one", ONE);
        signUpMany(60);
        sim.engine().advance().turn();
        var begun = holding(CONNECTIONS, _ -> true);
        var turn = turn();
        awaits(begun);

        assertThat(
                        sim.database()
                                .one(
                                        "SELECT count(*) FROM pending_send WHERE state = 'submitting'"))
                .isEqualTo("16");
        assertThat(sim.engine().control().pause(sim.workspace(), "one", "a person").inFlight())
                .isEqualTo(CONNECTIONS);

        released.countDown();
        turn.join();
        sim.settle();
        assertThat(sim.inbox()).hasSize(CONNECTIONS);
    }

    @Test
    void one_person_who_leaves_waits_for_none_of_the_others() {
        sim.active("one", ONE);
        signUpMany(60);
        sim.engine().advance().turn();
        var begun = holding(CONNECTIONS, _ -> true);
        var turn = turn();
        awaits(begun);
        var waiting =
                sim.database()
                        .one(
                                """
                                SELECT contact_id FROM pending_send WHERE state = 'claimed' LIMIT 1
                                """);

        int inFlight =
                sim.contacts()
                        .update(sim.workspace(), waiting, new ContactEdit(null, null, null, true))
                        .inFlight();

        assertThat(inFlight).isZero();
        released.countDown();
        turn.join();
        sim.settle();
        assertThat(sim.inbox()).hasSize(59);
    }

    @Test
    void what_finds_no_room_in_one_slice_goes_in_the_next() {
        sim.active("one", ONE);
        signUpMany(200);
        sim.settle();

        assertThat(sim.inbox()).extracting(Mail::to).hasSize(200).doesNotHaveDuplicates();
        assertThat(sim.states("one")).containsOnly("sent");
    }

    @Test
    void when_the_relay_goes_away_the_rest_is_queued_again_unseen() {
        sim.active("one", ONE);
        signUpMany(60);
        sim.engine().advance().turn();
        var asked = new AtomicInteger();
        sim.relay()
                .answers(_ -> {
                    asked.incrementAndGet();
                    return new Delivery.NotSubmitted("connection refused");
                });

        sim.engine().dispatch().turn();

        assertThat(asked).hasValueLessThanOrEqualTo(2 * CONNECTIONS);
        assertThat(sim.database().one("SELECT count(*) FROM pending_send WHERE state = 'queued'"))
                .isEqualTo("60");
        sim.relay().accepts();
        sim.pass(minutes(1));
        assertThat(sim.inbox()).hasSize(60);
    }

    @Test
    void a_process_that_stood_still_hands_nothing_over_and_claims_nothing() {
        sim.active("one", ONE);
        signUp("ada@example.test");
        sim.engine().advance().turn();
        var node = disturbed(() -> {});
        // Its last heartbeat is long ago.
        node.lease().renew(node.lease().now() - days(1).toNanos());

        assertThat(node.dispatch().turn()).isZero();
        assertThat(sim.inbox()).isEmpty();
        assertThat(sim.states("one")).containsExactly("queued");
    }

    @Test
    void what_it_had_brought_through_the_gate_goes_back_unsent() {
        sim.active("one", ONE);
        signUp("ada@example.test");
        sim.engine().advance().turn();
        var node = sim.node(sim.store(), "frozen");
        node.lease().renew(node.lease().now());
        sim.relay().beforeLooking(() -> node.lease().renew(node.lease().now() - days(1).toNanos()));

        node.dispatch().turn();

        assertThat(sim.inbox()).isEmpty();
        assertThat(sim.states("one")).containsExactly("queued");
        sim.relay().beforeLooking(() -> {});
        sim.settle();
        assertThat(sim.inbox()).hasSize(1);
    }

    @Test
    void an_email_goes_again_with_the_same_bytes_whatever_became_of_its_contact() {
        sim.active("one", ONE);
        var calls = new AtomicInteger();
        sim.relay()
                .answers(_ ->
                        calls.getAndIncrement() < 40
                                ? new Delivery.InDoubt("no answer")
                                : new Delivery.Accepted("250 kept"));
        signUpMany(40);
        sim.settle();
        sim.database().execute("UPDATE contact SET properties = '{\"firstName\": \"Countess\"}'");
        sim.pass(hours(1));

        assertThat(sim.inbox()).hasSize(80);
        for (var mail : sim.inbox()) {
            assertThat(sim.inbox().stream().filter(other -> other.to().equals(mail.to())))
                    .hasSize(2)
                    .allSatisfy(other -> assertThat(other.raw()).isEqualTo(mail.raw()));
        }
    }

    @Test
    void a_killed_process_leaves_the_bytes_for_whoever_takes_over() {
        sim.active("one", ONE);
        signUp("ada@example.test");
        signUp("bob@example.test");
        sim.engine().advance().turn();
        var begun = holding(2, _ -> true);
        var turn = CompletableFuture.runAsync(this::dyingTurn, threads);
        awaits(begun);
        sim.relay().accepts();
        sim.database().execute("UPDATE contact SET properties = '{\"firstName\": \"Countess\"}'");
        sim.store().run(tx -> tx.sends().reap(sim.now(), sim.now()));

        sim.settle();
        var resent = sim.inbox();
        released.countDown();
        turn.join();

        assertThat(resent).hasSize(2);
        // The first node's relay saw the same two, and says so now.
        assertThat(sim.inbox()).hasSize(4);
        for (var mail : resent) {
            assertThat(sim.inbox().stream().filter(other -> other.to().equals(mail.to())))
                    .allSatisfy(other -> assertThat(other.raw()).isEqualTo(mail.raw()));
        }
        assertThat(sim.states("one")).containsExactly("sent", "sent");
    }

    private void dyingTurn() {
        sim.node(sim.store(), "dying").dispatch().turn();
    }

    @Test
    void whoever_ends_an_enrolment_waits_for_no_send_that_somebody_has_locked()
            throws SQLException {
        sim.active("one", ONE);
        signUp("ada@example.test");
        sim.engine().advance().turn();
        var contact = sim.database().one("SELECT id FROM contact");
        var config = sim.database().config();
        try (var other =
                        DriverManager.getConnection(
                                config.jdbcUrl(), config.user(), config.password());
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT FROM pending_send FOR UPDATE");

            var unenrolled =
                    CompletableFuture.supplyAsync(
                            () -> sim.engine().control().unenrol(sim.workspace(), "one", contact),
                            threads);

            assertThat(unenrolled.orTimeout(LONG.toSeconds(), TimeUnit.SECONDS).join()).isZero();
            other.rollback();
        }
        sim.settle();
        assertThat(sim.inbox()).isEmpty();
        assertThat(sim.states("one")).containsExactly("cancelled");
    }

    @Test
    void one_that_certainly_did_not_arrive_is_made_anew_for_another_address() {
        sim.active("one", ONE);
        sim.relay().answers(_ -> new Delivery.Deferred(451, "4.2.0", "busy"));
        signUp("old@example.test");
        sim.settle();
        sim.relay().accepts();
        sim.contacts()
                .update(
                        sim.workspace(),
                        sim.database().one("SELECT id FROM contact"),
                        new ContactEdit("new@example.test", null, Map.of(), null));
        sim.pass(hours(1));

        assertThat(sim.inbox()).extracting(Mail::to).containsExactly("new@example.test");
        assertThat(sim.inbox().getFirst().header("To")).contains("new@example.test");
    }
}
