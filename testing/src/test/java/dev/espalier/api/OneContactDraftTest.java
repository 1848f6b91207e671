package dev.espalier.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Drafts for one contact, as an AI or a person hands them in.
class OneContactDraftTest extends ApiTest {

    private static Map<String, Object> email(String subject) {
        return Map.of("subject", subject, "html", "<p>Hello</p>");
    }

    private String contact(String name) {
        return api.post("/api/contacts", Map.of("email", name + "@example.com")).text("id");
    }

    private JsonNode steps(JsonNode sequence) {
        return ApiClient.JSON.readTree(sequence.path("definition").stringValue()).path("steps");
    }

    @Test
    void emails_without_a_time_follow_the_workspaces_spacing() {
        var four = List.of(email("a"), email("b"), email("c"), email("d"));

        var made =
                api.post("/api/sequences", Map.of("contactId", contact("spaced"), "emails", four));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("id")).startsWith("seq_");
        assertThat(made.text("name")).isEqualTo("a");
        assertThat(steps(made.body()))
                .extracting(step -> step.path("delay").stringValue())
                .containsExactly("0d", "3d", "4d", "4d");

        assertThat(
                        api.patch("/api/workspace", Map.of("spacing", List.of("1d", "2d", "2d12h")))
                                .body()
                                .path("spacing"))
                .hasSize(3);
        var again =
                api.post("/api/sequences", Map.of("contactId", contact("other"), "emails", four));
        assertThat(steps(again.body()))
                .extracting(step -> step.path("delay").stringValue())
                .containsExactly("1d", "1d", "12h", "12h");
        api.patch("/api/workspace", Map.of("spacing", List.of("0d", "3d", "7d")));
    }

    @Test
    void every_fault_is_told_at_the_callers_own_place() {
        var contact = contact("faulty");
        var emails =
                List.of(
                        Map.of("subject", "{{ x", "html", "<p>{% if %}</p>"),
                        Map.of("subject", "b", "text", "t", "delay", "soon"));

        var refused =
                api.post(
                        "/api/sequences",
                        Map.of(
                                "contactId",
                                contact,
                                "emails",
                                emails,
                                "schedule",
                                Map.of("from", "9 o'clock")));

        assertThat(refused.code()).isEqualTo("VALIDATION_ERROR");
        assertThat(refused.issues())
                .anyMatch(issue -> issue.startsWith("emails[1].delay:"))
                .anyMatch(issue -> issue.startsWith("schedule"))
                .noneMatch(issue -> issue.startsWith("definition"));
        var liquid =
                api.post(
                        "/api/sequences",
                        Map.of("contactId", contact, "emails", emails.subList(0, 1)));
        assertThat(liquid.issues())
                .anyMatch(issue -> issue.startsWith("emails[0].subject:"))
                .anyMatch(issue -> issue.startsWith("emails[0].html:"));
        assertThat(
                        api.post(
                                        "/api/sequences",
                                        Map.of(
                                                "contactId",
                                                contact,
                                                "emails",
                                                List.of(Map.of("subject", "s"))))
                                .issues())
                .singleElement()
                .asString()
                .startsWith("emails[0]: 0 bodies");
        assertThat(api.get("/api/counts").body().path("draft").asInt(0)).isLessThan(100);
    }

    @Test
    void what_does_not_go_together_is_refused() {
        assertThat(api.post("/api/sequences", Map.of("contactId", "con_x")).issues())
                .extracting(issue -> issue.substring(0, issue.indexOf(':')))
                .containsExactlyInAnyOrder("definition", "name", "emails");
        assertThat(
                        api.post(
                                        "/api/sequences",
                                        Map.of("emails", List.of(email("a")), "definition", "x"))
                                .issues())
                .extracting(issue -> issue.substring(0, issue.indexOf(':')))
                .containsExactlyInAnyOrder("contactId", "definition");
        assertThat(
                        api.post(
                                        "/api/sequences",
                                        Map.of(
                                                "contactId",
                                                "con_nobody",
                                                "emails",
                                                List.of(email("a"))))
                                .code())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void settings_that_cannot_be_are_refused_together() {
        assertThat(
                        api.patch(
                                        "/api/workspace",
                                        Map.of(
                                                "timezone", "Mars/Base",
                                                "maxLateness", "0d",
                                                "spacing", List.of("3d", "1d")))
                                .issues())
                .extracting(issue -> issue.substring(0, issue.indexOf(':')))
                .containsExactlyInAnyOrder("timezone", "maxLateness", "spacing[1]");
    }
}
