package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.email.Sender;
import dev.espalier.engine.contacts.NewContact;
import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.sequences.NewSequence;
import dev.espalier.testing.Mail;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// What a stop answers, and when.
class BarrierTest extends HeldUp {

    @Test
    void a_pause_answers_after_what_is_at_the_relay_has_landed() {
        sim.active("one", ONE);
        signUp("ada@example.test");
        sim.engine().advance().turn();
        var begun = holding(1, _ -> true);
        var turn = turn();
        awaits(begun);
        var happened = new CopyOnWriteArrayList<String>();
        var node = sim.node(sim.store(), "patient", LONG);

        var pause =
                CompletableFuture.supplyAsync(
                        () -> {
                            var paused = node.control().pause(sim.workspace(), "one", "a person");
                            happened.add("answered");
                            return paused;
                        },
                        threads);
        awaitOne("SELECT status FROM sequence", "paused");
        happened.add("released");
        released.countDown();

        assertThat(pause.join().inFlight()).isZero();
        assertThat(happened).containsExactly("released", "answered");
        turn.join();
        assertThat(subjects()).containsExactly("welcome");
    }

    @Test
    void
            a_pause_whose_patience_ends_says_how_many_are_in_flight_and_asking_again_tells_when_none() {
        sim.active("one", ONE);
        List.of("ada", "bob", "eve").forEach(name -> signUp(name + "@example.test"));
        sim.engine().advance().turn();
        var begun = holding(3, _ -> true);
        var turn = turn();
        awaits(begun);

        assertThat(sim.engine().control().pause(sim.workspace(), "one", "a person").inFlight())
                .isEqualTo(3);

        released.countDown();
        turn.join();
        assertThat(sim.engine().control().pause(sim.workspace(), "one", "a person").inFlight())
                .isZero();
    }

    @Test
    void others_go_on_while_somebody_waits() {
        int elsewhere =
                sim.store()
                        .inTransaction(tx ->
                                tx.workspaces()
                                        .create(
                                                "w",
                                                new Sender("Ada", "ada@example.example"),
                                                sim.now())
                                        .id());
        sim.active("one", ONE);
        sim.active("two", ONE.replace("templateId: welcome", "templateId: tips"));
        signUp("ada@example.test");
        sim.engine().advance().turn();
        var begun = holding(1, envelope -> envelope.to().startsWith("ada"));
        // Of two nodes, since a turn is a whole: the first one's is at the relay.
        var turn = turn();
        awaits(begun);
        var patient = sim.node(sim.store(), "patient", LONG);
        var pause =
                CompletableFuture.supplyAsync(
                        () -> patient.control().pause(sim.workspace(), "one", "a person"), threads);
        awaitOne("SELECT status FROM sequence WHERE id = 'one'", "paused");

        signUp("bob@example.test");
        there(elsewhere);
        sim.settle();

        assertThat(pause).isNotDone();
        assertThat(sim.inbox())
                .extracting(mail -> mail.to() + " " + mail.subject())
                .containsExactlyInAnyOrder("bob@example.test tips", "cai@example.test hello");
        released.countDown();
        assertThat(pause.join().inFlight()).isZero();
        turn.join();
    }

    /// Somebody is mailed in another workspace.
    private void there(int workspace) {
        var engine = sim.engine();
        engine.editor()
                .create(
                        workspace,
                        NewSequence.forMany(
                                "one",
                                "one",
                                "steps: [{type: email, key: a, subject: hello, body: Hello.}]",
                                Optional.empty()),
                        "a person");
        engine.control().approve(workspace, "one", Optional.empty(), "a person");
        var contact = sim.contacts().create(workspace, NewContact.of("cai@example.test"));
        engine.control().enrol(workspace, "one", contact.id());
    }

    @Test
    void a_pause_waits_for_what_is_passing_the_gate_by_what_it_saw_before() throws SQLException {
        sim.active("one", ONE);
        signUp("ada@example.test");
        sim.engine().advance().turn();
        var happened = new CopyOnWriteArrayList<String>();
        sim.relay()
                .answers(_ -> {
                    happened.add("seen");
                    return new Delivery.Accepted("250 kept");
                });
        var patient = sim.node(sim.store(), "patient", LONG);
        var config = sim.database().config();
        try (var other =
                DriverManager.getConnection(config.jdbcUrl(), config.user(), config.password())) {
            other.setAutoCommit(false);
            // The gate has looked and cannot write yet.
            var node = disturbed(() -> execute(other, "SELECT FROM pending_send FOR UPDATE"));
            var turn = CompletableFuture.runAsync(() -> node.dispatch().turn(), threads);
            awaitOne(
                    """
                    SELECT count(*) FROM pg_stat_activity
                     WHERE datname = current_database() AND wait_event_type = 'Lock'
                    """,
                    "1");
            var pause =
                    CompletableFuture.supplyAsync(
                            () -> {
                                var paused =
                                        patient.control().pause(sim.workspace(), "one", "a person");
                                happened.add("answered");
                                return paused;
                            },
                            threads);
            awaitOne("SELECT status FROM sequence", "paused");

            other.rollback();

            turn.join();
            assertThat(pause.join().inFlight()).isZero();
        }
        assertThat(happened).containsExactly("seen", "answered");
    }

    private static void execute(Connection connection, String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    @Test
    void
            what_a_dead_node_was_handing_over_is_in_flight_until_it_is_taken_over_and_stays_where_it_is() {
        sim.active("one", ONE);
        signUp("ada@example.test");
        signUp("bob@example.test");
        sim.engine().advance().turn();
        sim.database()
                .execute(
                        """
                        UPDATE pending_send SET owner = gen_random_uuid(), attempt = 1, first_attempt_at = planned_at,
                               state = CASE (SELECT email FROM contact c WHERE c.id = contact_id)
                                       WHEN 'ada@example.test' THEN 'submitting' ELSE 'claimed' END
                        """);

        assertThat(sim.engine().control().pause(sim.workspace(), "one", "a person").inFlight())
                .isEqualTo(1);
        sim.store().run(tx -> tx.sends().reap(sim.now(), sim.now()));
        assertThat(sim.engine().control().pause(sim.workspace(), "one", "a person").inFlight())
                .isZero();
        sim.pass(days(1));

        assertThat(sim.inbox()).isEmpty();
        assertThat(sim.states("one")).containsExactly("in_doubt");

        sim.resume("one");
        sim.settle();
        assertThat(sim.inbox())
                .extracting(Mail::to)
                .containsExactlyInAnyOrder("ada@example.test", "bob@example.test");
    }
}
