package dev.espalier.engine.sequences;

import dev.espalier.definition.Definition;
import dev.espalier.definition.EmailContent;
import dev.espalier.definition.Reading;
import dev.espalier.definition.Step;
import dev.espalier.definition.StepKey;
import dev.espalier.definition.Trigger;
import dev.espalier.definition.TriggersReading;
import dev.espalier.email.EmailText;
import dev.espalier.email.Fingerprint;
import dev.espalier.email.Sender;
import dev.espalier.email.Template;
import dev.espalier.engine.definitions.DefinitionSyntax;
import dev.espalier.engine.id.Ids;
import dev.espalier.engine.mail.Composer;
import dev.espalier.engine.store.Texts.Pinned;
import dev.espalier.engine.store.Transaction;
import dev.espalier.refusal.Issue;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.sequence.Email;
import dev.espalier.sequence.Email.Wording;
import dev.espalier.sequence.Generation;
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
    /// @param onePerson whether it is for one contact alone: then a brief is an email of the
    ///   version; else everybody who comes to it gets one of their own
    record Place(int workspace, String sequence, int version, boolean onePerson) {}

    /// What was there before an edit.
    ///
    /// @param definition steps without a key keep theirs
    /// @param approved emails whose approval goes over to an equal text of the same step
    /// @param shown emails of that definition, as its reader saw them
    record Before(Definition definition, List<Email> approved, List<Email> shown) {}

    Drafted draft(
            Transaction tx,
            Place place,
            String text,
            String triggersText,
            Optional<Before> before,
            Instant now) {
        var previous = before.map(Before::definition);
        var faults = new ArrayList<Issue>();
        var triggers = triggers(triggersText, faults);
        switch (syntax.read(text, previous)) {
            case Reading.Faulty(var issues) ->
                    issues.forEach(issue -> faults.add(inDefinition(issue)));
            case Reading.Read read -> {
                if (place.onePerson()) {
                    triggersOfOne(read.definition(), triggers, faults);
                }
                var drafted = draft(tx, place, read, triggers, before, faults, now);
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

    /// An event of somebody else must not bring them into what was written for one person.
    private static void triggersOfOne(
            Definition definition, List<Trigger> beside, List<Issue> faults) {
        var reason = "given (expected: none; it is for one contact, whom its approval enrols)";
        if (!beside.isEmpty()) {
            faults.add(Issue.at("triggers", reason));
        }
        if (!definition.triggers().isEmpty()) {
            faults.add(Issue.at("definition.trigger", reason));
        }
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
            Optional<Before> before,
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
        var pinning =
                new Pinning(
                        tx,
                        place,
                        templates,
                        tx.senders().of(place.workspace()),
                        read.spots(),
                        before,
                        now);
        var emails = new ArrayList<Email>();
        int ordinal = 0;
        for (var step : read.definition().emails()) {
            pinning.email(step, ordinal++, faults).ifPresent(emails::add);
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
        emails.forEach(email -> byStep.put(email.step(), email));
        return byStep;
    }

    private static Map<StepKey, EmailContent> contents(Definition definition) {
        var contents = new HashMap<StepKey, EmailContent>();
        definition.emails().forEach(step -> contents.put(step.key(), step.content()));
        return contents;
    }

    private final class Pinning {
        private final Transaction tx;
        private final Place place;
        private final Map<String, Template> templates;
        private final Sender sender;
        private final Map<StepKey, Reading.Spot> spots;
        private final Map<StepKey, Email> approved;
        private final Map<Fingerprint, Pinned> pins;
        private final Map<StepKey, Email> shown;
        private final Map<StepKey, EmailContent> contents;
        private final Instant now;

        Pinning(
                Transaction tx,
                Place place,
                Map<String, Template> templates,
                Sender sender,
                Map<StepKey, Reading.Spot> spots,
                Optional<Before> before,
                Instant now) {
            this.tx = tx;
            this.place = place;
            this.templates = templates;
            this.sender = sender;
            this.spots = spots;
            this.approved =
                    byStep(
                            before.map(Before::approved).orElse(List.of()).stream()
                                    .filter(Email::isApproved)
                                    .toList());
            var prints =
                    approved.values().stream()
                            .flatMap(email -> email.fingerprint().stream())
                            .toList();
            this.pins = prints.isEmpty() ? Map.of() : tx.texts().findAll(place.workspace(), prints);
            this.shown = byStep(before.map(Before::shown).orElse(List.of()));
            this.contents = before.map(Before::definition).map(Author::contents).orElse(Map.of());
            this.now = now;
        }

        /// Empty when it has faults, which are added, or when each person gets another one.
        Optional<Email> email(Step.Email step, int ordinal, List<Issue> faults) {
            if (step.content() instanceof EmailContent.Brief && !place.onePerson()) {
                return Optional.empty();
            }
            var kept = keptWording(step);
            if (kept.isPresent()) {
                return Optional.of(kept(step, ordinal, kept.get()));
            }
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
                                        Wording.NONE,
                                        Optional.empty(),
                                        false));
            };
        }

        /// What a person or a model wrote for this step, as long as the definition says the same of
        /// it as before: only an edit of the step itself writes it anew.
        private Optional<Email> keptWording(Step.Email step) {
            return Optional.ofNullable(shown.get(step.key()))
                    .filter(email -> email.edited() || step.content() instanceof EmailContent.Brief)
                    .filter(_ -> step.content().equals(contents.get(step.key())));
        }

        private Email kept(Step.Email step, int ordinal, Email before) {
            return draft(
                    step,
                    ordinal,
                    before.template(),
                    before.wording(),
                    before.fingerprint(),
                    before.edited());
        }

        private Email fromTemplate(Step.Email step, int ordinal, Template template) {
            return draft(
                    step,
                    ordinal,
                    Optional.of(new Email.FromTemplate(template.id(), template.version())),
                    new Wording(
                            template.subject(),
                            template.preheader(),
                            template.body(),
                            template.plain()),
                    Optional.of(pinned(step, template.text())),
                    false);
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
                                        new Wording(
                                                inline.subject(),
                                                inline.preheader(),
                                                inline.body(),
                                                inline.text()),
                                        Optional.of(pinned(step, text)),
                                        false));
            };
        }

        /// A text that was approved as it stands stays from whomever it was approved for: an edit
        /// of something else must not ask for another review.
        private Fingerprint pinned(Step.Email step, EmailText text) {
            return Optional.ofNullable(approved.get(step.key()))
                    .flatMap(Email::fingerprint)
                    .filter(print ->
                            Optional.ofNullable(pins.get(print))
                                    .map(pin -> Fingerprint.of(text, pin.sender()).equals(print))
                                    .orElse(false))
                    .orElseGet(() -> tx.texts().save(place.workspace(), text, sender));
        }

        /// The same step of a version that is written anew keeps its email's id.
        private Email draft(
                Step.Email step,
                int ordinal,
                Optional<Email.FromTemplate> template,
                Wording wording,
                Optional<Fingerprint> fingerprint,
                boolean edited) {
            var before = Optional.ofNullable(shown.get(step.key()));
            var rewritten = before.filter(email -> email.version() == place.version());
            var approval =
                    Optional.ofNullable(approved.get(step.key()))
                            .filter(email ->
                                    email.fingerprint().isPresent()
                                            && email.fingerprint().equals(fingerprint))
                            .flatMap(Email::approval);
            return new Email(
                    place.workspace(),
                    rewritten.map(Email::id).orElseGet(() -> ids.next("eml")),
                    place.sequence(),
                    place.version(),
                    step.key(),
                    ordinal,
                    Optional.empty(),
                    template,
                    wording,
                    fingerprint,
                    edited,
                    approval,
                    Generation.IDLE,
                    Optional.empty(),
                    before.flatMap(Email::instruction),
                    before.map(Email::scheduledAt).orElse(null),
                    rewritten.map(email -> email.revision() + 1).orElse(1),
                    rewritten.map(Email::createdAt).orElse(now),
                    now);
        }
    }
}
