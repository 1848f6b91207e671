package dev.espalier.http.api;

import static dev.espalier.access.Scope.FULL;
import static dev.espalier.access.Scope.READ;
import static dev.espalier.http.operation.Operation.mutation;
import static dev.espalier.http.operation.Operation.query;
import static dev.espalier.http.operation.Operation.upload;
import static dev.espalier.http.operation.Verb.DELETE;
import static dev.espalier.http.operation.Verb.GET;
import static dev.espalier.http.operation.Verb.PATCH;
import static dev.espalier.http.operation.Verb.POST;
import static dev.espalier.http.operation.Verb.PUT;

import dev.espalier.engine.access.Caller;
import dev.espalier.engine.barrier.Settled;
import dev.espalier.engine.contacts.ContactBook;
import dev.espalier.engine.contacts.ContactEdit;
import dev.espalier.engine.contacts.ContactFileReader;
import dev.espalier.engine.contacts.ContactHistory;
import dev.espalier.engine.contacts.NewContact;
import dev.espalier.engine.privacy.Disclosing;
import dev.espalier.engine.privacy.Erasing;
import dev.espalier.http.operation.Made;
import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Output;
import dev.espalier.http.shape.Change;
import dev.espalier.http.shape.Default;
import dev.espalier.http.shape.Doc;
import dev.espalier.http.shape.Nothing;
import dev.espalier.http.shape.Page;
import dev.espalier.http.shape.Range;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `contacts`: the people of a workspace.
final class ContactOperations {
    private static final int FILE = 1024 * 1024 * 1024;
    private final ContactBook book;
    private final ContactFileReader files;
    private final ContactHistory history;
    private final Erasing erasing;
    private final Disclosing disclosing;

    ContactOperations(Services services) {
        this.book = services.contacts();
        this.files = services.contactFiles();
        this.history = services.engine().history();
        this.erasing = services.engine().erasing();
        this.disclosing = services.engine().disclosing();
    }

    record ById(String id) {}

    record ContactInput(
            @Doc("The caller's choice; one is made when it is not given.") @Nullable String id,
            String email,
            @Doc("An IANA region such as Europe/London.") @Nullable String timezone,
            @Doc("Strings, numbers, booleans, lists and maps of them; null takes one away.")
                    @Nullable Map<String, Object> properties) {
        NewContact contact() {
            return new NewContact(id, email, timezone, properties == null ? Map.of() : properties);
        }
    }

    record UpdateContact(
            String id,
            @Nullable String email,
            Change<String> timezone,
            @Doc("Merged into those there are; null takes one away.")
                    @Nullable Map<String, Object> properties,
            @Nullable Boolean unsubscribed) {
        ContactEdit edit() {
            var zone =
                    switch (timezone) {
                        case Change.Keep<String> _ -> null;
                        case Change.Clear<String> _ -> "";
                        case Change.Set<String>(var given) -> given;
                    };
            return new ContactEdit(email, zone, properties, unsubscribed);
        }
    }

    record Listed(
            @Doc("A part of the address or of the names.") @Nullable String search,
            @Doc("The whole address, however it is spelled.") @Nullable String email,
            @Nullable Boolean suppressed,
            @Nullable String cursor,
            @Default("20") @Range(min = 1, max = 100) int limit) {
        ContactBook.Query query() {
            return new ContactBook.Query(
                    Optional.ofNullable(search),
                    Optional.ofNullable(email),
                    Optional.ofNullable(suppressed),
                    Optional.ofNullable(cursor),
                    limit);
        }
    }

    record Of(
            String id,
            @Nullable String cursor,
            @Default("20") @Range(min = 1, max = 100) int limit) {
        Optional<String> place() {
            return Optional.ofNullable(cursor);
        }
    }

    List<Operation<?, ?>> all() {
        return List.of(
                mutation("contacts.create", ContactInput.class, ContactView.class, this::create)
                        .at(POST, "/contacts")
                        .status(201)
                        .doc("Creates a contact.")
                        .scope(FULL),
                mutation(
                                "contacts.upsert",
                                ContactInput.class,
                                Output.made(ContactView.class),
                                this::put)
                        .at(PUT, "/contacts")
                        .doc("Creates the contact with this address, or merges into it.")
                        .scope(FULL),
                query("contacts.list", Listed.class, Output.page(ContactView.class), this::list)
                        .at(GET, "/contacts")
                        .doc("Contacts by id.")
                        .scope(READ),
                query("contacts.get", ById.class, OpenedContactView.class, this::get)
                        .at(GET, "/contacts/{id}")
                        .doc("One contact.")
                        .scope(READ),
                mutation(
                                "contacts.update",
                                UpdateContact.class,
                                Output.settled(ContactView.class),
                                this::update)
                        .at(PATCH, "/contacts/{id}")
                        .doc("Changes what is given and leaves the rest.")
                        .scope(FULL),
                mutation("contacts.delete", ById.class, Output.settled(Nothing.class), this::delete)
                        .at(DELETE, "/contacts/{id}")
                        .doc(
                                "Ends the contact's enrolments and takes it off the list; its history stays.")
                        .scope(FULL),
                mutation("contacts.erase", ById.class, Output.settled(Nothing.class), this::erase)
                        .at(POST, "/contacts/{id}/erase")
                        .doc(
                                "Forgets a person everywhere; the address stays suppressed, unreadably.")
                        .scope(FULL),
                query("contacts.export", ById.class, DossierView.class, this::export)
                        .at(GET, "/contacts/{id}/export")
                        .doc("Everything that is stored of a person.")
                        .scope(FULL),
                upload(
                                "contacts.import",
                                Nothing.class,
                                ImportView.class,
                                "text/csv",
                                this::importFile)
                        .at(POST, "/contacts/import")
                        .bodyLimit(FILE)
                        .doc("Brings a CSV file of contacts in; doing it again is safe.")
                        .scope(FULL),
                upload(
                                "contacts.checkImport",
                                Nothing.class,
                                ImportCheckView.class,
                                "text/csv",
                                this::checkFile)
                        .at(POST, "/contacts/import/check")
                        .bodyLimit(FILE)
                        .doc("What contacts.import would do with a CSV file. Writes nothing.")
                        .scope(FULL),
                query("contacts.sends", Of.class, Output.page(SendView.class), this::sends)
                        .at(GET, "/contacts/{id}/sends")
                        .doc("The contact's emails, oldest planned first.")
                        .scope(READ),
                query(
                                "contacts.enrolments",
                                Of.class,
                                Output.page(EnrolmentView.class),
                                this::enrolments)
                        .at(GET, "/contacts/{id}/enrolments")
                        .doc("The contact's ways through sequences, oldest first.")
                        .scope(READ),
                query(
                                "contacts.timeline",
                                Of.class,
                                Output.page(TimelineView.class),
                                this::timeline)
                        .at(GET, "/contacts/{id}/timeline")
                        .doc("Events, enrolments and emails together, newest first.")
                        .scope(READ));
    }

    private ContactView create(Caller caller, ContactInput in) {
        return ContactView.of(book.create(caller.workspace(), in.contact()));
    }

    private Made<ContactView> put(Caller caller, ContactInput in) {
        var put = book.upsert(caller.workspace(), in.contact());
        return new Made<>(ContactView.of(put.contact()), put.created());
    }

    private Page<ContactView> list(Caller caller, Listed in) {
        return Paging.page(book.list(caller.workspace(), in.query()), ContactView::of);
    }

    private OpenedContactView get(Caller caller, ById in) {
        var contact = book.get(caller.workspace(), in.id());
        return OpenedContactView.of(contact, history.optOuts(caller.workspace(), contact.id()));
    }

    private Settled<ContactView> update(Caller caller, UpdateContact in) {
        return book.update(caller.workspace(), in.id(), in.edit()).map(ContactView::of);
    }

    private Settled<Nothing> delete(Caller caller, ById in) {
        return new Settled<>(Nothing.NOTHING, book.delete(caller.workspace(), in.id()));
    }

    private Settled<Nothing> erase(Caller caller, ById in) {
        return new Settled<>(
                Nothing.NOTHING, erasing.erase(caller.workspace(), in.id(), caller.actor()));
    }

    private DossierView export(Caller caller, ById in) {
        return DossierView.of(disclosing.dossier(caller.workspace(), in.id()));
    }

    private ImportView importFile(Caller caller, Nothing in, InputStream file) {
        var report = new ImportReport();
        return report.view(files.read(file, book.startImport(caller.workspace()), report));
    }

    private ImportCheckView checkFile(Caller caller, Nothing in, InputStream file) {
        var check = new ImportCheck();
        return check.view(files.read(file, book.checkImport(caller.workspace()), check));
    }

    private Page<SendView> sends(Caller caller, Of in) {
        return Paging.page(
                history.sends(caller.workspace(), in.id(), in.place(), in.limit()), SendView::of);
    }

    private Page<EnrolmentView> enrolments(Caller caller, Of in) {
        return Paging.page(
                history.enrolments(caller.workspace(), in.id(), in.place(), in.limit()),
                EnrolmentView::of);
    }

    private Page<TimelineView> timeline(Caller caller, Of in) {
        return Paging.page(
                history.timeline(caller.workspace(), in.id(), in.place(), in.limit()),
                TimelineView::of);
    }
}
