package dev.espalier.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.contact.Contact;
import dev.espalier.engine.contacts.ContactBook.Query;
import dev.espalier.engine.contacts.SuppressionList;
import dev.espalier.engine.paging.Cursor;
import dev.espalier.refusal.Refused.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SearchingContactsTest extends StoreTest {

    @Test
    void a_part_of_the_address_or_of_a_name_finds_the_person() {
        add("grace@navy.example", "Grace", "Hopper");
        add("ada@example.test", "Ada", "Lovelace");
        add("soren@example.test", "Søren", "Kowalski");

        assertThat(found("LOVE")).containsExactly("ada@example.test");
        assertThat(found("navy")).containsExactly("grace@navy.example");
        assertThat(found("grace hop")).containsExactly("grace@navy.example");
        assertThat(found("SØREN")).containsExactly("soren@example.test");
        assertThat(found("  ")).hasSize(3);
        assertThat(found("nobody")).isEmpty();
    }

    @Test
    void marks_of_pattern_languages_mean_themselves() {
        add("a_b@example.test", "100%", "x");
        add("acb@example.test", "Ada", "y");

        assertThat(found("a_b")).containsExactly("a_b@example.test");
        assertThat(found("%")).containsExactly("a_b@example.test");
        assertThat(found("' OR 1=1 --")).isEmpty();
        assertThatThrownBy(() -> found("a\u0000b")).isInstanceOf(Invalid.class);
    }

    @Test
    void an_address_is_found_however_it_is_spelled() {
        add("Ada@example.test", "Ada", "Lovelace");

        var query = query(Optional.empty(), Optional.of(" ADA@EXAMPLE.test"), Optional.empty());

        assertThat(emails(query)).containsExactly("Ada@example.test");
    }

    @Test
    void suppressed_people_are_listed_apart() {
        add("in@example.test", "In", "x");
        add("Out@example.test", "Out", "x");
        new SuppressionList(store, clock, barrier())
                .add(workspace, "OUT@example.test", "asked by phone");

        assertThat(emails(query(Optional.empty(), Optional.empty(), Optional.of(true))))
                .containsExactly("Out@example.test");
        assertThat(emails(query(Optional.empty(), Optional.empty(), Optional.of(false))))
                .containsExactly("in@example.test");
        assertThat(book().byEmail(workspace, "out@example.test").orElseThrow().unreachable())
                .contains("suppressed");
    }

    @Test
    void pages_follow_one_another_without_gap_or_repetition() {
        for (int i = 0; i < 25; i++) {
            add("p" + i + "@example.test", "P", "x");
        }
        var seen = new ArrayList<String>();
        Optional<String> cursor = Optional.empty();
        do {
            var page =
                    book().list(
                                    workspace,
                                    new Query(
                                            Optional.empty(),
                                            Optional.empty(),
                                            Optional.empty(),
                                            cursor,
                                            7));
            page.items().forEach(contact -> seen.add(contact.email()));
            cursor = page.next();
        } while (cursor.isPresent());

        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void a_cursor_of_another_list_or_of_nobody_is_refused() {
        for (var cursor :
                List.of(Cursor.in("templates").write("x"), "", "???", "bm9uZQ", "x".repeat(9999))) {
            assertThatThrownBy(() ->
                            book().list(
                                            workspace,
                                            new Query(
                                                    Optional.empty(),
                                                    Optional.empty(),
                                                    Optional.empty(),
                                                    Optional.of(cursor),
                                                    10)))
                    .isInstanceOf(Invalid.class)
                    .hasMessageStartingWith("cursor: ");
        }
    }

    @Test
    void a_page_has_one_to_a_hundred_items() {
        for (int limit : List.of(0, -1, 101)) {
            assertThatThrownBy(() ->
                            book().list(
                                            workspace,
                                            new Query(
                                                    Optional.empty(),
                                                    Optional.empty(),
                                                    Optional.empty(),
                                                    Optional.empty(),
                                                    limit)))
                    .hasMessage("limit: " + limit + " (expected: 1..100)");
        }
    }

    private void add(String email, String first, String last) {
        book().create(workspace, contact(email, Map.of("firstName", first, "lastName", last)));
    }

    private List<String> found(String search) {
        return emails(query(Optional.of(search), Optional.empty(), Optional.empty()));
    }

    private static Query query(
            Optional<String> search, Optional<String> email, Optional<Boolean> suppressed) {
        return new Query(search, email, suppressed, Optional.empty(), 100);
    }

    private List<String> emails(Query query) {
        return book().list(workspace, query).items().stream().map(Contact::email).toList();
    }
}
