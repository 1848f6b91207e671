package dev.espalier.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Every refusal names the field, what was given and what is expected, and stores nothing.
class BadInputTest extends ApiTest {

    private static void isInvalid(ApiClient.Reply reply, String... issues) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("VALIDATION_ERROR");
        assertThat(reply.issues()).containsExactly(issues);
    }

    @Test
    void malformed_json_is_told_with_its_place() {
        var reply = api.post("/api/contacts", "{\"email\": \"a@example.com\",}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("VALIDATION_ERROR");
        assertThat(reply.issues())
                .singleElement()
                .asString()
                .contains("malformed JSON at line 1, column");
    }

    @Test
    void wrong_types_unknown_fields_and_missing_ones_are_told_together() {
        isInvalid(
                api.put(
                        "/api/sequences/seq",
                        "{\"name\": 7, \"triggers\": {}, \"defintion\": \"x\"}"),
                "name: 7 (expected: text)",
                "definition: missing (expected: text)",
                "triggers: an object (expected: a list)",
                "defintion: unknown field (did you mean \"definition\"?)");
    }

    @Test
    void over_long_values_are_refused() {
        isInvalid(
                api.post(
                        "/api/sequences",
                        Map.of("id", "x".repeat(129), "name", "", "definition", "d")),
                "id: 129 characters (expected: 1..128)",
                "name: 0 characters (expected: 1..200)");
        isInvalid(
                api.post("/api/events", Map.of("name", "n".repeat(201), "email", "a@example.com")),
                "name: 201 characters (expected: 1..200)");
    }

    @Test
    void every_fault_of_a_definition_is_told_with_path_and_line() {
        var reply =
                api.post(
                        "/api/sequences",
                        Map.of(
                                "id",
                                "seq_faulty",
                                "name",
                                "n",
                                "definition",
                                """
                                steps:
                                  - {type: email, templateId: gone}
                                  - {type: delay, duration: soon}
                                  - {type: condition, if: {property: contact.email, operator: equal, value: 1}, then: [], else: []}
                                """));

        assertThat(reply.code()).isEqualTo("VALIDATION_ERROR");
        assertThat(reply.issues())
                .anyMatch(issue -> issue.startsWith("definition.steps[1].duration: "))
                .anyMatch(issue -> issue.startsWith("definition.steps[2].if.operator: \"equal\""));
        assertThat(reply.body().path("error").path("issues").get(0).path("line").asInt())
                .isGreaterThan(1);
        assertThat(api.get("/api/sequences/seq_faulty").code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void a_trigger_that_is_none_is_refused_at_its_place() {
        api.template("tmpl_trigger");

        var reply =
                api.post(
                        "/api/sequences",
                        "{\"id\":\"seq_t\",\"name\":\"n\",\"definition\":\"steps: [{send: tmpl_trigger}]\",\"triggers\":[{\"type\":\"cron\"}]}");

        assertThat(reply.code()).isEqualTo("VALIDATION_ERROR");
        assertThat(reply.issues()).allMatch(issue -> issue.startsWith("triggers[0]"));
    }

    @Test
    void a_body_over_the_limit_is_refused_before_it_is_read() {
        var reply = api.post("/api/contacts", "{\"email\":\"" + "a".repeat(2_000_000) + "\"}");

        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.code()).isEqualTo("PAYLOAD_TOO_LARGE");
    }

    @Test
    void an_unknown_route_a_wrong_method_and_a_wrong_media_type_are_told_apart() {
        var wrongMethod = api.delete("/api/sequences");
        var wrongType =
                api.send(
                        api.to("/api/events")
                                .header("content-type", "text/plain")
                                .POST(BodyPublishers.ofString("hello")));

        assertThat(api.get("/api/sequence").status()).isEqualTo(404);
        assertThat(api.get("/api/sequence").code()).isEqualTo("NOT_FOUND");
        assertThat(wrongMethod.status()).isEqualTo(405);
        assertThat(wrongMethod.code()).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(wrongType.status()).isEqualTo(415);
    }

    @Test
    void a_missing_unknown_or_revoked_key_is_unauthorised() {
        var made = api.post("/api/keys", "{\"name\":\"ci\",\"scopes\":[\"read\"]}");
        var reader = server.client(made.text("rawKey"));
        assertThat(reader.get("/api/sequences").status()).isEqualTo(200);

        assertThat(api.delete("/api/keys/" + made.text("keyId")).status()).isEqualTo(204);

        for (var client : Set.of(reader, server.client(""), server.client("esp_unknown-key"))) {
            var reply = client.get("/api/sequences");
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.code()).isEqualTo("UNAUTHORISED");
        }
    }

    @Test
    void a_key_opens_what_its_scopes_say_and_nothing_else() {
        var reader =
                server.client(
                        api.post("/api/keys", "{\"name\":\"r\",\"scopes\":[\"read\"]}")
                                .text("rawKey"));
        var sender =
                server.client(
                        api.post("/api/keys", "{\"name\":\"i\",\"scopes\":[\"ingest\"]}")
                                .text("rawKey"));

        assertThat(reader.get("/api/contacts").status()).isEqualTo(200);
        assertThat(reader.post("/api/contacts", "{\"email\":\"x@example.com\"}").code())
                .isEqualTo("FORBIDDEN");
        assertThat(reader.get("/api/keys").code()).isEqualTo("FORBIDDEN");
        assertThat(
                        sender.post("/api/events", "{\"name\":\"e\",\"email\":\"x@example.com\"}")
                                .status())
                .isEqualTo(201);
        assertThat(sender.get("/api/contacts").code()).isEqualTo("FORBIDDEN");
        assertThat(
                        reader.post("/api/events", "{\"name\":\"e\",\"email\":\"x@example.com\"}")
                                .code())
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void events_need_somebody_and_a_name() {
        isInvalid(
                api.post("/api/events", "{\"name\":\"e\"}"),
                "contactId: missing (expected: contactId or email)");
        assertThat(api.post("/api/events", "{\"name\":\"e\",\"email\":\"nobody\"}").issues())
                .singleElement()
                .asString()
                .startsWith("email: ");
        assertThat(api.post("/api/events", "{\"name\":\"e\",\"contactId\":\"nobody\"}").code())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void a_batch_with_one_faulty_event_stores_none() {
        var reply =
                api.post(
                        "/api/events/batch",
                        "{\"events\":[{\"name\":\"e\",\"email\":\"first@example.com\"},{\"name\":\"e\",\"email\":\"second\"},{\"name\":\"e\",\"contactId\":\"con_x\",\"timestamp\":\"yesterday\"}]}");

        assertThat(reply.code()).isEqualTo("VALIDATION_ERROR");
        assertThat(reply.issues())
                .allMatch(issue -> issue.startsWith("events[2].timestamp: \"yesterday\""));
        assertThat(
                        api.post(
                                        "/api/events/batch",
                                        "{\"events\":[{\"name\":\"e\",\"email\":\"first@example.com\"},{\"name\":\"e\",\"contactId\":\"con_x\"}]}")
                                .issues())
                .containsExactly("events[1].contactId: \"con_x\" (expected: an existing contact)");
        assertThat(api.get("/api/contacts?email=first@example.com").each("id")).isEmpty();
    }

    @Test
    void a_template_has_one_body_and_liquid_that_can_be_read() {
        isInvalid(
                api.put("/api/templates/t", "{\"name\":\"n\",\"subject\":\"s\"}"),
                ": 0 bodies (expected: one of mjml, html, markdown)");
        assertThat(
                        api.put(
                                        "/api/templates/t",
                                        "{\"name\":\"n\",\"subject\":\"{{ x\",\"html\":\"<p>{% if %}</p>\"}")
                                .issues())
                .anyMatch(issue -> issue.startsWith("subject: "))
                .anyMatch(issue -> issue.startsWith("html: "));
        assertThat(api.get("/api/templates/t").code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void odd_ids_are_not_found() {
        for (String id :
                new String[] {
                    "%00",
                    "a%00b",
                    "%2F",
                    "..%2F..",
                    "%F0%9F%8C%B3",
                    "'%20OR%201=1",
                    "x".repeat(2_000),
                    "snd_zzzzzzzzzzzzzzzzzzzzzzzzzz",
                    "%E2%80%AE"
                }) {
            for (String path :
                    new String[] {
                        "/api/sequences/",
                        "/api/contacts/",
                        "/api/templates/",
                        "/api/sends/",
                        "/api/mailbox/"
                    }) {
                var reply = api.get(path + id);
                assertThat(reply.status()).as(path + id + " " + reply.text()).isEqualTo(404);
                assertThat(reply.code()).isEqualTo("NOT_FOUND");
            }
        }
    }

    @Test
    void a_cursor_of_another_list_a_forged_one_and_a_limit_out_of_bounds_are_refused() {
        for (int i = 0; i < 3; i++) {
            api.post("/api/contacts", Map.of("email", "cursor" + i + "@example.com"));
        }
        String cursor = api.get("/api/contacts?limit=1").text("nextCursor");

        assertThat(api.get("/api/contacts?limit=1&cursor=" + cursor).status()).isEqualTo(200);
        for (String path :
                new String[] {
                    "/api/sequences?cursor=" + cursor,
                    "/api/templates?cursor=" + cursor,
                    "/api/sends?cursor=" + cursor,
                    "/api/suppressions?cursor=" + cursor,
                    "/api/mailbox?cursor=" + cursor,
                    "/api/contacts?cursor=bm9wZQ"
                }) {
            isInvalid(
                    api.get(path),
                    "cursor: unknown (expected: the nextCursor of a page of this list)");
        }
        isInvalid(
                api.get("/api/contacts?limit=101"), "limit: 101 (expected: a whole number 1..100)");
        isInvalid(api.get("/api/contacts?limit=0"), "limit: 0 (expected: a whole number 1..100)");
    }

    @Test
    void texts_that_no_database_stores_are_refused_wherever_they_stand() {
        for (String body :
                new String[] {
                    "{\"email\":\"n@example.com\",\"properties\":{\"a\":\"x\\u0000\"}}",
                    "{\"email\":\"n@example.com\",\"properties\":{\"a\\u0000\":1}}",
                    "{\"email\":\"n\\u0000@example.com\"}",
                    "{\"email\":\"n@example.com\",\"timezone\":\"\\ud800\"}"
                }) {
            assertThat(api.post("/api/contacts", body).status()).as(body).isEqualTo(400);
        }
    }
}
