package dev.espalier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.barrier.Barrier;
import dev.espalier.engine.contacts.ContactBook;
import dev.espalier.engine.contacts.ContactEdit;
import dev.espalier.engine.contacts.SuppressionList;
import dev.espalier.engine.id.Ids;
import dev.espalier.engine.mail.Delivery;
import dev.espalier.engine.store.InFlight.Scope;
import dev.espalier.testing.Mail;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Whose emails a stop finds in flight.
class InFlightScopeTest extends HeldUp {

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
                                new Scope.Emails(here, Set.of(email, "eml_other")),
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
                                new Scope.Emails(here, Set.of("eml_other")),
                                new Scope.Emails(here + 1, Set.of(email)),
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
    void a_doubtful_email_goes_to_no_other_address_and_waits_for_a_person() {
        sim.active("one", ONE);
        sim.relay().answers(_ -> new Delivery.InDoubt("no answer"));
        signUp("old@example.test");
        sim.settle();
        sim.relay().accepts();
        sim.outage(hours(1));
        var id = sim.database().one("SELECT id FROM contact");

        disturbed(() -> moves(id)).dispatch().turn();
        sim.settle();

        assertThat(sim.inbox()).extracting(Mail::to).containsExactly("old@example.test");
        assertThat(sim.states("one")).containsExactly("in_doubt");
        assertThat(sim.sends("one").getFirst().detail())
                .startsWith("the contact has another address by now");
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
