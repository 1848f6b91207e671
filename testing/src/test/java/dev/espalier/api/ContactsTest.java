package dev.espalier.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ContactsTest extends ApiTest {

    @Test
    void a_contact_is_created_read_and_found_by_its_address_however_spelled() {
        var made =
                api.post(
                        "/api/contacts",
                        "{\"email\":\"Ada@Example.com\",\"timezone\":\"Europe/London\",\"properties\":{\"plan\":\"pro\",\"seats\":3,\"ratio\":0.5,\"vip\":true}}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("id")).matches("con_[0-9a-z]{26}");
        assertThat(made.body().path("properties"))
                .isEqualTo(
                        ApiClient.JSON.readTree(
                                "{\"plan\":\"pro\",\"seats\":3,\"ratio\":0.5,\"vip\":true}"));
        assertThat(made.body().path("suppressed").asBoolean(true)).isFalse();
        assertThat(made.body().path("unsubscribed").asBoolean(true)).isFalse();
        var got = (ObjectNode) api.get("/api/contacts/" + made.text("id")).body();
        assertThat(got.remove("optOuts")).isEmpty();
        assertThat(got).isEqualTo(made.body());
        assertThat(api.get("/api/contacts?email=ada@example.COM").each("id"))
                .containsExactly(made.text("id"));
        assertThat(api.post("/api/contacts", "{\"email\":\"ADA@example.com\"}").code())
                .isEqualTo("CONFLICT");
    }

    @Test
    void an_update_changes_what_is_given_and_null_takes_away() {
        var id =
                api.post(
                                "/api/contacts",
                                "{\"email\":\"u@example.com\",\"timezone\":\"Europe/Paris\",\"properties\":{\"a\":1,\"b\":2}}")
                        .text("id");

        var updated =
                api.patch(
                        "/api/contacts/" + id,
                        "{\"properties\":{\"a\":null,\"c\":3},\"unsubscribed\":true}");

        assertThat(updated.body().path("properties")).hasToString("{\"b\":2,\"c\":3}");
        assertThat(updated.body().path("unsubscribed").asBoolean()).isTrue();
        assertThat(updated.text("timezone")).isEqualTo("Europe/Paris");
        assertThat(
                        api.patch("/api/contacts/" + id, "{\"timezone\":null}")
                                .body()
                                .path("timezone")
                                .isNull())
                .isTrue();
        assertThat(api.patch("/api/contacts/" + id, "{\"timezone\":\"Mars/Olympus\"}").issues())
                .singleElement()
                .asString()
                .startsWith("timezone: \"Mars/Olympus\"");
    }

    @Test
    void an_upsert_creates_once_and_merges_afterwards() {
        var first =
                api.put("/api/contacts", "{\"email\":\"up@example.com\",\"properties\":{\"a\":1}}");
        var second =
                api.put("/api/contacts", "{\"email\":\"UP@example.com\",\"properties\":{\"b\":2}}");

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text("id")).isEqualTo(first.text("id"));
        assertThat(second.body().path("properties")).hasToString("{\"a\":1,\"b\":2}");
    }

    @Test
    void a_list_pages_searches_and_filters() {
        for (int i = 0; i < 5; i++) {
            api.post("/api/contacts", Map.of("email", "listed" + i + "@pages.example"));
        }
        api.post("/api/suppressions", "{\"email\":\"listed3@pages.example\"}");

        var first = api.get("/api/contacts?search=pages.example&limit=3");
        var rest =
                api.get(
                        "/api/contacts?search=pages.example&limit=3&cursor="
                                + first.text("nextCursor"));

        assertThat(first.each("email")).hasSize(3);
        assertThat(rest.each("email")).hasSize(2);
        assertThat(rest.body().path("nextCursor").isNull()).isTrue();
        assertThat(api.get("/api/contacts?search=pages.example&suppressed=true").each("email"))
                .containsExactly("listed3@pages.example");
    }

    @Test
    void a_deleted_contact_is_gone() {
        var id = api.post("/api/contacts", "{\"email\":\"gone@example.com\"}").text("id");

        assertThat(api.delete("/api/contacts/" + id).status()).isEqualTo(204);

        assertThat(api.get("/api/contacts/" + id).code()).isEqualTo("NOT_FOUND");
        assertThat(api.delete("/api/contacts/" + id).code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void the_history_of_a_contact_tells_events_enrolments_and_emails_newest_first() {
        api.activeSequence("seq_history", "history_began");
        api.post("/api/contacts", Map.of("id", "con_history", "email", "h@example.com"));
        api.post(
                "/api/events",
                "{\"name\":\"history_began\",\"contactId\":\"con_history\",\"properties\":{\"x\":1}}");
        await(
                "the sequence is over",
                () ->
                        api.get("/api/contacts/con_history/enrolments")
                                .each("status")
                                .contains("completed"));

        var timeline = api.get("/api/contacts/con_history/timeline");

        assertThat(timeline.each("type")).containsExactly("completed", "send", "enrolled", "event");
        assertThat(timeline.each("name").getLast()).isEqualTo("history_began");
        assertThat(timeline.each("status").get(1)).isEqualTo("sent");
        var paged = api.get("/api/contacts/con_history/timeline?limit=2");
        assertThat(
                        api.get(
                                        "/api/contacts/con_history/timeline?limit=2&cursor="
                                                + paged.text("nextCursor"))
                                .each("type"))
                .containsExactly("enrolled", "event");
        assertThat(api.get("/api/contacts/con_history/sends").each("sequenceId"))
                .containsExactly("seq_history");
        assertThat(api.get("/api/contacts/con_history/enrolments").each("id"))
                .allMatch(id -> id.matches("enr_[0-9a-z]{26}"));
        for (String part : new String[] {"timeline", "sends", "enrolments"}) {
            assertThat(api.get("/api/contacts/nobody/" + part).code()).isEqualTo("NOT_FOUND");
        }
    }
}
