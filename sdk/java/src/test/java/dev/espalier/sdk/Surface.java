package dev.espalier.sdk;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which method of the SDK stands for which operation of the server's table.
final class Surface {

    /// One call, by the input of the operation.
    interface Ask {
        @Nullable Object of(Espalier espalier, Input in);
    }

    /// Operations without a method, each with its reason.
    static final Map<String, String> LEFT_OUT =
            Map.of(
                    "sequences.list",
                    "has no REST route: sequences.page is the same list, and Sequences.list walks it",
                    "sequences.onChange",
                    "goes on over tRPC's event stream, and has no REST route");

    static final Map<String, Ask> CALLS = calls();

    private Surface() {}

    private static Map<String, Ask> calls() {
        var calls = new LinkedHashMap<String, Ask>();
        sequences(calls);
        people(calls);
        emails(calls);
        contacts(calls);
        templates(calls);
        ledger(calls);
        house(calls);
        background(calls);
        drafting(calls);
        insight(calls);
        return calls;
    }

    private static void sequences(Map<String, Ask> calls) {
        calls.put(
                "sequences.create",
                (e, in) ->
                        e.sequences()
                                .create(
                                        in.onto(
                                                in.has("contactId")
                                                        ? NewSequence.forContact(
                                                                in.text("contactId"))
                                                        : NewSequence.of(
                                                                in.text("id"), in.text("name")),
                                                "contactId")));
        calls.put(
                "sequences.put",
                (e, in) ->
                        e.sequences().put(in.onto(NewSequence.of(in.text("id"), in.text("name")))));
        calls.put("sequences.get", (e, in) -> e.sequences().get(in.text("sequenceId")));
        calls.put(
                "sequences.page",
                (e, in) ->
                        page(
                                in.has("search")
                                        ? e.sequences()
                                                .list(
                                                        in.onto(
                                                                SequenceFilter.all(),
                                                                "cursor",
                                                                "limit"))
                                        : in.has("status")
                                                ? e.sequences()
                                                        .list(
                                                                in.word(
                                                                        "status",
                                                                        SequenceState.class))
                                                : e.sequences().list(),
                                in));
        calls.put(
                "sequences.update",
                (e, in) ->
                        e.sequences()
                                .update(
                                        in.text("sequenceId"),
                                        in.onto(SequenceUpdate.empty(), "sequenceId")));
        calls.put("sequences.delete", (e, in) -> e.sequences().delete(in.text("sequenceId")));
        calls.put("sequences.status", (e, in) -> e.sequences().getStatus(in.text("sequenceId")));
        calls.put("sequences.pause", (e, in) -> e.sequences().pause(in.text("sequenceId")));
        calls.put("sequences.resume", (e, in) -> e.sequences().resume(in.text("sequenceId")));
        calls.put("sequences.cancel", (e, in) -> e.sequences().cancel(in.text("sequenceId")));
        calls.put(
                "sequences.approveSequence",
                (e, in) ->
                        in.has("fingerprint")
                                ? e.sequences()
                                        .approve(in.text("sequenceId"), in.text("fingerprint"))
                                : e.sequences().approve(in.text("sequenceId")));
        calls.put("sequences.stats", (e, in) -> e.sequences().stats());
        calls.put("sequences.counts", (e, in) -> e.sequences().counts());
    }

    private static void people(Map<String, Ask> calls) {
        calls.put(
                "sequences.dryRun",
                (e, in) ->
                        in.has("assumptions")
                                ? e.sequences()
                                        .dryRun(
                                                in.text("sequenceId"),
                                                in.text("contactId"),
                                                Input.assumptions(
                                                        Input.of(in.given("assumptions"))))
                                : e.sequences()
                                        .dryRun(in.text("sequenceId"), in.text("contactId")));
        calls.put(
                "sequences.enrol",
                (e, in) -> e.sequences().enrol(in.text("sequenceId"), in.text("contactId")));
        calls.put(
                "sequences.why",
                (e, in) -> e.sequences().why(in.text("sequenceId"), in.text("contactId")));
        calls.put(
                "sequences.unenrol",
                (e, in) -> e.sequences().unenrol(in.text("sequenceId"), in.text("contactId")));
        calls.put(
                "sequences.release",
                (e, in) -> {
                    e.sequences().release(in.text("sequenceId"), in.text("contactId"));
                    return null;
                });
        calls.put(
                "sequences.contacts",
                (e, in) -> page(e.sequences().getContacts(in.text("sequenceId")), in));
        calls.put(
                "sequences.sends",
                (e, in) ->
                        page(
                                in.has("status")
                                        ? e.sequences()
                                                .getSends(
                                                        in.text("sequenceId"),
                                                        in.word("status", SendStatus.class))
                                        : e.sequences().getSends(in.text("sequenceId")),
                                in));
        calls.put(
                "sequences.versions", (e, in) -> e.sequences().getVersions(in.text("sequenceId")));
        calls.put("sequences.emails", (e, in) -> e.sequences().getEmails(in.text("sequenceId")));
        calls.put(
                "sequences.audit",
                (e, in) -> page(e.sequences().getAudit(in.text("sequenceId")), in));
    }

    private static void emails(Map<String, Ask> calls) {
        calls.put("sequences.getEmail", (e, in) -> e.emails().get(in.text("emailId")));
        calls.put(
                "sequences.approveEmail",
                (e, in) ->
                        in.has("fingerprint")
                                ? e.emails().approve(in.text("emailId"), in.text("fingerprint"))
                                : e.emails().approve(in.text("emailId")));
        calls.put(
                "sequences.approveEmails",
                (e, in) -> {
                    var emails = new LinkedHashMap<String, @Nullable String>();
                    in.each("emails")
                            .forEach(one ->
                                    emails.put(
                                            one.text("emailId"),
                                            one.has("fingerprint")
                                                    ? one.text("fingerprint")
                                                    : null));
                    return e.emails().approveAll(emails);
                });
        calls.put(
                "sequences.editEmail",
                (e, in) ->
                        e.emails().edit(in.text("emailId"), in.onto(EmailEdit.empty(), "emailId")));
        calls.put(
                "sequences.rejectEmail",
                (e, in) -> e.emails().reject(in.text("emailId"), in.text("instruction")));
        calls.put(
                "sequences.regenerateEmail",
                (e, in) -> e.emails().regenerate(in.text("emailId"), in.text("instruction")));
        calls.put(
                "sequences.rescheduleEmail",
                (e, in) ->
                        e.emails()
                                .reschedule(
                                        in.text("emailId"),
                                        java.time.Instant.parse(in.text("scheduledAt"))));
    }

    private static void contacts(Map<String, Ask> calls) {
        calls.put(
                "contacts.create",
                (e, in) -> e.contacts().create(in.onto(NewContact.of(in.text("email")), "email")));
        calls.put(
                "contacts.upsert",
                (e, in) -> e.contacts().upsert(in.onto(NewContact.of(in.text("email")), "email")));
        calls.put("contacts.get", (e, in) -> e.contacts().get(in.text("id")));
        calls.put(
                "contacts.list",
                (e, in) ->
                        page(
                                e.contacts().list(in.onto(ContactFilter.all(), "cursor", "limit")),
                                in));
        calls.put(
                "contacts.update",
                (e, in) ->
                        e.contacts().update(in.text("id"), in.onto(ContactUpdate.empty(), "id")));
        calls.put("contacts.delete", (e, in) -> e.contacts().delete(in.text("id")));
        calls.put("contacts.erase", (e, in) -> e.contacts().erase(in.text("id")));
        calls.put("contacts.export", (e, in) -> e.contacts().export(in.text("id")));
        calls.put("contacts.sends", (e, in) -> page(e.contacts().getSends(in.text("id")), in));
        calls.put(
                "contacts.enrolments",
                (e, in) -> page(e.contacts().getEnrolments(in.text("id")), in));
        calls.put(
                "contacts.timeline", (e, in) -> page(e.contacts().getTimeline(in.text("id")), in));
        calls.put("contacts.checkImport", (e, in) -> e.contacts().checkCsv(() -> file(in)));
        calls.put("contacts.import", (e, in) -> e.contacts().importCsv(() -> file(in)));
    }

    private static InputStream file(Input in) {
        return new ByteArrayInputStream(in.text("file").getBytes(StandardCharsets.UTF_8));
    }

    private static void templates(Map<String, Ask> calls) {
        calls.put(
                "templates.put",
                (e, in) ->
                        e.templates()
                                .put(
                                        in.text("id"),
                                        in.onto(
                                                NewTemplate.of(in.text("name"), in.text("subject")),
                                                "id",
                                                "name",
                                                "subject")));
        calls.put("templates.get", (e, in) -> e.templates().get(in.text("id")));
        calls.put("templates.list", (e, in) -> page(e.templates().list(), in));
        calls.put(
                "templates.delete",
                (e, in) -> {
                    e.templates().delete(in.text("id"));
                    return null;
                });
        calls.put(
                "templates.sequences",
                (e, in) -> page(e.templates().getSequences(in.text("id")), in));
        calls.put(
                "templates.check",
                (e, in) -> e.templates().check(in.onto(PreviewRequest.asStored())));
        calls.put(
                "templates.preview",
                (e, in) -> e.templates().preview(in.text("id"), in.text("contactId")));
    }

    private static void ledger(Map<String, Ask> calls) {
        calls.put("events.track", (e, in) -> e.events().track(event(in)));
        calls.put(
                "events.trackMany",
                (e, in) ->
                        e.events()
                                .trackMany(
                                        in.each("events").stream().map(Surface::event).toList()));
        calls.put(
                "sends.list",
                (e, in) -> page(e.sends().list(in.onto(SendFilter.all(), "cursor", "limit")), in));
        calls.put("sends.get", (e, in) -> e.sends().get(in.text("id")));
        calls.put(
                "sends.resolve",
                (e, in) -> e.sends().resolve(in.text("sendId"), in.word("as", Resolution.class)));
        calls.put("sends.feedback", (e, in) -> e.sends().getFeedback(in.text("id")));
        calls.put("suppressions.list", (e, in) -> page(e.suppressions().list(), in));
        calls.put("suppressions.import", (e, in) -> e.suppressions().importCsv(() -> file(in)));
        calls.put(
                "suppressions.export",
                (e, in) ->
                        e.suppressions()
                                .exportCsv(
                                        in.has("after") ? in.text("after") : null,
                                        (int) (long) (Long) in.given("limit")));
        calls.put("suppressions.get", (e, in) -> e.suppressions().get(in.text("email")));
        calls.put(
                "suppressions.add",
                (e, in) -> e.suppressions().add(in.text("email"), in.text("detail")));
        calls.put(
                "suppressions.remove",
                (e, in) -> {
                    e.suppressions().remove(in.text("email"));
                    return null;
                });
    }

    private static NewEvent event(Input in) {
        return in.has("contactId")
                ? in.onto(
                        NewEvent.ofContact(in.text("name"), in.text("contactId")),
                        "name",
                        "contactId")
                : in.onto(
                        NewEvent.ofEmail(in.text("name"), in.has("email") ? in.text("email") : ""),
                        "name",
                        "email");
    }

    private static void house(Map<String, Ask> calls) {
        calls.put(
                "mailbox.list",
                (e, in) ->
                        page(
                                in.has("to") ? e.mailbox().list(in.text("to")) : e.mailbox().list(),
                                in));
        calls.put("mailbox.get", (e, in) -> e.mailbox().get(in.text("id")));
        calls.put("mailbox.raw", (e, in) -> e.mailbox().raw(in.text("id")));
        calls.put("workspace.get", (e, in) -> e.workspace().get());
        calls.put("workspace.warnings", (e, in) -> e.workspace().getWarnings());
        calls.put(
                "workspace.update",
                (e, in) -> e.workspace().update(in.onto(WorkspaceUpdate.empty())));
        calls.put(
                "workspace.checkSender",
                (e, in) ->
                        e.workspace().checkSender(in.text("senderName"), in.text("senderEmail")));
        calls.put("people.list", (e, in) -> e.people().list());
        calls.put(
                "people.invite",
                (e, in) ->
                        e.people()
                                .invite(
                                        in.text("email"),
                                        Role.valueOf(
                                                in.text("role")
                                                        .toUpperCase(java.util.Locale.ROOT))));
        calls.put("people.invitations", (e, in) -> e.people().invitations());
        calls.put(
                "people.withdraw",
                (e, in) -> {
                    e.people().withdraw(in.text("invitationId"));
                    return null;
                });
        calls.put(
                "people.update",
                (e, in) ->
                        e.people()
                                .update(
                                        in.text("personId"),
                                        in.onto(PersonUpdate.empty(), "personId")));
        calls.put("people.link", (e, in) -> e.people().link(in.text("personId")));
        calls.put(
                "keys.create",
                (e, in) ->
                        e.keys()
                                .create(
                                        in.text("name"),
                                        in.words("scopes", Scope.class).toArray(new Scope[0])));
        calls.put("keys.list", (e, in) -> e.keys().list());
        calls.put(
                "keys.revoke",
                (e, in) -> {
                    e.keys().revoke(in.text("id"));
                    return null;
                });
        calls.put("installation.get", (e, in) -> e.installation().get());
        calls.put("installation.confirm", (e, in) -> e.installation().confirm());
        calls.put("installation.rotateSigningKey", (e, in) -> e.installation().rotateSigningKey());
        calls.put("service.health", (e, in) -> e.installation().health());
    }

    private static void background(Map<String, Ask> calls) {
        calls.put(
                "jobs.list",
                (e, in) -> page(e.jobs().list(in.onto(JobFilter.all(), "cursor", "limit")), in));
        calls.put("jobs.get", (e, in) -> e.jobs().get(in.text("id")));
        calls.put("jobs.retry", (e, in) -> e.jobs().retry(in.text("jobId")));
        calls.put("jobs.cancel", (e, in) -> e.jobs().cancel(in.text("jobId")));
        calls.put("jobs.batch", (e, in) -> e.jobs().getBatch(in.text("batchId")));
        calls.put("jobs.cancelBatch", (e, in) -> e.jobs().cancelBatch(in.text("batchId")));
    }

    private static void drafting(Map<String, Ask> calls) {
        calls.put(
                "sequences.generate",
                (e, in) ->
                        e.sequences()
                                .generate(
                                        in.onto(
                                                in.has("contactIds")
                                                        ? NewGeneration.forContacts(
                                                                in.texts("contactIds"))
                                                        : NewGeneration.forContact(
                                                                in.text("contactId")),
                                                "contactId",
                                                "contactIds")));
        calls.put(
                "sequences.personalEmails",
                (e, in) ->
                        page(
                                in.has("approved")
                                        ? e.emails()
                                                .listPersonal(
                                                        in.text("sequenceId"),
                                                        (Boolean) in.given("approved"))
                                        : e.emails().listPersonal(in.text("sequenceId")),
                                in));
        calls.put("drafts.list", (e, in) -> page(e.drafts().list(in.text("emailId")), in));
        calls.put("drafts.get", (e, in) -> e.drafts().get(in.text("draftId")));
        calls.put("playbooks.list", (e, in) -> e.playbooks().list());
        calls.put("playbooks.get", (e, in) -> e.playbooks().get(in.text("category")));
        calls.put("playbooks.put", (e, in) -> e.playbooks().put(in.text("category"), playbook(in)));
        calls.put(
                "playbooks.delete",
                (e, in) -> {
                    e.playbooks().delete(in.text("category"));
                    return null;
                });
        calls.put("workspace.brandVoice", (e, in) -> e.workspace().getBrandVoice());
        calls.put(
                "workspace.updateBrandVoice",
                (e, in) -> e.workspace().updateBrandVoice(in.onto(BrandVoiceUpdate.empty())));
        calls.put("workspace.drafting", (e, in) -> e.workspace().getDrafting());
        calls.put(
                "workspace.updateDrafting",
                (e, in) -> e.workspace().updateDrafting(in.onto(DraftingUpdate.empty())));
    }

    private static void insight(Map<String, Ask> calls) {
        calls.put(
                "sequences.previewEmail",
                (e, in) ->
                        e.emails()
                                .preview(
                                        in.text("emailId"),
                                        in.onto(PreviewRequest.asStored(), "emailId")));
        calls.put(
                "sequences.approvedText",
                (e, in) -> e.emails().getApprovedText(in.text("emailId")).orElse(null));
        calls.put(
                "sequences.queue",
                (e, in) ->
                        page(
                                in.has("search")
                                        ? e.sequences().queue(in.text("search"))
                                        : e.sequences().queue(),
                                in));
        calls.put("sequences.personalQueue", (e, in) -> page(e.emails().queue(), in));
        calls.put(
                "sequences.steps",
                (e, in) ->
                        in.has("version")
                                ? e.sequences()
                                        .getSteps(
                                                in.text("sequenceId"),
                                                (int) (long) (Long) in.given("version"))
                                : e.sequences().getSteps(in.text("sequenceId")));
        calls.put(
                "sequences.check",
                (e, in) ->
                        e.sequences()
                                .check(
                                        in.text("definition"),
                                        in.has("contactId") ? in.text("contactId") : null,
                                        in.has("assumptions")
                                                ? Input.assumptions(
                                                        Input.of(in.given("assumptions")))
                                                : Assumptions.none()));
        calls.put(
                "dashboard.due",
                (e, in) ->
                        in.has("zone") ? e.dashboard().due(in.text("zone")) : e.dashboard().due());
        calls.put(
                "dashboard.outcomes",
                (e, in) ->
                        in.has("days")
                                ? e.dashboard()
                                        .outcomes(
                                                (int) (long) (Long) in.given("days"),
                                                in.text("zone"))
                                : e.dashboard().outcomes());
        calls.put("dashboard.waiting", (e, in) -> e.dashboard().waiting());
        calls.put("dashboard.warnings", (e, in) -> e.dashboard().warnings());
    }

    private static NewPlaybook playbook(Input in) {
        var emails =
                in.each("emails").stream()
                        .map(one ->
                                new Beat(one.text("aim"), one.text("subject"), one.text("body")))
                        .toList();
        return in.onto(
                NewPlaybook.of(in.text("name"), in.text("purpose"), emails),
                "category",
                "name",
                "purpose",
                "emails");
    }

    private static <T> Page<T> page(Listing<T> listing, Input in) {
        var asked =
                in.has("limit") ? listing.limit((int) (long) (Long) in.given("limit")) : listing;
        return (in.has("cursor") ? asked.cursor(in.text("cursor")) : asked).page();
    }
}
