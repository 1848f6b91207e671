package dev.espalier.engine.review;

import dev.espalier.contact.Contact;
import dev.espalier.email.EmailText;
import dev.espalier.engine.mail.Composer;
import dev.espalier.engine.mail.RenderedEmail;
import dev.espalier.engine.store.Contacts.Addressee;
import dev.espalier.engine.store.Store;
import dev.espalier.engine.store.Texts.Pinned;
import dev.espalier.engine.store.Transaction;
import dev.espalier.refusal.Refused.NotFound;
import dev.espalier.sequence.Email;
import dev.espalier.sequence.Email.Wording;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Shows an email as one contact would get it now, by the composer that sends. Also one that is
/// being written at this moment: its faults are told, and what can be shown is shown.
public final class Previewing {

    private final Store store;
    private final Composer composer;
    private final Proof proof;
    private final InstantSource clock;

    public Previewing(Store store, Composer composer, Linter linter, InstantSource clock) {
        this.store = store;
        this.composer = composer;
        this.proof = new Proof(composer, linter);
        this.clock = clock;
    }

    /// What is wrong with a text.
    ///
    /// @param field `subject`, `preheader`, `html`, `mjml`, `markdown` or `text`
    /// @param line 1-based; 0 when unknown
    /// @param column 1-based; 0 when unknown
    /// @param isHint it does not keep the text from being approved
    public record Fault(String field, String message, int line, int column, boolean isHint) {}

    /// @param contact empty when it was rendered for somebody made up
    /// @param zone the contact's
    public record Preview(
            RenderedEmail email, List<Fault> faults, Optional<Contact> contact, ZoneId zone) {}

    /// @param looking whose eyes it is looked at with; empty: somebody made up
    private record Loaded(
            Email email,
            Optional<Pinned> stored,
            Optional<Addressee> looking,
            Readership readership,
            ZoneId zone) {
        Optional<Contact> contact() {
            return looking.map(Addressee::contact);
        }
    }

    /// @param contactId empty: whom the email was written for, else the sequence's contact, else
    ///   somebody made up
    /// @param typed what is not stored yet
    /// @throws NotFound when there is no such email or contact
    public Preview of(int workspace, String id, Optional<String> contactId, Edit typed) {
        var loaded = store.reading(tx -> load(tx, workspace, id, contactId));
        var stored = loaded.email().wording();
        var words = Review.merged(stored, typed);
        var text =
                words.equals(stored)
                        ? loaded.stored().map(Pinned::text)
                        : Optional.<EmailText>empty();
        var read =
                proof.read(words, text, reader(workspace, loaded.looking()), loaded.readership());
        return new Preview(read.email(), read.faults(), loaded.contact(), loaded.zone());
    }

    /// A text that is no email: it is shown as if it were one.
    ///
    /// @param contactId empty: somebody made up
    /// @throws NotFound when there is no such contact
    public Preview of(int workspace, Wording words, Optional<String> contactId) {
        record Known(Optional<Contact> contact, Readership readership, ZoneId zone) {}
        var known =
                store.reading(tx -> {
                    var contact = contactId.map(one -> contact(tx, workspace, one));
                    return new Known(
                            contact, Readership.many(tx, workspace), zone(tx, workspace, contact));
                });
        var reader = reader(workspace, known.contact().map(Previewing::uncalled));
        var read = proof.read(words, Optional.empty(), reader, known.readership());
        return new Preview(read.email(), read.faults(), known.contact(), known.zone());
    }

    /// The HTML of a preview, fit to be shown in a browser.
    public String inert(Preview preview) {
        return inert(preview.email().html());
    }

    /// The same of any mail.
    public String inert(String html) {
        return composer.inert(html);
    }

    private Reader reader(int workspace, Optional<Addressee> looking) {
        return looking.map(Reader::of).orElseGet(() -> Reader.madeUp(workspace, clock.instant()));
    }

    private static Contact contact(Transaction tx, int workspace, String id) {
        return tx.contacts().find(workspace, id).orElseThrow(() -> new NotFound("contact", id));
    }

    private static ZoneId zone(Transaction tx, int workspace, Optional<Contact> contact) {
        return contact.flatMap(Contact::zone)
                .orElseGet(() -> tx.workspaces().require(workspace).zone());
    }

    private static Loaded load(
            Transaction tx, int workspace, String id, Optional<String> contactId) {
        var email = tx.emails().find(workspace, id).orElseThrow(() -> new NotFound("email", id));
        var asked = contactId.map(one -> contact(tx, workspace, one));
        var addressee =
                Optional.ofNullable(tx.contacts().addressees(workspace, List.of(id)).get(id));
        var looking =
                asked.filter(one -> addressee.filter(his -> his.contact().equals(one)).isEmpty())
                        .map(Previewing::uncalled)
                        .or(() -> addressee);
        var readership =
                addressee
                        .<Readership>map(Readership.One::new)
                        .orElseGet(() -> Readership.many(tx, workspace));
        var stored =
                email.fingerprint()
                        .flatMap(print ->
                                Optional.ofNullable(
                                        tx.texts().findAll(workspace, List.of(print)).get(print)));
        var zone = zone(tx, workspace, looking.map(Addressee::contact));
        return new Loaded(email, stored, looking, readership, zone);
    }

    private static Addressee uncalled(Contact contact) {
        return new Addressee(contact, Map.of());
    }
}
