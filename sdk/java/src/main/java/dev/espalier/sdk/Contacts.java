package dev.espalier.sdk;

import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Contacts: kept, found and brought in.
public final class Contacts {
    private final Wire wire;

    Contacts(Wire wire) {
        this.wire = wire;
    }

    /// Creates a contact.
    public Contact create(NewContact contact) {
        return createCall(contact).now();
    }

    /// [#create], as a future.
    public CompletableFuture<Contact> createAsync(NewContact contact) {
        return createCall(contact).later();
    }

    private Call<Contact> createCall(NewContact contact) {
        return wire.post("/contacts").body(contact.fields()).giving(Contact.class);
    }

    /// Creates the contact with this address, or merges into it.
    public Contact upsert(NewContact contact) {
        return upsertCall(contact).now();
    }

    /// [#upsert], as a future.
    public CompletableFuture<Contact> upsertAsync(NewContact contact) {
        return upsertCall(contact).later();
    }

    private Call<Contact> upsertCall(NewContact contact) {
        return wire.put("/contacts").body(contact.fields()).giving(Contact.class);
    }

    /// One contact.
    public OpenedContact get(String id) {
        return getCall(id).now();
    }

    /// [#get], as a future.
    public CompletableFuture<OpenedContact> getAsync(String id) {
        return getCall(id).later();
    }

    private Call<OpenedContact> getCall(String id) {
        return wire.get("/contacts/{id}", id).giving(OpenedContact.class);
    }

    /// All contacts, by id.
    public Listing<Contact> list() {
        return new Listing<>(wire.get("/contacts"), Contact.class, Fields.NONE);
    }

    /// The contacts that pass, by id.
    public Listing<Contact> list(ContactFilter filter) {
        return new Listing<>(wire.get("/contacts"), Contact.class, filter.fields());
    }

    /// Changes what is given and leaves the rest.
    public Contact update(String id, ContactUpdate update) {
        return updateCall(id, update).now();
    }

    /// [#update], as a future.
    public CompletableFuture<Contact> updateAsync(String id, ContactUpdate update) {
        return updateCall(id, update).later();
    }

    private Call<Contact> updateCall(String id, ContactUpdate update) {
        return wire.patch("/contacts/{id}", id).body(update.fields()).giving(Contact.class);
    }

    /// Ends the contact's enrolments and forgets the person.
    public Deleted delete(String id) {
        return deleteCall(id).now();
    }

    /// [#delete], as a future.
    public CompletableFuture<Deleted> deleteAsync(String id) {
        return deleteCall(id).later();
    }

    private Call<Deleted> deleteCall(String id) {
        return wire.delete("/contacts/{id}", id).deleted();
    }

    /// The contact's emails, oldest planned first.
    public Listing<Send> getSends(String id) {
        return new Listing<>(wire.get("/contacts/{id}/sends", id), Send.class, Fields.NONE);
    }

    /// The contact's ways through sequences, oldest first.
    public Listing<Enrolment> getEnrolments(String id) {
        return new Listing<>(
                wire.get("/contacts/{id}/enrolments", id), Enrolment.class, Fields.NONE);
    }

    /// Events, enrolments and emails together, newest first.
    public Listing<TimelineEntry> getTimeline(String id) {
        return new Listing<>(
                wire.get("/contacts/{id}/timeline", id), TimelineEntry.class, Fields.NONE);
    }

    /// Creates or merges every contact of a CSV file. It is not sent again when the connection
    /// breaks; to import it again is safe.
    ///
    /// @param csv opened once; closed when it was sent
    public ImportReport importCsv(Supplier<InputStream> csv) {
        return importCsvCall(csv).now();
    }

    /// [#importCsv], as a future.
    public CompletableFuture<ImportReport> importCsvAsync(Supplier<InputStream> csv) {
        return importCsvCall(csv).later();
    }

    private Call<ImportReport> importCsvCall(Supplier<InputStream> csv) {
        return wire.post("/contacts/import").file("text/csv", csv).giving(ImportReport.class);
    }

    /// What [#importCsv] would do with a CSV file. Writes nothing.
    ///
    /// @param csv opened once; closed when it was sent
    public ImportCheck checkCsv(Supplier<InputStream> csv) {
        return checkCsvCall(csv).now();
    }

    /// [#checkCsv], as a future.
    public CompletableFuture<ImportCheck> checkCsvAsync(Supplier<InputStream> csv) {
        return checkCsvCall(csv).later();
    }

    private Call<ImportCheck> checkCsvCall(Supplier<InputStream> csv) {
        return wire.post("/contacts/import/check").file("text/csv", csv).giving(ImportCheck.class);
    }

    /// The contact with this address, however it is spelled.
    public Optional<Contact> getByEmail(String email) {
        return list(ContactFilter.all().email(email)).page().data().stream().findFirst();
    }

    /// Forgets a person everywhere; the address stays suppressed, unreadably.
    public Deleted erase(String id) {
        return eraseCall(id).now();
    }

    /// [#erase], as a future.
    public CompletableFuture<Deleted> eraseAsync(String id) {
        return eraseCall(id).later();
    }

    private Call<Deleted> eraseCall(String id) {
        return wire.post("/contacts/{id}/erase", id).deleted();
    }

    /// Everything that is stored of a person. Needs a key with the scope full.
    public Dossier export(String id) {
        return exportCall(id).now();
    }

    /// [#export], as a future.
    public CompletableFuture<Dossier> exportAsync(String id) {
        return exportCall(id).later();
    }

    private Call<Dossier> exportCall(String id) {
        return wire.get("/contacts/{id}/export", id).giving(Dossier.class);
    }
}
