package dev.espalier.http.types;

import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Route;
import dev.espalier.http.shape.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// How an operation is called in the TypeScript SDK. By rule: `things.pause` is `things.pause`,
/// path parameters are its first arguments, the other fields one object behind them. What the rule
/// does not make well has its line here.
///
/// @param arguments fields that are arguments of their own, in order
/// @param rest fields of the object behind them
record SdkMethod(
        Operation<?, ?> operation,
        Route route,
        String namespace,
        String name,
        List<Field> arguments,
        List<Field> rest) {

    /// Operations that REST does not offer, and why the SDK can do without them.
    private static final Map<String, String> LEFT_OUT =
            Map.of(
                    "sequences.list", "the bare array of the router's document; list() pages",
                    "sequences.onChange", "a subscription; @trpc/client follows it");

    private static final Map<String, String> RENAMED =
            Map.ofEntries(
                    Map.entry("contacts.enrolments", "contacts.getEnrolments"),
                    Map.entry("contacts.checkImport", "contacts.checkCsv"),
                    Map.entry("contacts.import", "contacts.importCsv"),
                    Map.entry("contacts.sends", "contacts.getSends"),
                    Map.entry("contacts.timeline", "contacts.getTimeline"),
                    Map.entry("jobs.batch", "jobs.getBatch"),
                    Map.entry("sends.feedback", "sends.getFeedback"),
                    Map.entry("sequences.approveEmail", "emails.approve"),
                    Map.entry("sequences.approveEmails", "emails.approveAll"),
                    Map.entry("sequences.approveSequence", "sequences.approve"),
                    Map.entry("sequences.approvedText", "emails.getApprovedText"),
                    Map.entry("sequences.audit", "sequences.getAudit"),
                    Map.entry("sequences.contacts", "sequences.getContacts"),
                    Map.entry("sequences.editEmail", "emails.edit"),
                    Map.entry("sequences.emails", "sequences.getEmails"),
                    Map.entry("sequences.getEmail", "emails.get"),
                    Map.entry("sequences.page", "sequences.list"),
                    Map.entry("sequences.personalEmails", "emails.listPersonal"),
                    Map.entry("sequences.personalQueue", "emails.queue"),
                    Map.entry("sequences.previewEmail", "emails.preview"),
                    Map.entry("sequences.regenerateEmail", "emails.regenerate"),
                    Map.entry("sequences.rejectEmail", "emails.reject"),
                    Map.entry("sequences.rescheduleEmail", "emails.reschedule"),
                    Map.entry("sequences.sends", "sequences.getSends"),
                    Map.entry("sequences.status", "sequences.getStatus"),
                    Map.entry("sequences.steps", "sequences.getSteps"),
                    Map.entry("sequences.versions", "sequences.getVersions"),
                    Map.entry("suppressions.export", "suppressions.exportCsv"),
                    Map.entry("suppressions.import", "suppressions.importCsv"),
                    Map.entry("templates.sequences", "templates.getSequences"),
                    Map.entry("workspace.brandVoice", "workspace.getBrandVoice"),
                    Map.entry("workspace.drafting", "workspace.getDrafting"),
                    Map.entry("workspace.warnings", "workspace.getWarnings"));

    /// Fields that are arguments too, though the path does not hold them.
    private static final Map<String, List<String>> ARGUMENTS =
            Map.of(
                    "events.trackMany", List.of("events"),
                    "sends.resolve", List.of("as"),
                    "sequences.approveEmails", List.of("emails"),
                    "sequences.dryRun", List.of("contactId"),
                    "sequences.enrol", List.of("contactId"),
                    "sequences.rescheduleEmail", List.of("scheduledAt"),
                    "templates.preview", List.of("contactId"));

    /// Operations whose input's `id` lets the server know again what it was told before, and what
    /// the ids begin with that the SDK makes. They need no idempotency key, and the server writes
    /// one thing instead of two.
    private static final Map<String, String> KNOWN = Map.of("events.track", "evt");

    /// Empty for one that the SDK leaves out.
    ///
    /// @throws IllegalArgumentException when it has no route and no reason to be left out
    static Optional<SdkMethod> of(Operation<?, ?> operation) {
        var route = operation.route();
        if (route.isEmpty()) {
            if (!LEFT_OUT.containsKey(operation.name())) {
                throw new IllegalArgumentException(
                        "operation "
                                + operation.name()
                                + " has no REST route (expected: one, or a reason in SdkMethod why"
                                + " the SDK can do without it)");
            }
            return Optional.empty();
        }
        var called = RENAMED.getOrDefault(operation.name(), operation.name());
        int dot = called.lastIndexOf('.');
        var names =
                Stream.concat(
                                route.get().path().parameters().stream(),
                                ARGUMENTS.getOrDefault(operation.name(), List.of()).stream())
                        .toList();
        var arguments = new ArrayList<Field>();
        names.forEach(name -> arguments.add(operation.input().field(name).orElseThrow()));
        var rest =
                operation.input().fields().stream()
                        .filter(field -> !names.contains(field.name()))
                        .toList();
        return Optional.of(
                new SdkMethod(
                        operation,
                        route.get(),
                        called.substring(0, dot),
                        called.substring(dot + 1),
                        List.copyOf(arguments),
                        rest));
    }

    /// Such as `SequencesCreateInput`.
    String inputName() {
        return capital(namespace) + capital(name) + "Input";
    }

    /// Such as `SequencesNamespace`.
    String className() {
        return capital(namespace) + "Namespace";
    }

    boolean secret() {
        return operation.secret();
    }

    /// What an id begins with that the SDK makes for its input; empty when it makes none.
    Optional<String> known() {
        return Optional.ofNullable(KNOWN.get(operation.name()));
    }

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
