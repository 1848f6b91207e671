package dev.espalier.api;

/// What a person who reviews and watches is shown. Told when `seq_ada` has been reviewed.
final class InsightStory {

    private final Contract contract;
    private final ApiServer server;

    InsightStory(Contract contract, ApiServer server) {
        this.contract = contract;
        this.server = server;
    }

    void tell() {
        var emails = server.client().get("/api/sequences/seq_ada/emails");
        var first = emails.each("id").getFirst();
        var second = emails.each("id").getLast();
        contract.call(
                "sequences.previewEmail",
                "as it is stored, for whom it was written",
                "{\"emailId\": \"%s\"}".formatted(first));
        contract.call(
                "sequences.previewEmail",
                "as it is typed, with a fault",
                """
                {"emailId": "%s", "contactId": "con_abc123", "subject": "Dear {{ firstName",
                 "markdown": "Ask *us*, {{ firstName }}."}
                """
                        .formatted(second));
        contract.call(
                "sequences.previewEmail", "one that is not there", "{\"emailId\": \"eml_gone\"}");
        contract.call(
                "sequences.approvedText",
                "whose approval was withdrawn",
                "{\"emailId\": \"%s\"}".formatted(second));
        contract.call("sequences.queue", "oldest first", "{}");
        contract.call("sequences.queue", "a search that finds none", "{\"search\": \"zoe\"}");
        contract.call("sequences.personalQueue", "nobody's", "{}");
        contract.call("sequences.page", "by a search", "{\"search\": \"ADA\"}");
        contract.call(
                "sequences.steps",
                "with its people",
                "{\"sequenceId\": \"seq_onboarding\", \"version\": 1}");
        contract.call(
                "sequences.check",
                "a condition, walked through",
                """
                {"definition": "steps: [{type: condition, key: plan, if: {property: contact.properties.plan, operator: equals, value: pro}, then: [{type: exit, key: out}], else: []}]",
                 "contactId": "con_abc123"}
                """);
        contract.call(
                "sequences.check",
                "its faults",
                "{\"definition\": \"steps:\\n  - {type: email, templateId: tmpl_gone}\\n\"}");
        contract.call("dashboard.due", "in London", "{\"zone\": \"Europe/London\"}");
        contract.call("dashboard.due", "on Mars", "{\"zone\": \"Mars/Olympus\"}");
        contract.call("dashboard.outcomes", "of today", "{\"days\": 1, \"zone\": \"UTC\"}");
        contract.call("dashboard.waiting", "how much", "{}");
        contract.call("dashboard.warnings", "none", "{}");
    }
}
