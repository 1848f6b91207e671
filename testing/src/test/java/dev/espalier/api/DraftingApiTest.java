package dev.espalier.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Drafting, from outside: what is asked, what comes, and what is refused.
class DraftingApiTest extends ApiTest {

    @BeforeAll
    void jobs() {
        server.startJobs();
    }

    private String contact(String name) {
        return api.post(
                        "/api/contacts",
                        Map.of(
                                "email",
                                name + "@example.com",
                                "properties",
                                Map.of("firstName", name)))
                .text("id");
    }

    private JsonNode emails(String sequence) {
        return api.get("/api/sequences/" + sequence).body().path("emails");
    }

    private void awaitTexts(String sequence) {
        await(
                "all is written",
                () -> {
                    for (var email : emails(sequence)) {
                        if (!email.path("generation").asString().equals("idle")) {
                            return false;
                        }
                    }
                    return true;
                });
    }

    @Test
    void a_sequence_is_generated_explained_and_approved() {
        var ada = contact("Ada");

        var made =
                api.post(
                        "/api/sequences/generate",
                        Map.of("contactIds", List.of(ada, "con_nobody"), "category", "onboarding"));

        assertThat(made.status()).isEqualTo(200);
        assertThat(made.body().path("refused").get(0).path("code").asString())
                .isEqualTo("NOT_FOUND");
        var sequence = made.body().path("sequences").get(0).path("sequenceId").asString();
        awaitTexts(sequence);
        var batch = made.text("batchId");
        await(
                "the batch is done",
                () ->
                        api.get("/api/jobs/batches/" + batch)
                                .body()
                                .toString()
                                .contains("\"done\":1"));
        assertThat(emails(sequence)).hasSize(3);
        var email = emails(sequence).get(0);
        assertThat(email.path("status").asString()).isEqualTo("draft");
        assertThat(email.path("subject").asString()).isEqualTo("Welcome, Ada");
        assertThat(email.path("html").asString()).contains("Hello Ada", "unsubscribeUrl");
        assertThat(email.path("generationProblem").isNull()).isTrue();

        var drafts = api.get("/api/emails/" + email.path("id").asString() + "/drafts");
        var draft = drafts.body().path("data").get(0);
        assertThat(draft.path("fate").asString()).isEqualTo("landed");
        assertThat(draft.path("provider").asString()).isEqualTo("playbook");
        assertThat(draft.path("facts").path("firstName").asString()).isEqualTo("Ada");
        assertThat(api.get("/api/drafts/" + draft.path("id").asString()).body()).isEqualTo(draft);
        assertThat(api.get("/api/drafts/nonsense").code()).isEqualTo("NOT_FOUND");

        var approved = api.post("/api/sequences/" + sequence + "/approve");
        assertThat(approved.text("status")).isEqualTo("active");
        var again =
                api.post(
                        "/api/sequences/generate",
                        Map.of("contactId", ada, "category", "onboarding"));
        assertThat(again.body().path("refused").get(0).path("code").asString())
                .isEqualTo("CONFLICT");
    }

    @Test
    void a_step_with_a_brief_waits_with_each_persons_text() {
        api.put(
                "/api/sequences/seq_brief",
                Map.of(
                        "name",
                        "Brief",
                        "definition",
                        "steps: [{type: email, key: ask, brief: Ask how it went}]"));
        assertThat(api.post("/api/sequences/seq_brief/approve").text("status")).isEqualTo("active");
        var bob = contact("Bob");
        api.post("/api/sequences/seq_brief/enrolments", Map.of("contactId", bob));

        await("it is written", () -> written("&approved=false").findAny().isPresent());

        var email = written("").findFirst().orElseThrow();
        assertThat(email.path("contactId").asString()).isEqualTo(bob);
        assertThat(email.path("text").asString())
                .contains("Hello Bob", "how I can be of use")
                .doesNotContain("Ask how it went");
        assertThat(api.get("/api/sequences/seq_brief/status").body().path("heldCount").asInt())
                .isEqualTo(1);
        api.post("/api/emails/" + email.path("id").asString() + "/approve");
        await(
                "it is sent",
                () ->
                        !api.get("/api/emails/" + email.path("id").asString())
                                .body()
                                .path("sentAt")
                                .isNull());
    }

    private java.util.stream.Stream<JsonNode> written(String filter) {
        var page = api.get("/api/sequences/seq_brief/personal-emails?limit=10" + filter);
        var emails = new java.util.ArrayList<JsonNode>();
        page.body().path("data").forEach(emails::add);
        return emails.stream().filter(one -> one.path("generation").asString().equals("idle"));
    }

    @Test
    void the_brand_voice_is_changed_part_by_part() {
        api.patch("/api/workspace/brand-voice", Map.of("tone", "warm", "avoid", List.of("cheap")));

        var voice =
                api.patch(
                        "/api/workspace/brand-voice",
                        Map.of("linkDomains", List.of("Example.COM")));

        assertThat(voice.text("tone")).isEqualTo("warm");
        assertThat(voice.body().path("linkDomains").get(0).asString()).isEqualTo("example.com");
        assertThat(api.get("/api/workspace/brand-voice").body()).isEqualTo(voice.body());
        var refused =
                api.patch(
                        "/api/workspace/brand-voice",
                        Map.of("linkDomains", List.of("https://example.com/x")));
        assertThat(refused.issues()).singleElement().asString().startsWith("linkDomains[0]:");
        api.patch("/api/workspace/brand-voice", Map.of("avoid", List.of()));
    }

    @Test
    void the_products_playbooks_are_there_and_give_way_to_ones_own() {
        assertThat(api.get("/api/playbooks").each("category"))
                .contains("buyer-lead", "seller-valuation", "landlord", "onboarding", "general");
        var own =
                Map.of(
                        "name",
                        "Landlords of ours",
                        "purpose",
                        "Talk.",
                        "emails",
                        List.of(Map.of("aim", "Ask.", "subject", "Hello", "body", "Hello.")));

        assertThat(api.put("/api/playbooks/landlord", own).status()).isEqualTo(201);
        assertThat(api.get("/api/playbooks/landlord").body().path("builtIn").asBoolean()).isFalse();
        assertThat(api.put("/api/playbooks/landlord", own).status()).isEqualTo(200);
        api.delete("/api/playbooks/landlord");

        assertThat(api.get("/api/playbooks/landlord").body().path("builtIn").asBoolean()).isTrue();
        assertThat(api.delete("/api/playbooks/landlord").code()).isEqualTo("NOT_FOUND");
        assertThat(api.put("/api/playbooks/Not%20One", own).code()).isEqualTo("VALIDATION_ERROR");
    }

    @Test
    void the_budget_is_seen_and_set() {
        assertThat(api.get("/api/workspace/drafting").text("provider")).isEqualTo("playbook");

        var limited = api.patch("/api/workspace/drafting", "{\"monthlyTokens\": 1000}");
        assertThat(limited.body().path("monthlyTokens").asInt()).isEqualTo(1_000);
        var free = api.patch("/api/workspace/drafting", "{\"monthlyTokens\": null}");

        assertThat(free.body().path("monthlyTokens").isNull()).isTrue();
        assertThat(api.patch("/api/workspace/drafting", "{\"monthlyCost\": 5}").issues())
                .singleElement()
                .asString()
                .startsWith("monthlyCost:");
        assertThat(api.patch("/api/workspace/drafting", "{\"monthlyTokens\": -1}").code())
                .isEqualTo("VALIDATION_ERROR");
    }

    @Test
    void bad_input_is_refused_with_its_place() {
        var ada = contact("Careful");

        assertThat(generate(Map.of("contactId", ada)))
                .singleElement()
                .asString()
                .startsWith("brief:");
        assertThat(generate(Map.of("contactId", ada, "brief", "")))
                .singleElement()
                .asString()
                .startsWith("brief:");
        assertThat(generate(Map.of("contactId", ada, "brief", "  \n ")))
                .singleElement()
                .asString()
                .startsWith("brief:");
        assertThat(generate(Map.of("contactId", ada, "brief", "x".repeat(100_000))))
                .singleElement()
                .asString()
                .startsWith("brief:");
        assertThat(generate(Map.of("brief", "Hello")))
                .singleElement()
                .asString()
                .startsWith("contactIds:");
        assertThat(generate(Map.of("contactId", ada, "brief", "Hello", "emails", 11)))
                .singleElement()
                .asString()
                .startsWith("emails:");
        assertThat(
                        api.post(
                                        "/api/sequences/generate",
                                        Map.of("contactId", ada, "category", "nonsense"))
                                .code())
                .isEqualTo("NOT_FOUND");
    }

    private List<String> generate(Map<String, Object> input) {
        return api.post("/api/sequences/generate", input).issues();
    }
}
