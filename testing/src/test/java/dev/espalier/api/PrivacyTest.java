package dev.espalier.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a person may ask for, over REST.
class PrivacyTest extends ApiTest {

    private ApiClient.Reply upload(String csv) {
        return api.send(
                api.to("/api/suppressions/import")
                        .header("content-type", "text/csv")
                        .POST(BodyPublishers.ofString(csv)));
    }

    @Test
    void a_person_is_told_everything_then_forgotten_and_never_mailed_again() {
        api.activeSequence("privacy", "joined_privacy");
        api.post(
                "/api/contacts",
                Map.of(
                        "id",
                        "con_ada",
                        "email",
                        "Ada@Privacy.test",
                        "properties",
                        Map.of("firstName", "Ada")));
        api.post(
                "/api/events",
                Map.of("name", "joined_privacy", "contactId", "con_ada", "id", "e1"));
        await(
                "the email is there",
                () -> !api.get("/api/mailbox?to=ada@privacy.test").body().path("data").isEmpty());
        await(
                "the send is written down",
                () -> api.get("/api/contacts/con_ada/sends").each("status").contains("sent"));

        var dossier = api.get("/api/contacts/con_ada/export").body();
        assertThat(dossier.path("contact").path("email").asString()).isEqualTo("Ada@Privacy.test");
        assertThat(dossier.path("events").get(0).path("key").asString()).isEqualTo("e1");
        assertThat(dossier.path("sends").get(0).path("text").path("subject").asString())
                .isEqualTo("About tmpl_privacy");
        assertThat(dossier.path("enrolments").get(0).path("enrolment").path("status").asString())
                .isEqualTo("completed");
        assertThat(dossier.path("timeline")).hasSize(4);
        assertThat(dossier.path("mailbox").get(0).path("message").asString())
                .contains("Hello from tmpl_privacy");

        assertThat(api.post("/api/contacts/con_ada/erase").status()).isEqualTo(204);

        assertThat(api.get("/api/contacts/con_ada").status()).isEqualTo(404);
        assertThat(api.post("/api/contacts/con_ada/erase").code()).isEqualTo("NOT_FOUND");
        assertThat(api.get("/api/mailbox?to=ada@privacy.test").body().path("data")).isEmpty();
        assertThat(api.get("/api/sequences/privacy/sends").each("contactId").getFirst())
                .startsWith("erased_");
        assertThat(api.get("/api/suppressions/ada@privacy.test").text("reason"))
                .isEqualTo("erased");
        var again = api.post("/api/contacts", Map.of("email", "ada@privacy.test"));
        assertThat(again.body().path("suppressed").asBoolean()).isTrue();
        assertThat(database.one("SELECT asked_by FROM erasure")).startsWith("key_");
    }

    @Test
    void why_is_told_step_by_step() {
        api.activeSequence("asked", "joined_asked");
        api.post("/api/contacts", Map.of("id", "con_why", "email", "why@privacy.test"));

        var never = api.get("/api/sequences/asked/contacts/con_why/why");
        assertThat(never.text("summary")).contains("the event joined_asked was not seen");

        api.post("/api/events", Map.of("name", "joined_asked", "contactId", "con_why"));
        await(
                "the way is over",
                () ->
                        api.get("/api/sequences/asked/contacts/con_why/why")
                                .text("summary")
                                .contains("completed"));
        var step =
                api.get("/api/sequences/asked/contacts/con_why/why")
                        .body()
                        .path("enrolments")
                        .get(0)
                        .path("steps")
                        .get(0);
        assertThat(step.path("standing").asString()).isEqualTo("done");
        assertThat(step.path("why").asString()).startsWith("sent");
        assertThat(step.path("send").path("status").asString()).isEqualTo("sent");
        assertThat(api.get("/api/sequences/none/contacts/con_why/why").status()).isEqualTo(404);
    }

    @Test
    void suppressions_come_in_and_out_as_files() {
        var report =
                upload(
                        """
                        email,reason,detail,other
                        One@File.test,bounced,"550, gone",x
                        two@file.test,,,
                        two@file.test,manual,,
                        no address,manual,,
                        three@file.test,erased,,
                        """);
        assertThat(report.status()).isEqualTo(200);
        assertThat(report.body().path("created").asInt()).isEqualTo(2);
        assertThat(report.body().path("repeats").asInt()).isEqualTo(1);
        assertThat(report.body().path("refused").asInt()).isEqualTo(2);
        assertThat(report.body().path("refusedRows").get(0).path("line").asInt()).isEqualTo(5);
        assertThat(report.body().path("refusedRows").get(1).path("reason").asString())
                .contains("reason: \"erased\" (expected: bounced, complained or manual)");
        assertThat(upload("email\none@file.test\n").body().path("unchanged").asInt()).isEqualTo(1);
        assertThat(upload("name\nAda\n").status()).isEqualTo(400);

        var csv = api.get("/api/suppressions/export?after=m@file.test&limit=1").text();
        assertThat(csv.lines().toList())
                .hasSize(2)
                .satisfies(lines ->
                        assertThat(lines.getLast())
                                .startsWith("one@file.test,bounced,\"550, gone\","));
        assertThat(upload(csv).body().path("unchanged").asInt()).isEqualTo(1);
    }

    @Test
    void an_opened_contact_shows_what_it_left() {
        api.activeSequence("left", "joined_left");
        api.post("/api/contacts", Map.of("id", "con_left", "email", "left@privacy.test"));
        database.execute(
                "INSERT INTO opt_out (workspace_id, contact_id, sequence_id, at) SELECT workspace_id, id, 'left', now() FROM contact WHERE id = 'con_left'");

        var shown = api.get("/api/contacts/con_left").body().path("optOuts");
        assertThat(shown).hasSize(1);
        assertThat(shown.get(0).path("sequenceId").asString()).isEqualTo("left");
    }

    @Test
    void a_new_signing_key_signs_after_a_while() {
        int keys = api.post("/api/installation/signing-keys").body().path("keys").asInt();

        var made = api.post("/api/installation/signing-keys");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().path("keys").asInt()).isEqualTo(keys + 1);
        assertThat(made.text("signsFrom")).isNotEmpty();
    }
}
