package dev.espalier.api;

import dev.espalier.api.ContractStory.Patience;
import java.util.List;
import java.util.Map;

/// The part of [ContractStory] about drafting, and the work in the background that it is.
final class DraftingStory {
    private static final String NO_JOB = "job_0000000000000000000000000z";
    private static final String NO_BATCH = "bat_0000000000000000000000000z";

    private final Contract contract;
    private final ApiServer server;
    private final Patience patience;

    DraftingStory(Contract contract, ApiServer server, Patience patience) {
        this.contract = contract;
        this.server = server;
        this.patience = patience;
    }

    void tell() {
        voice();
        playbooks();
        waiting();
        server.startJobs();
        var made = generate();
        jobs(made);
        drafts(made.body().path("sequences").get(0).path("sequenceId").asString());
        personal();
    }

    private void voice() {
        contract.call(
                "workspace.updateBrandVoice",
                "its name and what it avoids",
                """
                {"name": "Espalier", "tone": "plain", "use": ["you"], "avoid": ["synergy"], "signature": "The gardeners"}
                """);
        contract.call(
                "workspace.updateBrandVoice",
                "too long a name",
                "{\"name\": \"%s\"}".formatted("n".repeat(201)));
        contract.call("workspace.brandVoice", "how it sounds", "{}");
        contract.call(
                "workspace.updateDrafting", "limits the month", "{\"monthlyTokens\": 1000000}");
        contract.call("workspace.updateDrafting", "less than nothing", "{\"monthlyTokens\": -1}");
        contract.call(
                "workspace.updateDrafting",
                "a cost where no prices are known",
                "{\"monthlyCost\": 12.5}");
        contract.call("workspace.drafting", "how the month stands", "{}");
    }

    private void playbooks() {
        contract.call(
                "playbooks.put",
                "one of the workspace's own",
                """
                {"category": "valuation", "name": "Valuation", "purpose": "Bring the owner to a valuation",
                 "facts": ["firstName"],
                 "emails": [{"aim": "Say hello", "subject": "Hello {firstName:there}", "body": "Good to meet you.\\n\\n[brief]"}]}
                """);
        contract.call(
                "playbooks.put",
                "without an email",
                "{\"category\": \"empty\", \"name\": \"Empty\", \"purpose\": \"Nothing\", \"emails\": []}");
        contract.call("playbooks.get", "by its category", "{\"category\": \"valuation\"}");
        contract.call("playbooks.get", "one that is not there", "{\"category\": \"gone\"}");
        contract.call("playbooks.list", "those that came with the product too", "{}");
    }

    private ApiClient.Reply generate() {
        var made =
                contract.call(
                        "sequences.generate",
                        "for one contact, and one that is not there",
                        """
                        {"contactIds": ["con_abc123", "con_gone"], "category": "valuation", "brief": "Ask for a time", "emails": 1}
                        """);
        contract.call(
                "sequences.generate", "with nothing to say", "{\"contactId\": \"con_abc123\"}");
        return made;
    }

    /// The draft that [ContractStory] asked for, which nobody writes yet.
    private void waiting() {
        var id =
                server.client()
                        .get("/api/jobs?kind=email.regenerate&state=queued")
                        .each("id")
                        .getFirst();
        contract.call("jobs.get", "one that waits", "{\"id\": \"%s\"}".formatted(id));
        contract.call("jobs.retry", "one that waits", job(id));
        contract.call("jobs.cancel", "one that waits", job(id));
        contract.call("jobs.retry", "one that was cancelled", job(id));
    }

    private void jobs(ApiClient.Reply made) {
        var batch = "{\"batchId\": \"%s\"}".formatted(made.text("batchId"));
        patience.await(
                "its emails are written",
                () ->
                        server.client()
                                        .get("/api/jobs/batches/" + made.text("batchId"))
                                        .body()
                                        .path("done")
                                        .asInt()
                                == 1);
        // Not before: it is what they are written by.
        contract.call(
                "playbooks.delete", "one of the workspace's own", "{\"category\": \"valuation\"}");
        contract.call("playbooks.delete", "one that is gone", "{\"category\": \"valuation\"}");
        contract.call("jobs.batch", "one that is over", batch);
        contract.call("jobs.batch", "one that is not there", batch(NO_BATCH));
        contract.call("jobs.cancelBatch", "nothing is left to end", batch);
        contract.call("jobs.cancelBatch", "one that is not there", batch(NO_BATCH));
        var listed =
                contract.call(
                        "jobs.list",
                        "of one batch",
                        "{\"kind\": \"sequence.generate\", \"batchId\": \"%s\"}"
                                .formatted(made.text("batchId")));
        contract.call("jobs.list", "of no batch", "{\"batchId\": \"nonsense\"}");
        var job = listed.each("id").getFirst();
        contract.call("jobs.get", "one that is done", "{\"id\": \"%s\"}".formatted(job));
        contract.call("jobs.get", "one that is not there", "{\"id\": \"%s\"}".formatted(NO_JOB));
        contract.call("jobs.retry", "one that is done", job(job));
        contract.call("jobs.retry", "one that is not there", job(NO_JOB));
        contract.call("jobs.cancel", "one that is done", job(job));
        contract.call("jobs.cancel", "one that is not there", job(NO_JOB));
    }

    private static String batch(String id) {
        return "{\"batchId\": \"%s\"}".formatted(id);
    }

    private static String job(String id) {
        return "{\"jobId\": \"%s\"}".formatted(id);
    }

    private void drafts(String sequence) {
        var email =
                server.client().get("/api/sequences/" + sequence + "/emails").each("id").getFirst();
        var drafts =
                contract.call(
                        "drafts.list",
                        "those of one email",
                        "{\"emailId\": \"%s\"}".formatted(email));
        contract.call("drafts.list", "no such email", "{\"emailId\": \"eml_gone\"}");
        contract.call(
                "drafts.get",
                "what it was written from",
                "{\"draftId\": \"%s\"}".formatted(drafts.each("id").getFirst()));
        contract.call("drafts.get", "one that is not there", "{\"draftId\": \"nonsense\"}");
    }

    private void personal() {
        var client = server.client();
        client.put(
                "/api/sequences/seq_brief",
                Map.of(
                        "name",
                        "Brief",
                        "definition",
                        "steps: [{type: email, key: ask, brief: Ask how it went}]"));
        client.post("/api/sequences/seq_brief/approve");
        client.post("/api/sequences/seq_brief/enrolments", Map.of("contactId", "con_abc123"));
        patience.await(
                "it is written",
                () ->
                        client.get("/api/sequences/seq_brief/personal-emails")
                                .each("generation")
                                .equals(List.of("idle")));
        contract.call(
                "sequences.personalEmails",
                "those to read",
                "{\"sequenceId\": \"seq_brief\", \"approved\": false}");
        contract.call(
                "sequences.personalEmails",
                "of no such sequence",
                "{\"sequenceId\": \"seq_gone\"}");
    }
}
