package dev.espalier.engine.drafting;

import dev.espalier.contact.Contact;
import dev.espalier.definition.EmailContent;
import dev.espalier.draft.Playbook;
import dev.espalier.draft.Words;
import dev.espalier.email.EmailText;
import dev.espalier.engine.definitions.Programs;
import dev.espalier.engine.mail.Composer;
import dev.espalier.engine.review.Redrafting;
import dev.espalier.engine.store.Generations.Generated;
import dev.espalier.engine.store.Regenerations.Asked;
import dev.espalier.engine.store.Transaction;
import dev.espalier.sequence.Email;
import dev.espalier.sequence.Sequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Gathers what a drafter must be told of one email.
final class Briefing {

    private static final int MOST_EARLIER = 5;
    private static final int LONGEST_EARLIER = 4_000;
    private static final String WAY_OUT = "unsubscribeUrl";

    private final Programs programs;
    private final Composer composer;

    Briefing(Programs programs, Composer composer) {
        this.programs = programs;
        this.composer = composer;
    }

    /// What gathering came to.
    sealed interface Gathered {
        /// @param contactId whose facts are in it; empty: it is for many
        record Ready(Email email, Asked asked, Optional<String> contactId, Assignment assignment)
                implements Gathered {}

        /// Nobody waits for it any more.
        record NotWanted(String why) implements Gathered {}

        /// It cannot be written.
        record Impossible(String why) implements Gathered {}
    }

    Gathered gather(Transaction tx, int workspace, String emailId, UUID job) {
        var asked = tx.regenerations().find(workspace, emailId).filter(one -> one.id().equals(job));
        var email = tx.emails().find(workspace, emailId);
        if (email.isEmpty() || asked.isEmpty()) {
            return new Gathered.NotWanted("nobody waits for this draft any more");
        }
        var sequence = tx.sequences().find(workspace, email.get().sequenceId());
        if (sequence.isEmpty() || !Redrafting.isWanted(tx, sequence.get(), email.get())) {
            return new Gathered.NotWanted("the email will not be sent any more");
        }
        var contactId =
                email.get().person().map(Email.Person::contactId).or(sequence.get()::contactId);
        var contact = contactId.flatMap(id -> tx.contacts().find(workspace, id));
        if (contactId.isPresent() && contact.isEmpty()) {
            return new Gathered.Impossible("contact \"" + contactId.get() + "\" is gone");
        }
        var generated = tx.generations().find(workspace, sequence.get().id());
        var playbook =
                generated
                        .map(Generated::category)
                        .flatMap(category -> PlaybookShelf.find(tx, workspace, category))
                        .map(PlaybookShelf.Shelved::playbook)
                        .orElseGet(PlaybookShelf::general);
        var lacking = contact.flatMap(one -> PlaybookShelf.lacking(one, playbook));
        if (lacking.isPresent()) {
            return new Gathered.Impossible(lacking.get());
        }
        return new Gathered.Ready(
                email.get(),
                asked.get(),
                contactId,
                assignment(tx, sequence.get(), email.get(), asked.get(), contact, playbook));
    }

    private Assignment assignment(
            Transaction tx,
            Sequence sequence,
            Email email,
            Asked asked,
            Optional<Contact> contact,
            Playbook playbook) {
        var version =
                tx.sequences()
                        .version(email.workspace(), sequence.id(), email.version())
                        .orElseThrow();
        var steps = programs.read(version).definition().emails();
        int position = 1;
        var brief = "";
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).key().equals(email.step())) {
                position = i + 1;
                brief =
                        steps.get(i).content() instanceof EmailContent.Brief(var words)
                                ? words
                                : "";
            }
        }
        var voice = tx.draftingTerms().voice(email.workspace());
        var current = current(tx, email);
        var domains = new HashSet<String>();
        voice.linkDomains().forEach(domain -> domains.add(domain.toLowerCase(Locale.ROOT)));
        var sender = tx.workspaces().require(email.workspace()).sender().email();
        domains.add(sender.substring(sender.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT));
        return new Assignment(
                new Assignment.Ask(brief, asked.instruction(), current.map(this::words), List.of()),
                voice,
                playbook,
                new Assignment.Reader(
                        contact.map(one -> KnownFacts.of(one, playbook)).orElse(Map.of()),
                        contact.isPresent() ? Set.of(WAY_OUT) : tags(current, playbook),
                        Set.copyOf(domains)),
                new Assignment.Course(
                        position, Math.max(steps.size(), position), earlier(tx, email)));
    }

    /// What many get speaks to each by merge tags: those that stand there already, and those of the
    /// playbook.
    private Set<String> tags(Optional<EmailText> current, Playbook playbook) {
        var tags = new HashSet<String>();
        tags.add(WAY_OUT);
        current.ifPresent(text -> tags.addAll(composer.inspect(text).variables()));
        var names = new HashSet<>(playbook.facts());
        names.addAll(playbook.requires());
        names.add("firstName");
        for (var name : names) {
            tags.add(name);
            tags.add("contact.properties." + name);
        }
        return Set.copyOf(tags);
    }

    private static Optional<EmailText> current(Transaction tx, Email email) {
        return email.fingerprint()
                .flatMap(print ->
                        Optional.ofNullable(
                                tx.texts().findAll(email.workspace(), List.of(print)).get(print)))
                .map(dev.espalier.engine.store.Texts.Pinned::text);
    }

    private Words words(EmailText text) {
        return new Words(text.subject(), text.preheader(), "", shortened(text.text()));
    }

    private List<Words> earlier(Transaction tx, Email email) {
        var before = new ArrayList<Email>();
        before.addAll(
                tx.emails().ofVersion(email.workspace(), email.sequenceId(), email.version()));
        email.person()
                .ifPresent(person ->
                        before.addAll(
                                tx.emails().ofEnrolment(email.workspace(), person.enrolment())));
        var texts =
                tx.texts()
                        .findAll(
                                email.workspace(),
                                before.stream()
                                        .flatMap(one -> one.fingerprint().stream())
                                        .toList());
        var earlier =
                before.stream()
                        .filter(one -> one.ordinal() < email.ordinal())
                        .sorted(Comparator.comparingInt(Email::ordinal))
                        .flatMap(one -> one.fingerprint().map(texts::get).stream())
                        .map(pinned -> words(pinned.text()))
                        .toList();
        return earlier.subList(Math.max(0, earlier.size() - MOST_EARLIER), earlier.size());
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_EARLIER ? text : text.substring(0, LONGEST_EARLIER);
    }
}
