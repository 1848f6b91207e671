package dev.espalier.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.contact.Suppression;
import dev.espalier.engine.contacts.NewContact;
import dev.espalier.engine.contacts.SuppressionList;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.refusal.Refused.NotAllowed;
import dev.espalier.refusal.Refused.NotFound;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuppressingTest extends StoreTest {

    @Test
    void a_suppressed_address_stays_so_when_its_contact_is_deleted_and_made_again() {
        var made = book().create(workspace, NewContact.of("a@example.test"));
        list().add(workspace, " A@EXAMPLE.test", "asked");
        assertThat(book().get(workspace, made.id()).suppressed()).isTrue();

        book().delete(workspace, made.id());

        assertThat(book().create(workspace, NewContact.of("A@example.test")).suppressed()).isTrue();
    }

    @Test
    void the_first_reason_is_kept_and_erasing_overrules_it() {
        add("a@example.test", Suppression.Reason.BOUNCED);
        assertThat(add("a@example.test", Suppression.Reason.COMPLAINED)).isFalse();
        assertThat(list().get(workspace, "a@example.test").reason())
                .isEqualTo(Suppression.Reason.BOUNCED);

        add("a@example.test", Suppression.Reason.ERASED);
        add("a@example.test", Suppression.Reason.MANUAL);

        assertThat(list().get(workspace, "a@example.test").reason())
                .isEqualTo(Suppression.Reason.ERASED);
        assertThatThrownBy(() -> list().remove(workspace, "a@example.test"))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void an_address_that_was_taken_off_may_be_mailed_again() {
        var made = book().create(workspace, NewContact.of("a@example.test"));
        list().add(workspace, "a@example.test", "");

        list().remove(workspace, "A@example.test");

        assertThat(book().get(workspace, made.id()).suppressed()).isFalse();
        assertThatThrownBy(() -> list().remove(workspace, "a@example.test"))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void the_list_is_paged_by_address_and_takes_addresses_alone() {
        for (var email : new String[] {"c@example.test", "a@example.test", "b@example.test"}) {
            list().add(workspace, email, "");
        }

        var first = list().list(workspace, Optional.empty(), 2);
        var second = list().list(workspace, first.next(), 2);

        assertThat(first.items())
                .extracting(Suppression::address)
                .containsExactly("a@example.test", "b@example.test");
        assertThat(second.items())
                .extracting(Suppression::address)
                .containsExactly("c@example.test");
        assertThat(second.next()).isEmpty();
        assertThatThrownBy(() -> list().add(workspace, "nobody", "")).isInstanceOf(Invalid.class);
    }

    private SuppressionList list() {
        return new SuppressionList(store, clock, barrier());
    }

    private boolean add(String address, Suppression.Reason reason) {
        return store.inTransaction(tx ->
                tx.suppressions()
                        .add(new Suppression(workspace, address, reason, "", clock.instant())));
    }
}
