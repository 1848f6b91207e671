package dev.espalier.engine.sequences;

import dev.espalier.contact.Contact;
import dev.espalier.definition.Activity;
import dev.espalier.definition.Definition;
import dev.espalier.definition.EmailContent;
import dev.espalier.definition.Holidays;
import dev.espalier.definition.Step;
import dev.espalier.definition.StepKey;
import dev.espalier.email.EmailText;
import dev.espalier.email.Fingerprint;
import dev.espalier.engine.definitions.Programs;
import dev.espalier.engine.dispatch.Retries;
import dev.espalier.engine.dispatch.TemplateValues;
import dev.espalier.engine.mail.Composer;
import dev.espalier.engine.mail.RenderedEmail;
import dev.espalier.engine.store.Contacts.ContactKey;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Texts.Pinned;
import dev.espalier.engine.store.Transaction;
import dev.espalier.planner.DryRun;
import dev.espalier.planner.Facts;
import dev.espalier.planner.Facts.EmailState;
import dev.espalier.planner.Pacing;
import dev.espalier.planner.Planner;
import dev.espalier.planner.Position;
import dev.espalier.refusal.Issue;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.refusal.Refused.NotFound;
import dev.espalier.sequence.Email;
import dev.espalier.sequence.Sequence;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
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
    private final Holidays holidays;
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
        this.holidays = holidays;
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
        return store.inTransaction(tx -> {
            var sequence =
                    tx.sequences()
                            .find(workspace, id)
                            .orElseThrow(() -> new NotFound("sequence", id));
            var contact = contact(tx, workspace, contactId);
            var definition =
                    programs.read(
                                    tx.sequences()
                                            .version(workspace, id, sequence.shownVersion())
                                            .orElseThrow())
                            .definition();
            var emails = tx.emails().ofVersion(workspace, id, sequence.shownVersion());
            return walk(tx, contact, Play.of(tx, sequence, definition, emails), assumptions);
        });
    }

    static Contact contact(Transaction tx, int workspace, String id) {
        return tx.contacts().find(workspace, id).orElseThrow(() -> new NotFound("contact", id));
    }

    Result walk(Transaction tx, Contact contact, Play play, Assumptions assumptions) {
        var now = clock.instant();
        var definition = play.definition();
        requireEmails(definition, assumptions);
        var facts = facts(tx, contact, play, assumptions, now);
        var pacing = pacing(tx, contact, definition, now);
        var way =
                dryRun.walk(
                        definition,
                        Position.at(definition.first(), now),
                        facts,
                        assumptions.events(),
                        pacing,
                        now);
        var show = new Show(tx, contact, play, assumptions.event());
        return new Result(way.stops().stream().map(show::of).toList(), way.end(), way.endedAt());
    }

    private static void requireEmails(Definition definition, Assumptions assumptions) {
        var keys = definition.emails().stream().map(Step.Email::key).toList();
        var faults =
                assumptions.did().keySet().stream()
                        .filter(key -> !keys.contains(key))
                        .map(key ->
                                Issue.at(
                                        "assumptions.did",
                                        "\"%s\" (expected: an email of the sequence: %s)"
                                                .formatted(
                                                        key.value(),
                                                        keys.stream()
                                                                .map(StepKey::value)
                                                                .collect(
                                                                        Collectors.joining(", ")))))
                        .toList();
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
    }

    /// What is rehearsed.
    ///
    /// @param sequence its id; empty when it is not stored
    /// @param texts of its emails, as far as they are written
    /// @param states of the emails that are the same for everybody, as if all were approved: what
    ///   waits for approval is said beside it
    /// @param undecided emails that nobody approved
    record Play(
            String sequence,
            Definition definition,
            Map<StepKey, EmailText> texts,
            Map<StepKey, EmailState> states,
            Set<StepKey> undecided) {

        static Play of(
                Transaction tx, Sequence sequence, Definition definition, List<Email> emails) {
            var prints = emails.stream().flatMap(email -> email.fingerprint().stream()).toList();
            var known =
                    prints.isEmpty()
                            ? Map.<Fingerprint, Pinned>of()
                            : tx.texts().findAll(sequence.workspace(), prints);
            var texts = new HashMap<StepKey, EmailText>();
            var states = new HashMap<StepKey, EmailState>();
            var undecided = new HashSet<StepKey>();
            for (var email : emails) {
                email.fingerprint()
                        .map(known::get)
                        .ifPresent(pinned -> texts.put(email.step(), pinned.text()));
                states.put(email.step(), new EmailState(Instant.EPOCH, email.scheduledAt()));
                if (!email.isApproved()) {
                    undecided.add(email.step());
                }
            }
            return new Play(sequence.id(), definition, texts, states, undecided);
        }
    }

    /// Another sequence's emails are known once they have gone, and not before.
    private Optional<Pacing> pacing(
            Transaction tx, Contact contact, Definition definition, Instant now) {
        var workspace = tx.workspaces().require(contact.workspace());
        var zone = contact.zone().orElse(workspace.zone());
        return workspace
                .limits()
                .frequency()
                .map(cap ->
                        new Pacing(
                                cap,
                                tx.contactPaces()
                                        .sentSince(
                                                new ContactKey(contact.workspace(), contact.id()),
                                                now.minus(cap.within())),
                                at ->
                                        definition
                                                .schedule()
                                                .or(workspace.window())
                                                .nextOpen(at, zone, holidays),
                                Retries.MAX_LATENESS));
    }

    private static Facts facts(
            Transaction tx, Contact contact, Play play, Assumptions assumptions, Instant now) {
        var workspace = tx.workspaces().require(contact.workspace());
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
                play.states(),
                Set.of(),
                Optional.empty(),
                false,
                workspace.maxLateness(),
                workspace.window());
    }

    private final class Show {
        private final Contact contact;
        private final Optional<String> unreachable;
        private final Play play;
        private final Map<String, Object> event;

        Show(Transaction tx, Contact contact, Play play, Map<String, Object> event) {
            this.contact = contact;
            this.unreachable =
                    contact.unreachable()
                            .or(() ->
                                    tx.optOuts()
                                            .find(
                                                    contact.workspace(),
                                                    contact.id(),
                                                    play.sequence())
                                            .map(_ -> "unsubscribed from this sequence"));
            this.play = play;
            this.event = event;
        }

        Shown of(DryRun.Stop stop) {
            var step = play.definition().place(stop.step()).orElseThrow().step();
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
                    (stop.what() == DryRun.What.SENDS || stop.what() == DryRun.What.SENDS_LATER)
                            && unreachable.isEmpty()
                            && (isToBeWritten(email)
                                    || rendering instanceof Composer.Rendering.Done);
            return new Shown(
                    step,
                    templateId(email),
                    sends,
                    stop.at(),
                    reason(stop, email, rendering),
                    rendering instanceof Composer.Rendering.Done(var rendered)
                            ? Optional.of(rendered)
                            : Optional.empty());
        }

        private Optional<String> templateId(Step.Email email) {
            return email.content() instanceof EmailContent.FromTemplate(var id)
                    ? Optional.of(id)
                    : Optional.empty();
        }

        private String reason(DryRun.Stop stop, Step.Email email, Composer.Rendering rendering) {
            if (unreachable.isPresent()) {
                return "not sent: the contact is " + unreachable.get();
            }
            if (isToBeWritten(email)) {
                return "written per person, waits for review";
            }
            return switch (rendering) {
                case Composer.Rendering.Failed(var why) -> "not sent: " + why;
                case Composer.Rendering.Done _ -> {
                    var words = words(stop.what(), email);
                    boolean isDecided =
                            !play.undecided().contains(email.key())
                                    || stop.what() == DryRun.What.EXPIRES;
                    yield isDecided ? words : words + " once it is approved";
                }
            };
        }

        /// Whoever comes there gets a text of their own, which a person will approve.
        private boolean isToBeWritten(Step.Email email) {
            return email.content() instanceof EmailContent.Brief
                    && !play.texts().containsKey(email.key());
        }

        private Composer.Rendering render(Step.Email email) {
            return Optional.ofNullable(play.texts().get(email.key()))
                    .map(text ->
                            composer.render(
                                    text,
                                    TemplateValues.of(contact, event, TemplateValues.NO_LINK)))
                    .orElseGet(() -> new Composer.Rendering.Failed("no text is written yet"));
        }

        private static String words(DryRun.What what, Step step) {
            return switch (what) {
                case SENDS -> "sent";
                case SENDS_LATER -> "sent later: the contact has had as many emails as it may get";
                case EXPIRES ->
                        "not sent: the contact has had as many emails as it may get, for too long";
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
