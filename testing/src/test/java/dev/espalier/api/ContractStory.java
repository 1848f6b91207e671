package dev.espalier.api;

import java.util.function.BooleanSupplier;

/// What the files of `contract/` tell: each operation as a program would call it, and each kind of
/// refusal. The order matters; every part says what it needs of those before it.
final class ContractStory {

    /// Looks until something is so.
    @FunctionalInterface
    interface Patience {
        void await(String what, BooleanSupplier isSo);
    }

    private static final String DEFINITION =
            "{\\\"steps\\\":[{\\\"type\\\":\\\"email\\\",\\\"templateId\\\":\\\"tmpl_welcome\\\",\\\"delay\\\":\\\"0d\\\"},{\\\"type\\\":\\\"delay\\\",\\\"duration\\\":\\\"2d\\\"},{\\\"type\\\":\\\"email\\\",\\\"templateId\\\":\\\"tmpl_getting_started\\\",\\\"delay\\\":\\\"0d\\\"}]}";

    private final Contract contract;
    private final ApiServer server;
    private final Patience patience;

    ContractStory(Contract contract, ApiServer server, Patience patience) {
        this.contract = contract;
        this.server = server;
        this.patience = patience;
    }

    void tell() {
        templates();
        contacts();
        writing();
        running();
        looking();
        stopping();
        reviewing();
        ledger();
        suppressions();
        workspace();
        keys();
        new PeopleStory(contract, server).tell();
        new InsightStory(contract, server).tell();
        new DraftingStory(contract, server, patience).tell();
        new PrivacyStory(contract).tell();
    }

    private void templates() {
        contract.call(
                "templates.put",
                "a template in Markdown",
                """
                {"id": "tmpl_welcome", "name": "Welcome", "subject": "Welcome, {{ contact.properties.firstName }}",
                 "markdown": "Hello {{ contact.properties.firstName }}, **welcome**."}
                """);
        contract.call(
                "templates.put",
                "a template in HTML",
                """
                {"id": "tmpl_getting_started", "name": "Getting started", "subject": "Getting started",
                 "preheader": "Three things", "html": "<p>Three things to try.</p>", "text": "Three things to try."}
                """);
        contract.call(
                "templates.put",
                "two bodies are refused",
                """
                {"id": "tmpl_two", "name": "Two", "subject": "Two", "html": "<p>One</p>", "markdown": "Two"}
                """);
        contract.call("templates.get", "by its id", "{\"id\": \"tmpl_welcome\"}");
        contract.call("templates.get", "one that is not there", "{\"id\": \"tmpl_gone\"}");
        var first = contract.call("templates.list", "the first page", "{\"limit\": 1}");
        contract.call(
                "templates.list",
                "the next page",
                "{\"limit\": 1, \"cursor\": \"%s\"}".formatted(first.text("nextCursor")));
        contract.call("templates.list", "too many at once", "{\"limit\": 101}");
    }

    private void contacts() {
        contract.call(
                "contacts.create",
                "a contact with properties",
                """
                {"id": "con_abc123", "email": "ada@example.com", "timezone": "Europe/London",
                 "properties": {"firstName": "Ada", "plan": "pro", "logins": 3, "trial": false}}
                """);
        contract.call(
                "contacts.create", "an address that is taken", "{\"email\": \"ada@example.com\"}");
        contract.call(
                "contacts.create",
                "several faults at once",
                "{\"email\": \"nobody\", \"timezone\": \"Mars/Olympus\"}");
        contract.call(
                "contacts.upsert",
                "a new contact",
                "{\"id\": \"con_bob\", \"email\": \"bob@example.com\"}");
        contract.call(
                "contacts.upsert",
                "merges into the one there is",
                "{\"email\": \"bob@example.com\", \"properties\": {\"firstName\": \"Bob\"}}");
        contract.call("contacts.get", "by id", "{\"id\": \"con_abc123\"}");
        contract.call("contacts.get", "an id with a slash and letters", "{\"id\": \"con/ä 1?\"}");
        contract.call("contacts.list", "by address", "{\"email\": \"ADA@example.com\"}");
        contract.call("contacts.list", "nobody", "{\"search\": \"zoe\", \"suppressed\": false}");
        contract.call("contacts.list", "with a cursor of another list", "{\"cursor\": \"abc!\"}");
        contract.call(
                "contacts.update",
                "a property and the unsubscription",
                "{\"id\": \"con_bob\", \"properties\": {\"plan\": \"free\"}, \"unsubscribed\": true}");
        contract.call(
                "contacts.checkImport",
                "a row of each kind",
                "{\"file\": \"email;firstName;timezone;\\ncleo@example.com;Cleo;Europe/Athens;\\nbob@example.com;Bobby;;\\nCLEO@example.com;Again;;\\nnobody;No;;\\n\"}");
        contract.call(
                "contacts.checkImport", "no column of addresses", "{\"file\": \"name\\nCleo\\n\"}");
        contract.call(
                "contacts.import",
                "two rows, one of them faulty",
                "{\"file\": \"email,firstName\\ncleo@example.com,Cleo\\nnobody,No\\n\"}");
    }

    private void writing() {
        contract.call(
                "sequences.create",
                "for many contacts, as the document writes it",
                """
                {"id": "seq_onboarding", "name": "Onboarding Drip", "definition": "%s",
                 "triggers": [{"type": "event", "eventName": "signed_up"}]}
                """
                        .formatted(DEFINITION));
        contract.call(
                "sequences.create",
                "an id that is taken",
                "{\"id\": \"seq_onboarding\", \"name\": \"Again\", \"definition\": \"%s\"}"
                        .formatted(DEFINITION));
        contract.call(
                "sequences.create",
                "a template that is not there",
                "{\"id\": \"seq_gone\", \"name\": \"Gone\", \"definition\": \"%s\"}"
                        .formatted(DEFINITION.replace("tmpl_welcome", "tmpl_gone")));
        contract.call(
                "sequences.create",
                "every fault of a definition with its line",
                """
                {"id": "seq_faulty", "name": "Faulty",
                 "definition": "steps:\\n  - {type: email, delay: 2 days}\\n  - {type: wait, event: ordered}\\n"}
                """);
        contract.call(
                "sequences.put",
                "creates, in YAML",
                """
                {"id": "seq_tips", "name": "Tips",
                 "definition": "steps: [{type: email, key: tips, subject: Tips, body: Begin with a template.}]"}
                """);
        contract.call(
                "sequences.update",
                "the name alone",
                "{\"sequenceId\": \"seq_onboarding\", \"name\": \"Onboarding Drip v2\"}");
        contract.call(
                "sequences.update",
                "one that is not there",
                "{\"sequenceId\": \"seq_gone\", \"name\": \"Gone\"}");
        contract.call("sequences.get", "with its emails", "{\"sequenceId\": \"seq_onboarding\"}");
        contract.call("sequences.get", "one that is not there", "{\"sequenceId\": \"seq_gone\"}");
        contract.call("sequences.page", "all", "{}");
        contract.call("sequences.page", "by status", "{\"status\": \"active\"}");
        contract.call("sequences.page", "no such status", "{\"status\": \"running\"}");
        contract.call("sequences.stats", "how many are where", "{}");
        contract.call("sequences.counts", "the cancelled ones too", "{}");
        contract.call(
                "sequences.dryRun",
                "the way of one contact",
                "{\"sequenceId\": \"seq_onboarding\", \"contactId\": \"con_abc123\"}");
        contract.call(
                "sequences.dryRun",
                "a contact that is not there",
                "{\"sequenceId\": \"seq_onboarding\", \"contactId\": \"con_gone\"}");
    }

    private void running() {
        contract.call(
                "sequences.approveSequence",
                "sets it going",
                "{\"sequenceId\": \"seq_onboarding\"}");
        contract.call(
                "sequences.pause", "a draft is not running", "{\"sequenceId\": \"seq_tips\"}");
        contract.call(
                "events.track",
                "enrols a contact",
                """
                {"name": "signed_up", "contactId": "con_abc123", "id": "evt_1", "properties": {"source": "web"}}
                """);
        contract.call("events.track", "of nobody", "{\"name\": \"signed_up\"}");
        patience.await(
                "the first email is sent",
                () ->
                        server.client()
                                        .get("/api/sequences/seq_onboarding/sends?status=sent")
                                        .each("id")
                                        .size()
                                == 1);
        contract.call(
                "events.trackMany",
                "one is new, one was known",
                """
                {"events": [{"name": "opened_app", "email": "ada@example.com", "id": "evt_2"},
                            {"name": "signed_up", "contactId": "con_abc123", "id": "evt_1"}]}
                """);
    }

    private void looking() {
        contract.call("sequences.status", "one inside", "{\"sequenceId\": \"seq_onboarding\"}");
        contract.call("sequences.contacts", "those inside", "{\"sequenceId\": \"seq_onboarding\"}");
        var sends =
                contract.call(
                        "sequences.sends", "what it sent", "{\"sequenceId\": \"seq_onboarding\"}");
        contract.call("sequences.versions", "one", "{\"sequenceId\": \"seq_onboarding\"}");
        contract.call("sequences.emails", "those approved", "{\"sequenceId\": \"seq_onboarding\"}");
        contract.call("sequences.audit", "who did what", "{\"sequenceId\": \"seq_onboarding\"}");
        contract.call("sends.list", "sent to one contact", "{\"contactId\": \"con_abc123\"}");
        var send = "{\"id\": \"%s\"}".formatted(sends.each("id").getFirst());
        contract.call("sends.get", "by id", send);
        contract.call("sends.feedback", "none came back", send);
        contract.call(
                "sequences.why",
                "where a contact stands",
                "{\"sequenceId\": \"seq_onboarding\", \"contactId\": \"con_abc123\"}");
        contract.call(
                "sequences.why",
                "a contact that is not there",
                "{\"sequenceId\": \"seq_onboarding\", \"contactId\": \"con_gone\"}");
        contract.call("contacts.sends", "of one contact", "{\"id\": \"con_abc123\"}");
        contract.call("contacts.enrolments", "of one contact", "{\"id\": \"con_abc123\"}");
        contract.call("contacts.timeline", "of one contact", "{\"id\": \"con_abc123\"}");
        contract.call(
                "templates.check",
                "a text that is being written, with a fault",
                """
                {"subject": "Dear {{ contact.properties.firstName }}", "markdown": "Hello\\n\\n{% if x %}there",
                 "contactId": "con_abc123"}
                """);
        contract.call(
                "templates.check",
                "a text without faults, for somebody made up",
                """
                {"subject": "Dear {{ contact.properties.firstName }}", "html": "<p>From {{ contact.properties.town }}</p>"}
                """);
        contract.call("templates.check", "no body", "{\"subject\": \"Hello\"}");
        contract.call("templates.sequences", "who uses one", "{\"id\": \"tmpl_welcome\"}");
        contract.call("templates.sequences", "one that is not there", "{\"id\": \"tmpl_gone\"}");
        contract.call(
                "templates.put",
                "over a version that is not the newest",
                """
                {"id": "tmpl_welcome", "name": "Welcome", "subject": "Hello", "markdown": "Hi", "over": 7}
                """);
        contract.call(
                "templates.preview",
                "as a contact sees it",
                "{\"id\": \"tmpl_welcome\", \"contactId\": \"con_abc123\"}");
        contract.call("mailbox.list", "to one address", "{\"to\": \"ada@example.com\"}");
        contract.call("mailbox.list", "to nobody", "{\"to\": \"zoe@example.com\"}");
    }

    private void stopping() {
        contract.call("sequences.pause", "holds it", "{\"sequenceId\": \"seq_onboarding\"}");
        contract.call("sequences.resume", "goes on", "{\"sequenceId\": \"seq_onboarding\"}");
        contract.call(
                "sequences.approveSequence", "by hand only", "{\"sequenceId\": \"seq_tips\"}");
        contract.call("sequences.pause", "holds it too", "{\"sequenceId\": \"seq_tips\"}");
        contract.call(
                "sequences.enrol",
                "lets a contact in",
                "{\"sequenceId\": \"seq_tips\", \"contactId\": \"con_abc123\"}");
        contract.call(
                "sequences.release",
                "nothing is held",
                "{\"sequenceId\": \"seq_tips\", \"contactId\": \"con_bob\"}");
        contract.call(
                "sequences.unenrol",
                "takes a contact out",
                "{\"sequenceId\": \"seq_tips\", \"contactId\": \"con_abc123\"}");
        contract.call("templates.delete", "one in use", "{\"id\": \"tmpl_welcome\"}");
        contract.call("sequences.cancel", "for ever", "{\"sequenceId\": \"seq_tips\"}");
        contract.call("sequences.resume", "never again", "{\"sequenceId\": \"seq_tips\"}");
        contract.call("sequences.delete", "one that ended", "{\"sequenceId\": \"seq_tips\"}");
        contract.call("sequences.delete", "one that is gone", "{\"sequenceId\": \"seq_tips\"}");
    }

    private void reviewing() {
        contract.call(
                "sequences.create",
                "for one contact",
                """
                {"id": "seq_ada", "name": "For Ada", "contactId": "con_abc123",
                 "emails": [{"key": "first", "subject": "Your valuation", "html": "<p>Hello {{ contact.properties.firstName }}</p>", "delay": "1d"},
                            {"key": "second", "subject": "Any questions?", "markdown": "Ask us."}]}
                """);
        var emails = server.client().get("/api/sequences/seq_ada/emails");
        var first = emails.each("id").getFirst();
        var second = emails.each("id").getLast();
        contract.call(
                "sequences.getEmail", "one of a draft", "{\"emailId\": \"%s\"}".formatted(first));
        contract.call(
                "sequences.approveEmail",
                "as it was read",
                "{\"emailId\": \"%s\", \"fingerprint\": \"%s\"}"
                        .formatted(first, emails.each("fingerprint").getFirst()));
        contract.call(
                "sequences.approveEmail",
                "another text by now",
                "{\"emailId\": \"%s\", \"fingerprint\": \"%s\"}".formatted(first, "0".repeat(64)));
        contract.call(
                "sequences.editEmail",
                "takes its approval away",
                "{\"emailId\": \"%s\", \"subject\": \"Your valuation is ready\"}".formatted(first));
        contract.call(
                "sequences.rejectEmail",
                "with a word for the next draft",
                "{\"emailId\": \"%s\", \"instruction\": \"shorter\"}".formatted(second));
        contract.call(
                "sequences.rescheduleEmail",
                "to a fixed time",
                "{\"emailId\": \"%s\", \"scheduledAt\": \"2036-01-05T09:00:00.000Z\"}"
                        .formatted(first));
        contract.call(
                "sequences.rescheduleEmail",
                "not to the past",
                "{\"emailId\": \"%s\", \"scheduledAt\": \"2020-01-05T09:00:00.000Z\"}"
                        .formatted(first));
        contract.call(
                "sequences.approveEmails",
                "both",
                "{\"emails\": [{\"emailId\": \"%s\"}, {\"emailId\": \"%s\"}]}"
                        .formatted(first, second));
        contract.call(
                "sequences.regenerateEmail",
                "asks for another draft",
                "{\"emailId\": \"%s\", \"instruction\": \"warmer\"}".formatted(second));
    }

    private void ledger() {
        contract.call(
                "sends.resolve",
                "one that is not there",
                "{\"sendId\": \"snd_0000000000000000000000000z\", \"as\": \"sent\"}");
        contract.call("sends.list", "no such status", "{\"status\": \"gone\"}");
        contract.call("contacts.delete", "forgets a person", "{\"id\": \"con_bob\"}");
        contract.call("templates.delete", "one that is not there", "{\"id\": \"tmpl_gone\"}");
        contract.call(
                "templates.put",
                "one to delete",
                "{\"id\": \"tmpl_old\", \"name\": \"Old\", \"subject\": \"Old\", \"markdown\": \"Old\"}");
        contract.call("templates.delete", "one that nobody uses", "{\"id\": \"tmpl_old\"}");
    }

    private void suppressions() {
        contract.call(
                "suppressions.add",
                "by hand",
                "{\"email\": \"dan@example.com\", \"detail\": \"asked by telephone\"}");
        contract.call("suppressions.get", "why", "{\"email\": \"dan@example.com\"}");
        contract.call("suppressions.get", "not suppressed", "{\"email\": \"eve@example.com\"}");
        contract.call("suppressions.list", "all", "{}");
        contract.call(
                "suppressions.import",
                "two rows, one of them faulty",
                "{\"file\": \"email,reason,detail\\ngus@example.com,bounced,from the old system\\nnobody,,\\n\"}");
        contract.call(
                "suppressions.import", "no column of addresses", "{\"file\": \"name\\nGus\\n\"}");
        contract.call("suppressions.export", "the first part", "{\"limit\": 10}");
        contract.call(
                "suppressions.export",
                "nothing comes behind the last",
                "{\"after\": \"zz@example.com\", \"limit\": 10}");
        contract.call("suppressions.export", "too many at once", "{\"limit\": 50001}");
        contract.call("suppressions.remove", "may be mailed", "{\"email\": \"dan@example.com\"}");
    }

    private void workspace() {
        contract.call("workspace.get", "its settings", "{}");
        contract.call(
                "workspace.update",
                "zone and spacing",
                "{\"timezone\": \"Europe/London\", \"spacing\": [\"0d\", \"3d\", \"7d\"]}");
        contract.call(
                "workspace.update",
                "caps what goes out",
                "{\"frequencyCap\": \"3 in 7d\", \"rateLimit\": \"600/m\"}");
        contract.call(
                "workspace.update",
                "no cap at all and no rate",
                "{\"frequencyCap\": \"three\", \"rateLimit\": \"fast\"}");
        contract.call(
                "workspace.update",
                "caps nothing any more",
                "{\"frequencyCap\": \"off\", \"rateLimit\": \"off\"}");
        contract.call(
                "workspace.checkSender",
                "what another would concern",
                "{\"senderName\": \"The office\", \"senderEmail\": \"office@example.com\"}");
        contract.call(
                "workspace.update",
                "a sender and a send window",
                "{\"senderName\": \"The office\", \"senderEmail\": \"office@example.com\", \"schedule\": {\"from\":"
                        + " \"09:00\", \"to\": \"17:00\", \"days\": [\"mon-fri\"], \"zone\": \"Europe/London\","
                        + " \"holidays\": \"GB\"}}");
        contract.call(
                "workspace.update",
                "no address and no window",
                "{\"senderEmail\": \"office@example.com\\r\\nBcc: all@example.com\", \"schedule\": {\"from\": \"9\","
                        + " \"to\": \"17:00\"}}");
        contract.call("workspace.update", "at any time", "{\"schedule\": null}");
        contract.call("workspace.warnings", "none", "{}");
        contract.call("installation.get", "it sends", "{}");
        contract.call("installation.confirm", "there is nothing to confirm", "{}");
        contract.call("installation.rotateSigningKey", "makes another", "{}");
        contract.call("service.health", "up", "{}");
    }

    private void keys() {
        var made =
                contract.call(
                        "keys.create",
                        "for reading",
                        "{\"name\": \"Reports\", \"scopes\": [\"read\"]}");
        contract.call("keys.list", "all", "{}");
        var reader = server.client(made.text("rawKey"));
        contract.callAs(
                reader,
                "contacts.create",
                "a key without the scope",
                "{\"email\": \"fay@example.com\"}");
        contract.call(
                "keys.revoke",
                "takes it out of use",
                "{\"id\": \"%s\"}".formatted(made.text("keyId")));
        contract.callAs(reader, "contacts.get", "a revoked key", "{\"id\": \"con_abc123\"}");
        contract.callAs(
                server.client(""), "contacts.get", "without a key", "{\"id\": \"con_abc123\"}");
    }
}
