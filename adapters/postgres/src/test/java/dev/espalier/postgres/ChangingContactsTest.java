package dev.espalier.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.definition.StepKey;
import dev.espalier.engine.contacts.ContactBook.Upserted;
import dev.espalier.engine.contacts.ContactEdit;
import dev.espalier.engine.contacts.NewContact;
import dev.espalier.engine.store.Enrolments;
import dev.espalier.refusal.Refused.Conflict;
import dev.espalier.refusal.Refused.NotFound;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangingContactsTest extends StoreTest {

    @Test
    void properties_are_merged_and_null_takes_one_away() {
        var made = book().create(workspace, contact("a@example.test", Map.of("a", 1, "b", 2)));
        var change = new HashMap<String, Object>();
        change.put("a", null);
        change.put("c", "new");
        clock.pass(Duration.ofMinutes(1));

        var changed =
                book().update(workspace, made.id(), new ContactEdit(null, null, change, null));

        assertThat(changed.value().properties()).isEqualTo(Map.of("b", 2, "c", "new"));
        assertThat(changed.value().updatedAt()).isEqualTo(clock.instant());
        assertThat(book().get(workspace, made.id())).isEqualTo(changed.value());
    }

    @Test
    void a_change_that_changes_nothing_leaves_no_trace() {
        var made = book().create(workspace, contact("a@example.test", Map.of("a", 1)));
        clock.pass(Duration.ofMinutes(1));

        book().update(
                        workspace,
                        made.id(),
                        new ContactEdit("a@example.test", null, Map.of("a", 1L), false));

        assertThat(book().get(workspace, made.id())).isEqualTo(made);
    }

    @Test
    void a_new_address_is_taken_unless_somebody_has_it() {
        var made = book().create(workspace, NewContact.of("a@example.test"));
        book().create(workspace, NewContact.of("b@example.test"));

        assertThatThrownBy(() -> book().update(workspace, made.id(), address("B@example.test")))
                .isInstanceOf(Conflict.class);
        book().update(workspace, made.id(), address("c@example.test"));

        assertThat(book().byEmail(workspace, "C@example.test")).isPresent();
        assertThat(book().byEmail(workspace, "a@example.test")).isEmpty();
    }

    @Test
    void the_zone_is_set_and_an_empty_one_takes_it_away() {
        var made = book().create(workspace, NewContact.of("a@example.test"));

        var set =
                book().update(
                                workspace,
                                made.id(),
                                new ContactEdit(null, "Asia/Kolkata", null, null));
        var taken = book().update(workspace, made.id(), new ContactEdit(null, "", null, null));

        assertThat(set.value().zone()).hasToString("Optional[Asia/Kolkata]");
        assertThat(taken.value().zone()).isEmpty();
    }

    @Test
    void unsubscribing_keeps_its_first_instant_until_the_person_subscribes_again() {
        var made = book().create(workspace, NewContact.of("a@example.test"));
        var first = book().update(workspace, made.id(), unsubscribed(true));
        clock.pass(Duration.ofDays(1));

        var again = book().update(workspace, made.id(), unsubscribed(true));
        assertThat(again.value().unsubscribedAt())
                .isEqualTo(first.value().unsubscribedAt())
                .isNotNull();
        assertThat(again.value().unreachable()).contains("unsubscribed");

        assertThat(
                        book().update(workspace, made.id(), unsubscribed(false))
                                .value()
                                .unsubscribedAt())
                .isNull();
    }

    @Test
    void an_upsert_creates_and_then_merges() {
        var first = book().upsert(workspace, contact("Ada@example.test", Map.of("a", 1, "b", 2)));
        var second = book().upsert(workspace, contact("ADA@example.test", Map.of("b", 3, "c", 4)));

        assertThat(first.created()).isTrue();
        assertThat(second.created()).isFalse();
        assertThat(second.contact().id()).isEqualTo(first.contact().id());
        assertThat(second.contact().email()).isEqualTo("Ada@example.test");
        assertThat(second.contact().properties()).isEqualTo(Map.of("a", 1, "b", 3, "c", 4));
    }

    @Test
    void an_upsert_under_another_id_is_a_conflict() {
        book().create(workspace, new NewContact("mine", "a@example.test", null, Map.of()));

        assertThatThrownBy(() ->
                        book().upsert(
                                        workspace,
                                        new NewContact("other", "a@example.test", null, Map.of())))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void upserts_at_once_make_one_contact_with_all_they_said() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls =
                    IntStream.range(0, 12)
                            .<Callable<Upserted>>mapToObj(i ->
                                    () ->
                                            book().upsert(
                                                            workspace,
                                                            contact(
                                                                    "a@example.test",
                                                                    Map.of("p" + i, i))))
                            .toList();
            var created = 0;
            for (var call : threads.invokeAll(calls)) {
                created += call.get().created() ? 1 : 0;
            }
            assertThat(created).isEqualTo(1);
        }
        assertThat(book().byEmail(workspace, "a@example.test").orElseThrow().properties())
                .hasSize(12);
    }

    @Test
    void a_deleted_contact_is_gone_and_its_active_enrolments_are_cancelled() {
        var made = book().create(workspace, NewContact.of("a@example.test"));
        enrol(made.id());

        book().delete(workspace, made.id());

        assertThat(
                        database.one(
                                "SELECT status || ' ' || end_reason FROM enrolment WHERE contact_id = '"
                                        + made.id()
                                        + "'"))
                .isEqualTo("cancelled contact deleted");
        assertThat(book().byEmail(workspace, "a@example.test")).isEmpty();
        assertThatThrownBy(() -> book().delete(workspace, made.id()))
                .isInstanceOf(NotFound.class)
                .hasMessage("no contact \"" + made.id() + "\"");
    }

    private void enrol(String contactId) {
        store.run(tx ->
                tx.enrolments()
                        .insert(
                                List.of(
                                        new Enrolments.New(
                                                workspace,
                                                ids.next(),
                                                "welcome",
                                                1,
                                                contactId,
                                                "",
                                                new StepKey("first"),
                                                clock.instant(),
                                                null))));
    }

    private static ContactEdit address(String email) {
        return new ContactEdit(email, null, null, null);
    }

    private static ContactEdit unsubscribed(boolean is) {
        return new ContactEdit(null, null, null, is);
    }
}
