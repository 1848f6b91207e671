package dev.espalier.engine.sequences;

import dev.espalier.definition.Definition;
import dev.espalier.definition.EmailContent;
import dev.espalier.definition.Reading;
import dev.espalier.definition.Step;
import dev.espalier.definition.StepKey;
import dev.espalier.definition.Trigger;
import dev.espalier.definition.TriggersReading;
import dev.espalier.email.Fingerprint;
import dev.espalier.email.Markup;
import dev.espalier.email.Sender;
import dev.espalier.email.Template;
import dev.espalier.engine.definitions.DefinitionSyntax;
import dev.espalier.engine.id.Ids;
import dev.espalier.engine.mail.Composer;
import dev.espalier.engine.store.Transaction;
import dev.espalier.refusal.Issue;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.sequence.Email;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// Makes versions out of authors' texts: reads, checks what lies outside the text, pins what each
/// email says. Every fault is found before anything is refused.
final class Author {

    private final DefinitionSyntax syntax;
    private final Composer composer;
    private final Ids ids;

    Author(DefinitionSyntax syntax, Composer composer, Ids ids) {
        this.syntax = syntax;
        this.composer = composer;
        this.ids = ids;
    }

    /// @param workspace the tenant
    /// @param sequence its id
    /// @param version the number the emails are pinned to
    record Place(int workspace, String sequence, int version) {}

    /// @param previous the definition before this edit: steps without a key keep theirs
    /// @param approved emails whose approval goes over to an equal text of the same step
    Drafted draft(
            Transaction tx,
            Place place,
            String text,
            String triggersText,
            Optional<Definition> previous,
            List<Email> approved,
            Instant now) {
        var faults = new ArrayList<Issue>();
        var triggers = triggers(triggersText, faults);
        switch (syntax.read(text, previous)) {
            case Reading.Faulty(var issues) ->
                    issues.forEach(issue -> faults.add(inDefinition(issue)));
            case Reading.Read read -> {
                var drafted = draft(tx, place, read, triggers, approved, faults, now);
                if (faults.isEmpty()) {
                    return drafted;
                }
            }
        }
        throw new Invalid(faults);
    }

    private List<Trigger> triggers(String text, List<Issue> faults) {
        return switch (syntax.readTriggers(text)) {
            case TriggersReading.Read(var triggers) -> triggers;
            case TriggersReading.Faulty(var issues) -> {
                issues.forEach(issue -> faults.add(Issue.at(issue.path(), issue.message())));
                yield List.of();
            }
        };
    }

    private static Issue inDefinition(Issue issue) {
        return new Issue(
                issue.path().isEmpty() ? "definition" : "definition." + issue.path(),
                issue.line(),
                issue.message());
    }

    private Drafted draft(
            Transaction tx,
            Place place,
            Reading.Read read,
            List<Trigger> triggers,
            List<Email> approved,
            List<Issue> faults,
            Instant now) {
        var used =
                read.templates().stream().map(Reading.TemplateUse::templateId).distinct().toList();
        var templates =
                used.isEmpty()
                        ? Map.<String, Template>of()
                        : tx.templates().findAll(place.workspace(), used).stream()
                                .collect(Collectors.toMap(Template::id, template -> template));
        read.templates().stream()
                .filter(use -> !templates.containsKey(use.templateId()))
                .forEach(use -> faults.add(inDefinition(use.missing())));
        var workspace = tx.workspaces().require(place.workspace());
        var pinning =
                new Pinning(
                        tx,
                        place,
                        templates,
                        new Sender(workspace.senderName(), workspace.senderEmail()),
                        read.spots(),
                        byStep(approved),
                        now);
        var emails = new ArrayList<Email>();
        for (var step : read.definition().emails()) {
            pinning.email(step, emails.size(), faults).ifPresent(emails::add);
        }
        return new Drafted(
                read.definition(),
                syntax.write(read.definition()),
                triggers,
                syntax.write(triggers),
                emails);
    }

    private static Map<StepKey, Email> byStep(List<Email> emails) {
        var byStep = new HashMap<StepKey, Email>();
        emails.stream().filter(Email::isApproved).forEach(email -> byStep.put(email.step(), email));
        return byStep;
    }

    private final class Pinning {
        private final Transaction tx;
        private final Place place;
        private final Map<String, Template> templates;
        private final Sender sender;
        private final Map<StepKey, Reading.Spot> spots;
        private final Map<StepKey, Email> approved;
        private final Instant now;

        Pinning(
                Transaction tx,
                Place place,
                Map<String, Template> templates,
                Sender sender,
                Map<StepKey, Reading.Spot> spots,
                Map<StepKey, Email> approved,
                Instant now) {
            this.tx = tx;
            this.place = place;
            this.templates = templates;
            this.sender = sender;
            this.spots = spots;
            this.approved = approved;
            this.now = now;
        }

        /// Empty when it has faults; they are added.
        Optional<Email> email(Step.Email step, int ordinal, List<Issue> faults) {
            return switch (step.content()) {
                case EmailContent.FromTemplate(var id) ->
                        Optional.ofNullable(templates.get(id))
                                .map(template -> fromTemplate(step, ordinal, template));
                case EmailContent.Inline inline -> inline(step, ordinal, inline, faults);
                case EmailContent.Brief _ ->
                        Optional.of(
                                draft(
                                        step,
                                        ordinal,
                                        Optional.empty(),
                                        "",
                                        Optional.empty(),
                                        new Markup.Markdown(""),
                                        Optional.empty(),
                                        Optional.empty()));
            };
        }

        private Email fromTemplate(Step.Email step, int ordinal, Template template) {
            return draft(
                    step,
                    ordinal,
                    Optional.of(new Email.FromTemplate(template.id(), template.version())),
                    template.subject(),
                    template.preheader(),
                    template.body(),
                    template.plain(),
                    Optional.of(tx.texts().save(place.workspace(), template.text(), sender)));
        }

        private Optional<Email> inline(
                Step.Email step, int ordinal, EmailContent.Inline inline, List<Issue> faults) {
            return switch (composer.compile(
                    inline.subject(),
                    inline.preheader().orElse(null),
                    inline.body(),
                    inline.text().orElse(null))) {
                case Composer.Compiled.Faulty(var found) -> {
                    var spot =
                            Objects.requireNonNull(
                                    spots.get(step.key()), "every step has its spot");
                    found.forEach(fault ->
                            faults.add(
                                    inDefinition(
                                            new Issue(
                                                    spot.path() + "." + fault.part(),
                                                    spot.line(),
                                                    fault.problem()))));
                    yield Optional.empty();
                }
                case Composer.Compiled.Text(var text, _) ->
                        Optional.of(
                                draft(
                                        step,
                                        ordinal,
                                        Optional.empty(),
                                        inline.subject(),
                                        inline.preheader(),
                                        inline.body(),
                                        inline.text(),
                                        Optional.of(
                                                tx.texts().save(place.workspace(), text, sender))));
            };
        }

        private Email draft(
                Step.Email step,
                int ordinal,
                Optional<Email.FromTemplate> template,
                String subject,
                Optional<String> preheader,
                Markup body,
                Optional<String> plain,
                Optional<Fingerprint> fingerprint) {
            var before =
                    Optional.ofNullable(approved.get(step.key()))
                            .filter(email ->
                                    email.fingerprint().isPresent()
                                            && email.fingerprint().equals(fingerprint));
            return new Email(
                    place.workspace(),
                    ids.next("eml"),
                    place.sequence(),
                    place.version(),
                    step.key(),
                    ordinal,
                    template,
                    subject,
                    preheader,
                    body,
                    plain,
                    fingerprint,
                    before.flatMap(Email::approval),
                    before.map(Email::scheduledAt).orElse(null),
                    1,
                    now,
                    now);
        }
    }
}
