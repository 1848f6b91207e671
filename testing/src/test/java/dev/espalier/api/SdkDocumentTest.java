package dev.espalier.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The SDK document's own example, word for word.
class SdkDocumentTest extends ApiTest {

    private static final String CREATE =
            """
            {"id": "seq_onboarding", "name": "Onboarding Drip",
             "definition": "{\\"steps\\":[{\\"type\\":\\"email\\",\\"templateId\\":\\"tmpl_welcome\\",\\"delay\\":\\"0d\\"},{\\"type\\":\\"delay\\",\\"duration\\":\\"2d\\"},{\\"type\\":\\"email\\",\\"templateId\\":\\"tmpl_getting_started\\",\\"delay\\":\\"0d\\"}]}",
             "triggers": [{"type": "event", "eventName": "signed_up"}]}
            """;

    @BeforeAll
    void templates() {
        api.template("tmpl_welcome");
        api.template("tmpl_getting_started");
    }

    private static String create(String id) {
        return CREATE.replace("seq_onboarding", id);
    }

    @Test
    void a_sequence_runs_from_its_creation_to_its_first_email() {
        var created = api.post("/api/sequences", create("seq_onboarding"));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("id")).isEqualTo("seq_onboarding");
        assertThat(created.text("name")).isEqualTo("Onboarding Drip");
        assertThat(created.text("status")).isEqualTo("draft");
        assertThat(created.body().path("triggers"))
                .hasToString("[{\"type\":\"event\",\"eventName\":\"signed_up\"}]");
        assertThat(ApiClient.JSON.readTree(created.text("definition")).path("steps")).hasSize(3);
        assertThat(created.text("createdAt"))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");

        assertThat(api.post("/api/sequences/seq_onboarding/approve").text("status"))
                .isEqualTo("active");
        var contact =
                api.post("/api/contacts", Map.of("id", "con_abc123", "email", "ada@example.com"));
        assertThat(contact.status()).isEqualTo(201);
        var event = api.post("/api/events", Map.of("name", "signed_up", "contactId", "con_abc123"));
        assertThat(event.status()).isEqualTo(201);
        assertThat(event.text("contactId")).isEqualTo("con_abc123");

        await(
                "the first email is sent",
                () ->
                        api.get("/api/sequences/seq_onboarding/sends")
                                .each("status")
                                .equals(List.of("sent")));
        var status = api.get("/api/sequences/seq_onboarding/status");
        assertThat(status.body().toString())
                .isEqualTo(
                        "{\"status\":\"active\",\"totalEnrolled\":1,\"activeEnrolments\":1,\"completedCount\":0,\"exitedCount\":0,\"cancelledCount\":0,\"heldCount\":0}");
        var contacts = api.get("/api/sequences/seq_onboarding/contacts");
        assertThat(contacts.each("email")).containsExactly("ada@example.com");
        assertThat(contacts.each("id")).containsExactly("con_abc123");
        assertThat(contacts.body().path("nextCursor").isNull()).isTrue();
        var sends = api.get("/api/sequences/seq_onboarding/sends");
        assertThat(sends.each("contactId")).containsExactly("con_abc123");
        assertThat(sends.each("templateId")).containsExactly("tmpl_welcome");
        assertThat(sends.each("id")).allMatch(id -> id.matches("snd_[0-9a-z]{26}"));
    }

    @Test
    void a_dry_run_shows_each_step_and_sends_nothing() {
        api.post("/api/sequences", create("seq_rehearsed"));
        api.post("/api/contacts", Map.of("id", "con_rehearsed", "email", "r@example.com"));

        var run =
                api.post(
                        "/api/sequences/seq_rehearsed/dry-run",
                        Map.of("contactId", "con_rehearsed"));

        assertThat(run.status()).isEqualTo(200);
        var steps = run.body().path("steps");
        assertThat(steps).hasSize(3);
        assertThat(steps.get(0).path("type").asString()).isEqualTo("email");
        assertThat(steps.get(0).path("templateId").asString()).isEqualTo("tmpl_welcome");
        assertThat(steps.get(0).path("wouldSend").asBoolean()).isTrue();
        assertThat(steps.get(0).path("subject").asString()).isEqualTo("About tmpl_welcome");
        assertThat(steps.get(1).path("type").asString()).isEqualTo("delay");
        assertThat(steps.get(1).path("wouldSend").asBoolean()).isFalse();
        assertThat(steps.get(2).path("templateId").asString()).isEqualTo("tmpl_getting_started");
        assertThat(run.text("outcome")).isEqualTo("completed");
        assertThat(api.get("/api/sequences/seq_rehearsed/sends").each("id")).isEmpty();
    }

    @Test
    void an_id_that_is_taken_is_a_conflict() {
        assertThat(api.post("/api/sequences", create("seq_twice")).status()).isEqualTo(201);

        var again = api.post("/api/sequences", create("seq_twice"));

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("CONFLICT");
    }

    @Test
    void a_definition_that_is_no_json_or_names_a_missing_template_is_a_validation_error() {
        var broken =
                api.post(
                        "/api/sequences",
                        Map.of("id", "seq_broken", "name", "n", "definition", "{\"steps\":[{"));
        var missing =
                api.post("/api/sequences", create("seq_m").replace("tmpl_welcome", "tmpl_gone"));

        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.code()).isEqualTo("VALIDATION_ERROR");
        assertThat(broken.issues()).anyMatch(issue -> issue.startsWith("definition"));
        assertThat(missing.code()).isEqualTo("VALIDATION_ERROR");
        assertThat(missing.issues())
                .singleElement()
                .asString()
                .startsWith("definition.steps[0].templateId: ")
                .contains("tmpl_gone");
        assertThat(api.get("/api/sequences/seq_broken").status()).isEqualTo(404);
        assertThat(api.get("/api/sequences/seq_m").status()).isEqualTo(404);
    }

    @Test
    void every_method_answers_not_found_for_a_sequence_that_is_not_there() {
        var calls =
                List.of(
                        api.get("/api/sequences/nope"),
                        api.patch("/api/sequences/nope", "{\"name\":\"n\"}"),
                        api.delete("/api/sequences/nope"),
                        api.get("/api/sequences/nope/status"),
                        api.post("/api/sequences/nope/dry-run", "{\"contactId\":\"c\"}"),
                        api.get("/api/sequences/nope/contacts"),
                        api.get("/api/sequences/nope/sends"),
                        api.post("/api/sequences/nope/approve"));

        assertThat(calls)
                .allSatisfy(reply -> {
                    assertThat(reply.status()).isEqualTo(404);
                    assertThat(reply.code()).isEqualTo("NOT_FOUND");
                });
        api.post("/api/sequences", create("seq_there"));
        assertThat(api.post("/api/sequences/seq_there/dry-run", "{\"contactId\":\"nope\"}").code())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void an_update_changes_what_is_given_and_refuses_a_broken_definition() {
        api.post("/api/sequences", create("seq_changed"));

        var updated = api.patch("/api/sequences/seq_changed", Map.of("name", "Onboarding Drip v2"));

        assertThat(updated.text("name")).isEqualTo("Onboarding Drip v2");
        assertThat(updated.body().path("triggers")).hasSize(1);
        assertThat(
                        api.patch(
                                        "/api/sequences/seq_changed",
                                        Map.of("definition", "{\"steps\":7}"))
                                .code())
                .isEqualTo("VALIDATION_ERROR");
        var read = api.get("/api/sequences/seq_changed").body();
        for (var field : List.of("name", "status", "definition", "triggers", "updatedAt")) {
            assertThat(read.get(field)).as(field).isEqualTo(updated.body().get(field));
        }
    }

    @Test
    void a_list_pages_and_filters_by_status() {
        for (int i = 0; i < 3; i++) {
            api.post("/api/sequences", create("seq_page_" + i));
        }

        var first = api.get("/api/sequences?limit=2&status=draft");
        var rest =
                api.get("/api/sequences?limit=100&status=draft&cursor=" + first.text("nextCursor"));

        assertThat(first.each("id")).hasSize(2);
        assertThat(rest.each("id")).isNotEmpty().doesNotContainAnyElementsOf(first.each("id"));
        assertThat(api.get("/api/sequences?status=cancelled").each("id")).isEmpty();
    }

    @Test
    void deleting_cancels_those_inside() {
        api.post("/api/sequences", create("seq_deleted"));
        api.post("/api/sequences/seq_deleted/approve");
        api.post("/api/contacts", Map.of("id", "con_inside", "email", "inside@example.com"));
        api.post("/api/sequences/seq_deleted/enrolments", Map.of("contactId", "con_inside"));

        assertThat(api.delete("/api/sequences/seq_deleted").status()).isEqualTo(204);

        assertThat(api.get("/api/sequences/seq_deleted").code()).isEqualTo("NOT_FOUND");
    }
}
