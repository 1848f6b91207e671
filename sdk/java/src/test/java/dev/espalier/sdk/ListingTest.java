package dev.espalier.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class ListingTest {

    private static Stub.Reaction page(String cursor, String... ids) {
        var contacts = new ArrayList<String>();
        for (var id : ids) {
            contacts.add(Stub.CONTACT.replace("con_1", id));
        }
        var next = cursor.isEmpty() ? "null" : '"' + cursor + '"';
        return Stub.json(200, "{\"data\":" + contacts + ",\"nextCursor\":" + next + "}");
    }

    @Test
    void a_list_asks_for_a_page_when_it_is_looked_at_and_not_before() {
        try (var server = new Stub(page("b/c", "1", "2"), page("", "3"));
                var espalier = server.client().build()) {
            var list = espalier.contacts().list(ContactFilter.all().search("a b&c"));
            assertThat(server.got).isEmpty();

            var found = list.stream().map(Contact::id).limit(2).toList();

            assertThat(found).containsExactly("1", "2");
            assertThat(server.got)
                    .extracting(Stub.Got::target)
                    .containsExactly("/api/contacts?search=a%20b%26c&limit=100");
        }
    }

    @Test
    void a_walk_goes_over_every_page() {
        try (var server = new Stub(page("b/c", "1", "2"), page("d"), page("", "3"));
                var espalier = server.client().build()) {
            var ids = new ArrayList<String>();
            for (var contact : espalier.contacts().list().limit(2)) {
                ids.add(contact.id());
            }

            assertThat(ids).containsExactly("1", "2", "3");
            assertThat(server.got)
                    .extracting(Stub.Got::target)
                    .containsExactly(
                            "/api/contacts?limit=2",
                            "/api/contacts?limit=2&cursor=b%2Fc",
                            "/api/contacts?limit=2&cursor=d");
        }
    }

    @Test
    void one_page_can_be_asked_for_and_gone_on_from() {
        try (var server = new Stub(page("c", "1"), page("", "2"));
                var espalier = server.client().build()) {
            var first = espalier.contacts().list().page();
            var second = espalier.contacts().list().cursor(first.nextCursor()).pageAsync().join();

            assertThat(second.data()).extracting(Contact::id).containsExactly("2");
            assertThat(second.nextCursor()).isNull();
            assertThat(server.got.get(1).target()).isEqualTo("/api/contacts?cursor=c");
        }
    }

    @Test
    void a_cursor_that_stands_still_ends_the_walk() {
        try (var server = new Stub(page("c", "1"));
                var espalier = server.client().build()) {
            assertThatThrownBy(() -> espalier.contacts().list().stream().count())
                    .hasMessageContaining("nextCursor");
            assertThat(server.got).hasSize(2);
        }
    }
}
