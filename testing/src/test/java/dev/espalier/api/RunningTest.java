package dev.espalier.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What people do with sequences, templates, events, sends, suppressions and the mailbox.
class RunningTest extends ApiTest {

    private void byHand(String id) {
        api.template("tmpl_by_hand");
        String definition =
                """
                steps:
                  - {type: email, key: hello, templateId: tmpl_by_hand}
                  - {type: delay, duration: 1d}
                  - {type: email, key: more, templateId: tmpl_by_hand}
                """;
        api.post("/api/sequences", Map.of("id", id, "name", "n", "definition", definition));
    }

    private void contact(String id) {
        api.post("/api/contacts", Map.of("id", id, "email", id + "@example.com"));
    }

    @Test
    void a_sequence_is_paused_resumed_and_cancelled_and_says_when_it_cannot_be() {
        byHand("seq_moves");

        assertThat(api.post("/api/sequences/seq_moves/pause").code())
                .isEqualTo("PRECONDITION_FAILED");
        assertThat(api.post("/api/sequences/seq_moves/approve").text("status")).isEqualTo("active");
        assertThat(api.post("/api/sequences/seq_moves/pause").text("status")).isEqualTo("paused");
        assertThat(api.post("/api/sequences/seq_moves/resume").text("status")).isEqualTo("active");
        assertThat(api.post("/api/sequences/seq_moves/cancel").text("status"))
                .isEqualTo("cancelled");
        assertThat(api.post("/api/sequences/seq_moves/resume").status()).isEqualTo(412);
    }

    @Test
    void a_contact_is_let_in_once_and_taken_out() {
        byHand("seq_hand");
        contact("con_hand");
        assertThat(
                        api.post(
                                        "/api/sequences/seq_hand/enrolments",
                                        "{\"contactId\":\"con_hand\"}")
                                .code())
                .isEqualTo("PRECONDITION_FAILED");
        api.post("/api/sequences/seq_hand/approve");

        var enrolled =
                api.post("/api/sequences/seq_hand/enrolments", "{\"contactId\":\"con_hand\"}");

        assertThat(enrolled.status()).isEqualTo(201);
        assertThat(enrolled.text("id")).matches("enr_[0-9a-z]{26}");
        assertThat(
                        api.post(
                                        "/api/sequences/seq_hand/enrolments",
                                        "{\"contactId\":\"con_hand\"}")
                                .code())
                .isEqualTo("CONFLICT");
        assertThat(api.delete("/api/sequences/seq_hand/enrolments/con_hand").status())
                .isEqualTo(204);
        assertThat(api.delete("/api/sequences/seq_hand/enrolments/con_hand").code())
                .isEqualTo("NOT_FOUND");
        assertThat(api.post("/api/sequences/seq_hand/enrolments/con_hand/release").code())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void putting_a_sequence_creates_it_and_then_makes_it_equal() {
        api.template("tmpl_put");
        String body =
                "{\"name\":\"%s\",\"definition\":\"steps: [{type: email, key: a, templateId: tmpl_put}]\"}";

        var first = api.put("/api/sequences/seq_put", body.replace("%s", "one"));
        var again = api.put("/api/sequences/seq_put", body.replace("%s", "one"));
        var renamed = api.put("/api/sequences/seq_put", body.replace("%s", "two"));

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.text("status")).isEqualTo("draft");
        assertThat(again.body().path("pendingVersion"))
                .isEqualTo(first.body().path("pendingVersion"));
        assertThat(renamed.text("name")).isEqualTo("two");
    }

    @Test
    void a_change_of_texts_waits_for_approval_and_moves_people_when_asked() {
        byHand("seq_version");
        api.post("/api/sequences/seq_version/approve");
        contact("con_version");
        api.post("/api/sequences/seq_version/enrolments", "{\"contactId\":\"con_version\"}");
        api.template("tmpl_new");
        String definition = "steps: [{type: email, key: more, templateId: tmpl_new}]";

        var pending = api.patch("/api/sequences/seq_version", Map.of("definition", definition));
        var moved =
                api.patch(
                        "/api/sequences/seq_version",
                        Map.of("definition", definition, "people", "migrate", "approve", true));

        assertThat(pending.body().path("version").asInt()).isEqualTo(1);
        assertThat(pending.body().path("pendingVersion").asInt()).isEqualTo(2);
        assertThat(moved.body().path("version").asInt()).isEqualTo(2);
        assertThat(moved.body().path("pendingVersion").isNull()).isTrue();
        var counts = moved.body().path("moved");
        assertThat(
                        counts.path("kept").asLong()
                                + counts.path("moved").asLong()
                                + counts.path("finished").asLong())
                .isEqualTo(1);
        assertThat(api.get("/api/sequences/seq_version/versions").each("version"))
                .containsExactlyInAnyOrder("1", "2");
        var emails = api.get("/api/sequences/seq_version/emails");
        assertThat(emails.each("step")).containsExactly("more");
        assertThat(emails.each("status")).containsExactly("approved");
    }

    @Test
    void a_dry_run_takes_assumptions_and_names_the_faulty_ones() {
        api.template("tmpl_wait");
        api.post(
                "/api/sequences",
                Map.of(
                        "id",
                        "seq_wait",
                        "name",
                        "n",
                        "definition",
                        """
                        steps:
                          - {type: wait, key: w, event: ordered, timeout: 3d, then: [{type: exit, key: x}], else: []}
                          - {type: email, key: mail, templateId: tmpl_wait}
                        """));
        contact("con_wait");

        var without = api.post("/api/sequences/seq_wait/dry-run", "{\"contactId\":\"con_wait\"}");
        var with =
                api.post(
                        "/api/sequences/seq_wait/dry-run",
                        "{\"contactId\":\"con_wait\",\"assumptions\":{\"events\":[{\"name\":\"ordered\",\"after\":\"1d\"}]}}");
        var faulty =
                api.post(
                        "/api/sequences/seq_wait/dry-run",
                        "{\"contactId\":\"con_wait\",\"assumptions\":{\"events\":[{\"name\":\"ordered\",\"after\":\"soon\"}],\"did\":[{\"email\":\"mail\",\"did\":\"ate\"}]}}");

        assertThat(without.text("outcome")).isEqualTo("completed");
        assertThat(without.body().path("steps").get(1).path("wouldSend").asBoolean()).isTrue();
        assertThat(with.text("outcome")).isNotEqualTo("completed");
        assertThat(with.body().path("steps").get(0).path("reason").asString())
                .isEqualTo("ordered came");
        assertThat(faulty.issues())
                .hasSize(2)
                .anyMatch(issue -> issue.startsWith("assumptions.events[0].after: "))
                .anyMatch(issue -> issue.startsWith("assumptions.did[0].did: \"ate\""));
        assertThat(
                        api.post(
                                        "/api/sequences/seq_wait/dry-run",
                                        "{\"contactId\":\"con_wait\",\"assumptions\":{\"did\":[{\"email\":\"nobody\",\"did\":\"opened\"}]}}")
                                .issues())
                .singleElement()
                .asString()
                .startsWith("assumptions.did: \"nobody\" (expected: an email of the sequence: ");
    }

    @Test
    void a_template_is_versioned_previewed_listed_and_kept_while_it_is_used() {
        String body =
                "{\"name\":\"W\",\"subject\":\"Hi {{ contact.properties.firstName | default: 'you' }}\",\"mjml\":\"<mjml><mj-body><mj-section><mj-column><mj-text>%s {{ contact.email }}</mj-text></mj-column></mj-section></mj-body></mjml>\"}";
        var first = api.put("/api/templates/tmpl_w", body.replace("%s", "Hello"));
        var same = api.put("/api/templates/tmpl_w", body.replace("%s", "Hello"));
        var second = api.put("/api/templates/tmpl_w", body.replace("%s", "Good day"));
        contact("con_w");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body().path("variables"))
                .hasToString("[\"contact.email\",\"contact.properties.firstName\"]");
        assertThat(same.status()).isEqualTo(200);
        assertThat(same.body().path("version").asInt()).isEqualTo(1);
        assertThat(second.body().path("version").asInt()).isEqualTo(2);
        var preview = api.post("/api/templates/tmpl_w/preview", "{\"contactId\":\"con_w\"}");
        assertThat(preview.text("subject")).isEqualTo("Hi you");
        assertThat(preview.text("html")).contains("Good day con_w@example.com");
        assertThat(api.get("/api/templates?limit=100").each("id")).contains("tmpl_w");
        api.post(
                "/api/sequences",
                "{\"id\":\"seq_w\",\"name\":\"n\",\"definition\":\"steps: [{send: tmpl_w}]\"}");
        assertThat(api.delete("/api/templates/tmpl_w").code()).isEqualTo("PRECONDITION_FAILED");
        api.delete("/api/sequences/seq_w");
        assertThat(api.delete("/api/templates/tmpl_w").status()).isEqualTo(204);
    }

    @Test
    void an_event_told_twice_counts_once() {
        String event =
                "{\"id\":\"order-17\",\"name\":\"ordered\",\"email\":\"buyer@example.com\",\"properties\":{\"total\":12.5},\"timestamp\":\"2026-05-06T07:08:09+02:00\"}";

        var first = api.post("/api/events", event);
        var second = api.post("/api/events", event);
        var batch = api.post("/api/events/batch", "{\"events\":[" + event + "]}");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.text("id")).isEqualTo("order-17");
        assertThat(first.text("timestamp")).isEqualTo("2026-05-06T05:08:09.000Z");
        assertThat(first.body().path("properties")).hasToString("{\"total\":12.5}");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text("contactId")).isEqualTo(first.text("contactId"));
        assertThat(batch.body()).hasToString("{\"accepted\":0,\"known\":1}");
    }

    @Test
    void sends_are_listed_by_status_sequence_and_contact_and_their_mail_is_in_the_mailbox() {
        api.activeSequence("seq_mail", "mail_began");
        contact("con_mail");
        api.post("/api/events", "{\"name\":\"mail_began\",\"contactId\":\"con_mail\"}");
        await("it is sent", () -> !sent("status=sent&sequenceId=seq_mail").isEmpty());

        assertThat(sent("sequenceId=seq_mail&contactId=con_mail")).hasSize(1);
        assertThat(sent("status=queued&contactId=con_mail")).isEmpty();
        assertThat(sent("status=sending&contactId=con_mail")).isEmpty();
        var id = sent("contactId=con_mail").getFirst();
        var send = api.get("/api/sends/" + id);
        assertThat(send.text("status")).isEqualTo("sent");
        assertThat(send.text("sentAt")).isNotEmpty();
        assertThat(send.text("step")).isEqualTo("hello");
        assertThat(api.get("/api/sends?status=lost").status()).isEqualTo(400);

        var mail = api.get("/api/mailbox?to=CON_MAIL@example.com");
        assertThat(mail.each("subject")).containsExactly("About tmpl_seq_mail");
        var opened = api.get("/api/mailbox/" + mail.each("id").getFirst());
        assertThat(opened.text("text")).contains("Hello from tmpl_seq_mail");
        assertThat(opened.body().path("headers")).isNotEmpty();
        assertThat(api.get("/api/mailbox/" + mail.each("id").getFirst() + "/raw").text())
                .contains("Subject: About tmpl_seq_mail");
    }

    private List<String> sent(String query) {
        var reply = api.get("/api/sends?" + query);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.each("id");
    }

    @Test
    void a_suppressed_address_is_shown_and_let_go() {
        contact("con_quiet");

        var added =
                api.post(
                        "/api/suppressions",
                        "{\"email\":\"Con_Quiet@example.com\",\"detail\":\"asked by phone\"}");

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.text("reason")).isEqualTo("manual");
        assertThat(api.get("/api/contacts/con_quiet").body().path("suppressed").asBoolean())
                .isTrue();
        assertThat(api.get("/api/suppressions/con_quiet@example.com").text("detail"))
                .isEqualTo("asked by phone");
        assertThat(api.get("/api/suppressions?limit=100").each("email"))
                .contains("con_quiet@example.com");
        assertThat(api.delete("/api/suppressions/con_quiet@example.com").status()).isEqualTo(204);
        assertThat(api.delete("/api/suppressions/con_quiet@example.com").code())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void a_mutation_with_an_idempotency_key_is_done_once() {
        var request =
                api.to("/api/contacts")
                        .header("content-type", "application/json")
                        .header("idempotency-key", "once-1")
                        .POST(BodyPublishers.ofString("{\"email\":\"once@example.com\"}"));

        var first = api.send(request);
        var second = api.send(request);
        var other =
                api.send(
                        api.to("/api/contacts")
                                .header("content-type", "application/json")
                                .header("idempotency-key", "once-1")
                                .POST(
                                        BodyPublishers.ofString(
                                                "{\"email\":\"other@example.com\"}")));

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(other.code()).isEqualTo("VALIDATION_ERROR");
    }

    @Test
    void a_key_is_not_made_under_an_idempotency_key() {
        var refused =
                api.send(
                        api.to("/api/keys")
                                .header("content-type", "application/json")
                                .header("idempotency-key", "once-2")
                                .POST(BodyPublishers.ofString("{\"name\":\"kept nowhere\"}")));

        assertThat(refused.issues())
                .containsExactly(
                        "Idempotency-Key: given (expected: none; the answer of keys.create holds a"
                                + " secret and is not kept)");
        assertThat(api.get("/api/keys").each("name")).doesNotContain("kept nowhere");
    }

    @Test
    void keys_are_made_listed_and_never_shown_again() {
        var made = api.post("/api/keys", "{\"name\":\"deploy\",\"scopes\":[\"ingest\",\"read\"]}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("rawKey")).startsWith("esp_");
        assertThat(made.body().path("scopes")).hasToString("[\"read\",\"ingest\"]");
        var listed = api.get("/api/keys");
        assertThat(listed.each("name")).contains("deploy");
        assertThat(listed.text()).doesNotContain(made.text("rawKey"));
        assertThat(api.delete("/api/keys/key_nope").code()).isEqualTo("NOT_FOUND");
    }
}
