package dev.espalier.engine.sequences;

import dev.espalier.contact.Contact;
import dev.espalier.definition.Activity;
import dev.espalier.definition.Definition;
import dev.espalier.definition.EmailContent;
import dev.espalier.definition.Holidays;
import dev.espalier.definition.Step;
import dev.espalier.definition.StepKey;
import dev.espalier.engine.definitions.Programs;
import dev.espalier.engine.dispatch.TemplateValues;
import dev.espalier.engine.mail.Composer;
import dev.espalier.engine.mail.RenderedEmail;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Texts.Pinned;
import dev.espalier.engine.store.Transaction;
import dev.espalier.planner.DryRun;
import dev.espalier.planner.Facts;
import dev.espalier.planner.Facts.EmailState;
import dev.espalier.planner.Planner;
import dev.espalier.refusal.Refused.NotFound;
import dev.espalier.sequence.Email;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The dry run: what would happen to a contact that came in now. Nothing is sent and nothing
/// stored.
public final class Rehearsal {

    private final Store store;
    private final Programs programs;
    private final Composer composer;
    private final InstantSource clock;
    private final DryRun dryRun;

    public Rehearsal(
            Store store,
            Programs programs,
            Composer composer,
            Holidays holidays,
            InstantSource clock) {
        this.store = store;
        this.programs = programs;
        this.composer = composer;
        this.clock = clock;
        this.dryRun = new DryRun(new Planner(holidays));
    }

    /// What the author supposes.
    ///
    /// @param event properties of the event that enrols
    /// @param events that happen on the way
    /// @param did what the contact does with emails
    public record Assumptions(
            Map<String, Object> event,
            List<DryRun.Supposed> events,
            Map<StepKey, Set<Activity>> did) {

        public static final Assumptions NONE = new Assumptions(Map.of(), List.of(), Map.of());
    }

    /// One step on the way.
    ///
    /// @param wouldSend whether an email goes out here
    /// @param reason in words, for people
    /// @param rendered the email as this contact would get it; empty for other steps
    public record Shown(
            Step step,
            Optional<String> templateId,
            boolean wouldSend,
            Instant at,
            String reason,
            Optional<RenderedEmail> rendered) {}

    /// @param outcome `completed`, or why it would end early or stand still
    public record Result(List<Shown> steps, String outcome, Instant endsAt) {}

    /// @throws NotFound when there is no such sequence or contact
    public Result run(int workspace, String id, String contactId, Assumptions assumptions) {
        var now = clock.instant();
        return store.inTransaction(tx -> {
            var sequence =
                    tx.sequences()
                            .find(workspace, id)
                            .orElseThrow(() -> new NotFound("sequence", id));
            var contact =
                    tx.contacts()
                            .find(workspace, contactId)
                            .orElseThrow(() -> new NotFound("contact", contactId));
            var definition =
                    programs.read(
                                    tx.sequences()
                                            .version(workspace, id, sequence.shownVersion())
                                            .orElseThrow())
                            .definition();
            var emails =
                    tx.emails().ofVersion(workspace, id, sequence.shownVersion()).stream()
                            .collect(Collectors.toMap(Email::step, email -> email));
            var facts = facts(tx, contact, emails, assumptions, now);
            var way = dryRun.walk(definition, facts, assumptions.events(), now);
            var show = new Show(tx, contact, id, definition, emails, assumptions.event());
            return new Result(
                    way.stops().stream().map(show::of).toList(), way.end(), way.endedAt());
        });
    }

    private static Facts facts(
            Transaction tx,
            Contact contact,
            Map<StepKey, Email> emails,
            Assumptions assumptions,
            Instant now) {
        var workspace = tx.workspaces().require(contact.workspace());
        var states = new HashMap<StepKey, EmailState>();
        // Shown as if everything were approved: what still waits for approval is said beside it.
        emails.forEach((step, email) ->
                states.put(step, new EmailState(Instant.EPOCH, email.scheduledAt())));
        return new Facts(
                now,
                contact.view(),
                contact.zone().orElse(workspace.zone()),
                assumptions.event(),
                List.of(),
                assumptions.did().entrySet().stream()
                        .flatMap(entry ->
                                entry.getValue().stream()
                                        .map(did -> new Facts.Did(entry.getKey(), did)))
                        .collect(Collectors.toSet()),
                states,
                Set.of(),
                Optional.empty(),
                false,
                workspace.maxLateness());
    }

    private final class Show {
        private final Transaction tx;
        private final Contact contact;
        private final Optional<String> unreachable;
        private final Definition definition;
        private final Map<StepKey, Email> emails;
        private final Map<String, Object> event;

        Show(
                Transaction tx,
                Contact contact,
                String sequence,
                Definition definition,
                Map<StepKey, Email> emails,
                Map<String, Object> event) {
            this.tx = tx;
            this.contact = contact;
            this.unreachable =
                    contact.unreachable()
                            .or(() ->
                                    tx.optOuts()
                                            .find(contact.workspace(), contact.id(), sequence)
                                            .map(_ -> "unsubscribed from this sequence"));
            this.definition = definition;
            this.emails = emails;
            this.event = event;
        }

        Shown of(DryRun.Stop stop) {
            var step = definition.place(stop.step()).orElseThrow().step();
            if (!(step instanceof Step.Email email)) {
                return new Shown(
                        step,
                        Optional.empty(),
                        false,
                        stop.at(),
                        words(stop.what(), step),
                        Optional.empty());
            }
            var rendering = render(email);
            boolean sends =
                    stop.what() == DryRun.What.SENDS
                            && unreachable.isEmpty()
                            && (isToBeWritten(email)
                                    || rendering instanceof Composer.Rendering.Done);
            return new Shown(
                    step,
                    templateId(email),
                    sends,
                    stop.at(),
                    reason(email, rendering),
                    rendering instanceof Composer.Rendering.Done(var rendered)
                            ? Optional.of(rendered)
                            : Optional.empty());
        }

        private Optional<String> templateId(Step.Email email) {
            return email.content() instanceof EmailContent.FromTemplate(var id)
                    ? Optional.of(id)
                    : Optional.empty();
        }

        private String reason(Step.Email email, Composer.Rendering rendering) {
            if (unreachable.isPresent()) {
                return "not sent: the contact is " + unreachable.get();
            }
            if (isToBeWritten(email)) {
                return "written per person, waits for review";
            }
            return switch (rendering) {
                case Composer.Rendering.Failed(var why) -> "not sent: " + why;
                case Composer.Rendering.Done _ -> {
                    var row = emails.get(email.key());
                    yield row == null || row.isApproved() ? "sent" : "sent once it is approved";
                }
            };
        }

        /// Whoever comes there gets a text of their own, which a person will approve.
        private boolean isToBeWritten(Step.Email email) {
            return email.content() instanceof EmailContent.Brief
                    && Optional.ofNullable(emails.get(email.key()))
                            .flatMap(Email::fingerprint)
                            .isEmpty();
        }

        private Composer.Rendering render(Step.Email email) {
            return Optional.ofNullable(emails.get(email.key()))
                    .flatMap(Email::fingerprint)
                    .flatMap(print ->
                            Optional.ofNullable(
                                    tx.texts()
                                            .findAll(contact.workspace(), List.of(print))
                                            .get(print)))
                    .map(Pinned::text)
                    .map(text ->
                            composer.render(
                                    text,
                                    TemplateValues.of(contact, event, TemplateValues.NO_LINK)))
                    .orElseGet(() -> new Composer.Rendering.Failed("no text is written yet"));
        }

        private static String words(DryRun.What what, Step step) {
            return switch (what) {
                case SENDS -> "sent";
                case ELAPSED -> "the delay is over";
                case THEN -> "the condition holds";
                case ELSE -> "the condition does not hold";
                case ARRIVED ->
                        step instanceof Step.Wait wait ? wait.event() + " came" : "the event came";
                case TIMED_OUT ->
                        step instanceof Step.Wait wait
                                ? wait.event() + " did not come within " + wait.timeout()
                                : "the event did not come";
                case EXITED -> "leaves the sequence";
                case HELD -> "held for a person";
            };
        }
    }
}
