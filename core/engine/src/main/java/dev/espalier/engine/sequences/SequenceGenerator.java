package dev.espalier.engine.sequences;

import dev.espalier.contact.Contact;
import dev.espalier.definition.Definition;
import dev.espalier.definition.EmailContent;
import dev.espalier.definition.Step;
import dev.espalier.definition.StepKey;
import dev.espalier.draft.Playbook;
import dev.espalier.engine.definitions.DefinitionSyntax;
import dev.espalier.engine.drafting.PlaybookShelf;
import dev.espalier.engine.id.Ids;
import dev.espalier.engine.jobs.JobBell;
import dev.espalier.engine.jobs.NewJob;
import dev.espalier.engine.journal.Action;
import dev.espalier.engine.journal.Entry;
import dev.espalier.engine.store.Contacts.ContactKey;
import dev.espalier.engine.store.Generations.Generated;
import dev.espalier.engine.store.Regenerations.Asked;
import dev.espalier.engine.store.Sequences.OnPublish;
import dev.espalier.engine.store.Sequences.Version;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Transaction;
import dev.espalier.refusal.Refused;
import dev.espalier.refusal.Refused.Conflict;
import dev.espalier.refusal.Refused.NotAllowed;
import dev.espalier.refusal.Refused.NotFound;
import dev.espalier.sequence.Email;
import dev.espalier.sequence.Lifecycle;
import dev.espalier.sequence.Sequence;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes a draft sequence for each of many contacts, whose emails a drafter then writes. Returns
/// before any of them is written.
public final class SequenceGenerator {

    private static final int LONGEST_NAME = 200;

    private final Store store;
    private final DefinitionSyntax syntax;
    private final Ids ids;
    private final FirstDrafts firstDrafts;
    private final InstantSource clock;
    private final JobBell bell;

    /// @param bell rung when there is something to write
    public SequenceGenerator(
            Store store, DefinitionSyntax syntax, InstantSource clock, JobBell bell) {
        this.bell = bell;
        this.store = store;
        this.syntax = syntax;
        this.ids = new Ids(clock);
        this.firstDrafts = new FirstDrafts(ids, clock);
        this.clock = clock;
    }

    /// What to write, and for whom.
    ///
    /// @param brief what the emails are to say; empty: what the playbook says
    /// @param category of the playbook; empty: the general one
    /// @param emails how many each gets
    public record Wanted(
            List<String> contacts, Optional<String> brief, Optional<String> category, int emails) {}

    /// @param job that writes the emails
    public record Begun(String contactId, String sequenceId, UUID job) {}

    /// Why one contact gets none; the others are not concerned.
    public record Turned(String contactId, Refused why) {}

    /// @param batch what all jobs of it carry
    public record Generation(UUID batch, List<Begun> begun, List<Turned> turned) {}

    /// @throws NotFound when there is no such playbook
    public Generation generate(int workspace, Wanted wanted, String by) {
        var now = clock.instant();
        var generation = store.inTransaction(tx -> generate(tx, workspace, wanted, by, now));
        bell.ring();
        return generation;
    }

    private Generation generate(
            Transaction tx, int workspace, Wanted wanted, String by, Instant now) {
        var playbook = playbook(tx, workspace, wanted);
        var topic = topic(wanted, playbook);
        var asked = new LinkedHashSet<>(wanted.contacts());
        var unfinished = tx.generations().unfinished(workspace, asked, topic);
        var contacts = contacts(tx, workspace, asked);
        var plan =
                new Plan(
                        workspace,
                        wanted.brief(),
                        playbook,
                        topic,
                        definition(tx, workspace, wanted, playbook),
                        by,
                        now);
        var batch = new Batch(plan);
        var turned = new ArrayList<Turned>();
        for (var id : asked) {
            var contact = contacts.get(id);
            var why = refusal(id, contact, unfinished.get(id), playbook);
            if (contact == null || why.isPresent()) {
                turned.add(new Turned(id, why.orElseThrow()));
            } else {
                batch.add(contact);
            }
        }
        return batch.write(tx, turned);
    }

    private static Playbook playbook(Transaction tx, int workspace, Wanted wanted) {
        var category = wanted.category().orElseGet(() -> PlaybookShelf.general().category());
        return PlaybookShelf.find(tx, workspace, category)
                .orElseThrow(() -> new NotFound("playbook", category))
                .playbook();
    }

    /// A category is one topic; without one, the brief's words are.
    private static String topic(Wanted wanted, Playbook playbook) {
        return wanted.category().isPresent()
                ? playbook.category()
                : "brief:"
                        + UUID.nameUUIDFromBytes(
                                wanted.brief().orElse("").getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Contact> contacts(Transaction tx, int workspace, Set<String> asked) {
        var contacts = new HashMap<String, Contact>();
        tx.contacts()
                .findAll(asked.stream().map(id -> new ContactKey(workspace, id)).toList())
                .forEach(one -> contacts.put(one.id(), one));
        return contacts;
    }

    private static Optional<Refused> refusal(
            String id,
            @org.jspecify.annotations.Nullable Contact contact,
            @org.jspecify.annotations.Nullable String unfinished,
            Playbook playbook) {
        if (contact == null) {
            return Optional.of(new NotFound("contact", id));
        }
        if (contact.unreachable().isPresent()) {
            return Optional.of(
                    new NotAllowed("contact \"" + id + "\" is " + contact.unreachable().get()));
        }
        if (unfinished != null) {
            return Optional.of(
                    new Conflict(
                            "contact \""
                                    + id
                                    + "\" has an unfinished sequence of this kind, \""
                                    + unfinished
                                    + "\" (expected: it is completed or cancelled first)"));
        }
        return PlaybookShelf.lacking(contact, playbook).map(NotAllowed::new);
    }

    private static Definition definition(
            Transaction tx, int workspace, Wanted wanted, Playbook playbook) {
        var spacing = tx.workspaces().require(workspace).spacing();
        var steps = new ArrayList<Step>();
        for (int i = 0; i < wanted.emails(); i++) {
            var aim = playbook.beat(i + 1, wanted.emails()).aim();
            steps.add(
                    new Step.Email(
                            new StepKey("email_" + (i + 1)),
                            new EmailContent.Brief(
                                    wanted.brief().map(brief -> brief.strip()).orElse(aim)),
                            Spacing.delay(spacing, i)));
        }
        return Definition.of(steps);
    }

    /// What is the same for everybody.
    private record Plan(
            int workspace,
            Optional<String> brief,
            Playbook playbook,
            String topic,
            Definition definition,
            String by,
            Instant now) {}

    private final class Batch {
        private final Plan plan;
        private final String text;
        private final UUID id = ids.next();
        private final List<Sequence> sequences = new ArrayList<>();
        private final List<Version> versions = new ArrayList<>();
        private final List<Email> emails = new ArrayList<>();
        private final List<Asked> asked = new ArrayList<>();
        private final List<NewJob> jobs = new ArrayList<>();
        private final List<Generated> generated = new ArrayList<>();
        private final List<Begun> begun = new ArrayList<>();

        Batch(Plan plan) {
            this.plan = plan;
            this.text = syntax.write(plan.definition());
        }

        void add(Contact contact) {
            var sequence = sequence(contact);
            sequences.add(sequence);
            versions.add(
                    new Version(
                            plan.workspace(),
                            sequence.id(),
                            1,
                            text,
                            text,
                            sequence.triggers(),
                            OnPublish.STAY,
                            plan.now(),
                            Optional.empty()));
            var job =
                    firstDrafts.job(
                            sequence,
                            plan.definition().emails().size(),
                            Optional.of(id),
                            plan.by());
            jobs.add(job);
            for (var step : plan.definition().emails()) {
                var email = email(sequence, step);
                emails.add(email);
                asked.add(FirstDrafts.asked(email, job));
            }
            generated.add(
                    new Generated(
                            plan.workspace(),
                            sequence.id(),
                            contact.id(),
                            plan.playbook().category(),
                            plan.topic(),
                            plan.brief(),
                            id,
                            plan.now()));
            begun.add(new Begun(contact.id(), sequence.id(), job.id()));
        }

        private Sequence sequence(Contact contact) {
            var name = plan.playbook().name() + " for " + called(contact);
            return new Sequence(
                    plan.workspace(),
                    ids.next("seq"),
                    name.substring(0, Math.min(name.length(), LONGEST_NAME)),
                    new Lifecycle.Draft(),
                    Optional.of(contact.id()),
                    text,
                    syntax.write(List.of()),
                    Optional.empty(),
                    Optional.of(1),
                    1,
                    Optional.empty(),
                    plan.now(),
                    plan.now());
        }

        /// As a person would call them; an erasure takes the name along.
        private static String called(Contact contact) {
            var name =
                    Stream.of("firstName", "lastName")
                            .map(contact.properties()::get)
                            .filter(String.class::isInstance)
                            .map(part ->
                                    part.toString().replaceAll("[\\p{Cntrl}\\s]+", " ").strip())
                            .filter(part -> !part.isEmpty())
                            .collect(Collectors.joining(" "));
            return name.isEmpty() ? contact.email() : name;
        }

        private Email email(Sequence sequence, Step.Email step) {
            return Email.unwritten(
                            new Email.Spot(plan.workspace(), ids.next("eml"), sequence.id(), 1),
                            step.key(),
                            plan.definition().emails().indexOf(step),
                            Optional.empty(),
                            plan.now())
                    .awaited();
        }

        Generation write(Transaction tx, List<Turned> turned) {
            tx.sequences().insertAll(sequences, versions);
            tx.emails().insert(emails);
            tx.regenerations().askAll(asked);
            tx.generations().add(generated);
            tx.audits()
                    .write(
                            sequences.stream()
                                    .map(one ->
                                            Entry.of(
                                                    one,
                                                    Action.SEQUENCE_CREATED,
                                                    plan.by(),
                                                    plan.now(),
                                                    ""))
                                    .toList());
            tx.jobs().add(jobs);
            return new Generation(id, List.copyOf(begun), List.copyOf(turned));
        }
    }
}
