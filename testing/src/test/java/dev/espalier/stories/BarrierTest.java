package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.Engine;
import dev.espalier.engine.barrier.Barrier;
import dev.espalier.engine.contacts.ContactBook;
import dev.espalier.engine.contacts.ContactEdit;
import dev.espalier.engine.contacts.NewContact;
import dev.espalier.engine.contacts.SuppressionList;
import dev.espalier.engine.id.Ids;
import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.mail.Envelope;
import dev.espalier.engine.sequences.NewSequence;
import dev.espalier.engine.store.InFlight.Scope;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.testing.Mail;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a stop answers, and when.
class BarrierTest extends Story {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final CountDownLatch released = new CountDownLatch(1);

    @AfterEach
    void release() {
        released.countDown();
    }

    /// A relay that keeps some waiting for its answer until it is released.
    ///
    /// @return counted down when it has begun to see `many` of them
    private CountDownLatch holding(int many, Predicate<Envelope> whom) {
        var begun = new CountDownLatch(many);
        sim.relay()
                .answers(envelope -> {
                    if (whom.test(envelope)) {
                        begun.countDown();
                        awaits(released);
                    }
                    return new Delivery.Accepted("250 kept");
                });
        return begun;
    }

    private static void awaits(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// A turn of another node, which ends when the relay is released.
    private CompletableFuture<Void> turn() {
        var node = sim.node(sim.store(), "sender");
        return CompletableFuture.runAsync(() -> node.dispatch().turn());
    }

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
                CompletableFuture.supplyAsync(() -> {
                    var paused = node.control().pause(sim.workspace(), "one");
                    happened.add("answered");
                    return paused;
                });
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

        assertThat(sim.engine().control().pause(sim.workspace(), "one").inFlight()).isEqualTo(3);

        released.countDown();
        turn.join();
        assertThat(sim.engine().control().pause(sim.workspace(), "one").inFlight()).isZero();
    }

    @Test
    void others_go_on_while_somebody_waits() {
        int elsewhere =
                sim.store()
                        .inTransaction(tx ->
                                tx.workspaces()
                                        .create("w", "Ada", "ada@example.example", sim.now())
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
                        () -> patient.control().pause(sim.workspace(), "one"));
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
                        new NewSequence(
                                "one",
                                "one",
                                "steps: [{type: email, key: a, subject: hello, body: Hello.}]",
                                Optional.empty()));
        engine.control().approve(workspace, "one", "a person");
        var contact = sim.contacts().create(workspace, NewContact.of("cai@example.test"));
        engine.control().enrol(workspace, "one", contact.id());
    }

    @Test
    void every_scope_finds_its_own_and_nothing_else() {
        sim.active("one", ONE);
        signUp("ada@example.test");
        sim.engine().advance().turn();
        var begun = holding(1, _ -> true);
        var turn = turn();
        awaits(begun);
        int here = sim.workspace();
        var email = sim.database().one("SELECT id FROM email");
        var contact = sim.database().one("SELECT id FROM contact");

        assertThat(
                        List.<Scope>of(
                                new Scope.Sequence(here, "one"),
                                new Scope.Email(here, email),
                                new Scope.Contact(here, contact),
                                new Scope.Member(here, "one", contact),
                                new Scope.Address(here, "ADA@example.test"),
                                new Scope.Elsewhere(here, contact, "bob@example.test")))
                .allSatisfy(scope -> assertThat(inFlight(scope)).isEqualTo(1));
        assertThat(
                        List.<Scope>of(
                                new Scope.Sequence(here, "two"),
                                new Scope.Sequence(here + 1, "one"),
                                new Scope.Email(here, "eml_other"),
                                new Scope.Contact(here, "con_other"),
                                new Scope.Member(here, "two", contact),
                                new Scope.Member(here, "one", "con_other"),
                                new Scope.Address(here, "bob@example.test"),
                                new Scope.Elsewhere(here, contact, "Ada@example.test")))
                .allSatisfy(scope -> assertThat(inFlight(scope)).isZero());
        released.countDown();
        turn.join();
        assertThat(inFlight(new Scope.Sequence(here, "one"))).isZero();
    }

    private int inFlight(Scope scope) {
        return new Barrier(sim.store(), Duration.ZERO).await(scope);
    }

    @Test
    void what_a_dead_node_held_is_in_flight_until_it_is_taken_over_and_stays_where_it_is() {
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

        assertThat(sim.engine().control().pause(sim.workspace(), "one").inFlight()).isEqualTo(2);
        sim.store().run(tx -> tx.sends().reap(sim.now(), sim.now()));
        assertThat(sim.engine().control().pause(sim.workspace(), "one").inFlight()).isZero();
        sim.pass(days(1));

        assertThat(sim.inbox()).isEmpty();
        assertThat(sim.states("one")).containsExactly("in_doubt");

        sim.resume("one");
        sim.settle();
        assertThat(sim.inbox())
                .extracting(Mail::to)
                .containsExactlyInAnyOrder("ada@example.test", "bob@example.test");
    }

    /// A store before which something happens once, between two transactions.
    private static final class Meddling implements Store {
        private final Store store;
        private final Runnable meddle;
        private int left;

        Meddling(Store store, int left, Runnable meddle) {
            this.store = store;
            this.left = left;
            this.meddle = meddle;
        }

        @Override
        public <T> T inTransaction(Function<Transaction, T> work) {
            if (left-- == 0) {
                meddle.run();
            }
            return store.inTransaction(work);
        }
    }

    /// A node whose turn is disturbed after it has claimed and rendered and before the gate.
    private Engine disturbed(Runnable meddle) {
        return sim.node(new Meddling(sim.store(), 1, meddle), "disturbed");
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
            var turn = CompletableFuture.runAsync(() -> node.dispatch().turn());
            awaitOne(
                    """
                    SELECT count(*) FROM pg_stat_activity
                     WHERE datname = current_database() AND wait_event_type = 'Lock'
                    """,
                    "1");
            var pause =
                    CompletableFuture.supplyAsync(() -> {
                        var paused = patient.control().pause(sim.workspace(), "one");
                        happened.add("answered");
                        return paused;
                    });
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

    private void awaitOne(String sql, String expected) {
        long end = System.nanoTime() + LONG.toNanos();
        while (!sim.database().one(sql).equals(expected)) {
            assertThat(System.nanoTime()).as(sql).isLessThan(end);
        }
    }

    private void moves(String contact) {
        sim.contacts()
                .update(
                        sim.workspace(),
                        contact,
                        new ContactEdit("new@example.test", null, null, null));
    }

    @Test
    void a_message_that_was_rendered_for_an_old_address_never_goes_there() {
        sim.active("one", ONE);
        signUp("old@example.test");
        sim.engine().advance().turn();
        var id = sim.database().one("SELECT id FROM contact");

        var node = disturbed(() -> moves(id));
        node.dispatch().turn();
        sim.settle();

        assertThat(sim.inbox()).extracting(Mail::to).containsExactly("new@example.test");
        assertThat(sim.states("one")).containsExactly("sent");
    }

    @Test
    void a_doubtful_email_follows_its_person_to_a_new_address() {
        sim.active("one", ONE);
        sim.relay().answers(_ -> new Delivery.InDoubt("no answer"));
        signUp("old@example.test");
        sim.settle();
        sim.relay().accepts();
        sim.outage(hours(1));
        var id = sim.database().one("SELECT id FROM contact");

        disturbed(() -> moves(id)).dispatch().turn();
        sim.settle();

        assertThat(sim.inbox())
                .extracting(Mail::to)
                .containsExactly("old@example.test", "new@example.test");
        assertThat(sim.states("one")).containsExactly("sent");
    }

    @Test
    void an_address_is_in_flight_even_after_its_contact_was_deleted() {
        sim.active("one", ONE);
        signUp("ada@example.test");
        sim.engine().advance().turn();
        var begun = holding(1, _ -> true);
        var turn = turn();
        awaits(begun);
        var barrier = sim.engine().barrier();
        var book = new ContactBook(sim.store(), new Ids(sim::now), sim::now, barrier);
        var suppressions = new SuppressionList(sim.store(), sim::now, barrier);

        int deleted = book.delete(sim.workspace(), sim.database().one("SELECT id FROM contact"));
        int suppressed = suppressions.add(sim.workspace(), "ada@example.test", "").inFlight();

        assertThat(deleted).isEqualTo(1);
        assertThat(suppressed).isEqualTo(1);
        released.countDown();
        turn.join();
        assertThat(suppressions.add(sim.workspace(), "ada@example.test", "").inFlight()).isZero();
    }
}
