package dev.espalier.sdk;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Sequences: written, reviewed, run and looked at.
public final class Sequences extends SequencesToLookAt {

    Sequences(Wire wire) {
        super(wire);
    }

    /// Creates a sequence, as a draft: for many contacts, or for one.
    public Sequence create(NewSequence sequence) {
        return createCall(sequence).now();
    }

    /// [#create], as a future.
    public CompletableFuture<Sequence> createAsync(NewSequence sequence) {
        return createCall(sequence).later();
    }

    private Call<Sequence> createCall(NewSequence sequence) {
        return wire.post("/sequences").body(sequence.fields()).giving(Sequence.class);
    }

    /// Creates the sequence, or makes the one with this id equal. It must have an id.
    public Sequence put(NewSequence sequence) {
        return putCall(sequence).now();
    }

    /// [#put], as a future.
    public CompletableFuture<Sequence> putAsync(NewSequence sequence) {
        return putCall(sequence).later();
    }

    private Call<Sequence> putCall(NewSequence sequence) {
        return wire.put("/sequences/{id}", sequence.fields().text("id"))
                .body(sequence.fields().without("id"))
                .giving(Sequence.class);
    }

    /// One sequence, with its emails.
    public SequenceReview get(String id) {
        return getCall(id).now();
    }

    /// [#get], as a future.
    public CompletableFuture<SequenceReview> getAsync(String id) {
        return getCall(id).later();
    }

    private Call<SequenceReview> getCall(String id) {
        return wire.get("/sequences/{sequenceId}", id).giving(SequenceReview.class);
    }

    /// All sequences, by id.
    public Listing<Sequence> list() {
        return new Listing<>(wire.get("/sequences"), Sequence.class, Fields.NONE);
    }

    /// The sequences in one state, by id.
    public Listing<Sequence> list(SequenceState status) {
        return new Listing<>(
                wire.get("/sequences"), Sequence.class, Fields.NONE.with("status", status));
    }

    /// Those that the filter lets through, by id.
    public Listing<Sequence> list(SequenceFilter filter) {
        return new Listing<>(wire.get("/sequences"), Sequence.class, filter.fields());
    }

    /// Changes what is given and leaves the rest.
    public Sequence update(String id, SequenceUpdate update) {
        return updateCall(id, update).now();
    }

    /// [#update], as a future.
    public CompletableFuture<Sequence> updateAsync(String id, SequenceUpdate update) {
        return updateCall(id, update).later();
    }

    private Call<Sequence> updateCall(String id, SequenceUpdate update) {
        return wire.patch("/sequences/{sequenceId}", id)
                .body(update.fields())
                .giving(Sequence.class);
    }

    /// Deletes it; active enrolments are cancelled.
    public Deleted delete(String id) {
        return deleteCall(id).now();
    }

    /// [#delete], as a future.
    public CompletableFuture<Deleted> deleteAsync(String id) {
        return deleteCall(id).later();
    }

    private Call<Deleted> deleteCall(String id) {
        return wire.delete("/sequences/{sequenceId}", id).deleted();
    }

    /// Its state and how many contacts are where.
    public SequenceStatus getStatus(String id) {
        return getStatusCall(id).now();
    }

    /// [#getStatus], as a future.
    public CompletableFuture<SequenceStatus> getStatusAsync(String id) {
        return getStatusCall(id).later();
    }

    private Call<SequenceStatus> getStatusCall(String id) {
        return wire.get("/sequences/{sequenceId}/status", id).giving(SequenceStatus.class);
    }

    /// What would happen to a contact that came in now. Sends nothing.
    public DryRunResult dryRun(String id, String contactId) {
        return dryRunCall(id, contactId).now();
    }

    /// [#dryRun], as a future.
    public CompletableFuture<DryRunResult> dryRunAsync(String id, String contactId) {
        return dryRunCall(id, contactId).later();
    }

    private Call<DryRunResult> dryRunCall(String id, String contactId) {
        return wire.post("/sequences/{sequenceId}/dry-run", id)
                .body(Fields.NONE.with("contactId", contactId))
                .giving(DryRunResult.class);
    }

    /// What would happen if the contact did what is assumed.
    public DryRunResult dryRun(String id, String contactId, Assumptions assumptions) {
        return dryRunCall(id, contactId, assumptions).now();
    }

    /// [#dryRun], as a future.
    public CompletableFuture<DryRunResult> dryRunAsync(
            String id, String contactId, Assumptions assumptions) {
        return dryRunCall(id, contactId, assumptions).later();
    }

    private Call<DryRunResult> dryRunCall(String id, String contactId, Assumptions assumptions) {
        return wire.post("/sequences/{sequenceId}/dry-run", id)
                .body(
                        Fields.NONE
                                .with("contactId", contactId)
                                .with("assumptions", assumptions.fields().map()))
                .giving(DryRunResult.class);
    }

    /// Approves every email as it stands and sets the sequence going.
    public Sequence approve(String id) {
        return approveCall(id).now();
    }

    /// [#approve], as a future.
    public CompletableFuture<Sequence> approveAsync(String id) {
        return approveCall(id).later();
    }

    private Call<Sequence> approveCall(String id) {
        return wire.post("/sequences/{sequenceId}/approve", id).giving(Sequence.class);
    }

    /// Approves what was read.
    ///
    /// @param fingerprint of the sequence as it was read; [ErrorCode#CONFLICT] when a text is
    ///   another by now
    public Sequence approve(String id, String fingerprint) {
        return approveCall(id, fingerprint).now();
    }

    /// [#approve], as a future.
    public CompletableFuture<Sequence> approveAsync(String id, String fingerprint) {
        return approveCall(id, fingerprint).later();
    }

    private Call<Sequence> approveCall(String id, String fingerprint) {
        return wire.post("/sequences/{sequenceId}/approve", id)
                .body(Fields.NONE.with("fingerprint", fingerprint))
                .giving(Sequence.class);
    }

    /// Sends nothing until it is resumed; timers keep running.
    public Sequence pause(String id) {
        return pauseCall(id).now();
    }

    /// [#pause], as a future.
    public CompletableFuture<Sequence> pauseAsync(String id) {
        return pauseCall(id).later();
    }

    private Call<Sequence> pauseCall(String id) {
        return wire.post("/sequences/{sequenceId}/pause", id).giving(Sequence.class);
    }

    /// Goes on; what fell due meanwhile is sent now.
    public Sequence resume(String id) {
        return resumeCall(id).now();
    }

    /// [#resume], as a future.
    public CompletableFuture<Sequence> resumeAsync(String id) {
        return resumeCall(id).later();
    }

    private Call<Sequence> resumeCall(String id) {
        return wire.post("/sequences/{sequenceId}/resume", id).giving(Sequence.class);
    }

    /// Ends the sequence for everybody, for ever.
    public Sequence cancel(String id) {
        return cancelCall(id).now();
    }

    /// [#cancel], as a future.
    public CompletableFuture<Sequence> cancelAsync(String id) {
        return cancelCall(id).later();
    }

    private Call<Sequence> cancelCall(String id) {
        return wire.post("/sequences/{sequenceId}/cancel", id).giving(Sequence.class);
    }

    /// Lets a contact in by hand.
    public Enrolled enrol(String id, String contactId) {
        return enrolCall(id, contactId).now();
    }

    /// [#enrol], as a future.
    public CompletableFuture<Enrolled> enrolAsync(String id, String contactId) {
        return enrolCall(id, contactId).later();
    }

    private Call<Enrolled> enrolCall(String id, String contactId) {
        return wire.post("/sequences/{sequenceId}/enrolments", id)
                .body(Fields.NONE.with("contactId", contactId))
                .giving(Enrolled.class);
    }

    /// Takes a contact out.
    public Deleted unenrol(String id, String contactId) {
        return unenrolCall(id, contactId).now();
    }

    /// [#unenrol], as a future.
    public CompletableFuture<Deleted> unenrolAsync(String id, String contactId) {
        return unenrolCall(id, contactId).later();
    }

    private Call<Deleted> unenrolCall(String id, String contactId) {
        return wire.delete("/sequences/{sequenceId}/enrolments/{contactId}", id, contactId)
                .deleted();
    }

    /// Lets an email go that was held for being too late.
    public void release(String id, String contactId) {
        releaseCall(id, contactId).now();
    }

    /// [#release], as a future.
    public CompletableFuture<@Nullable Void> releaseAsync(String id, String contactId) {
        return releaseCall(id, contactId).later();
    }

    private Call<@Nullable Void> releaseCall(String id, String contactId) {
        return wire.post("/sequences/{sequenceId}/enrolments/{contactId}/release", id, contactId)
                .silent();
    }

    /// The contacts inside, by id.
    public Listing<Contact> getContacts(String id) {
        return new Listing<>(
                wire.get("/sequences/{sequenceId}/contacts", id), Contact.class, Fields.NONE);
    }

    /// What it planned and sent, oldest first.
    public Listing<Send> getSends(String id) {
        return new Listing<>(
                wire.get("/sequences/{sequenceId}/sends", id), Send.class, Fields.NONE);
    }

    /// What it planned and sent, of one status.
    public Listing<Send> getSends(String id, SendStatus status) {
        return new Listing<>(
                wire.get("/sequences/{sequenceId}/sends", id),
                Send.class,
                Fields.NONE.with("status", status));
    }

    /// Every version of its definition.
    public List<SequenceVersion> getVersions(String id) {
        return getVersionsCall(id).now();
    }

    /// [#getVersions], as a future.
    public CompletableFuture<List<SequenceVersion>> getVersionsAsync(String id) {
        return getVersionsCall(id).later();
    }

    private Call<List<SequenceVersion>> getVersionsCall(String id) {
        return wire.get("/sequences/{sequenceId}/versions", id).whole(SequenceVersion.class);
    }

    /// The emails of the version that waits, else of the running one.
    public List<Email> getEmails(String id) {
        return getEmailsCall(id).now();
    }

    /// [#getEmails], as a future.
    public CompletableFuture<List<Email>> getEmailsAsync(String id) {
        return getEmailsCall(id).later();
    }

    private Call<List<Email>> getEmailsCall(String id) {
        return wire.get("/sequences/{sequenceId}/emails", id).whole(Email.class);
    }

    /// Who did what to the sequence and its emails, newest first.
    public Listing<AuditEntry> getAudit(String id) {
        return new Listing<>(
                wire.get("/sequences/{sequenceId}/audit", id), AuditEntry.class, Fields.NONE);
    }

    /// How many sequences are in each state a dashboard shows.
    public SequenceStats stats() {
        return statsCall().now();
    }

    /// [#stats], as a future.
    public CompletableFuture<SequenceStats> statsAsync() {
        return statsCall().later();
    }

    private Call<SequenceStats> statsCall() {
        return wire.get("/stats").giving(SequenceStats.class);
    }

    /// How many sequences are in each state, cancelled ones included.
    public SequenceCounts counts() {
        return countsCall().now();
    }

    /// [#counts], as a future.
    public CompletableFuture<SequenceCounts> countsAsync() {
        return countsCall().later();
    }

    private Call<SequenceCounts> countsCall() {
        return wire.get("/counts").giving(SequenceCounts.class);
    }

    /// What happened to a contact step by step, what it waits for, and why.
    public Why why(String id, String contactId) {
        return whyCall(id, contactId).now();
    }

    /// [#why], as a future.
    public CompletableFuture<Why> whyAsync(String id, String contactId) {
        return whyCall(id, contactId).later();
    }

    private Call<Why> whyCall(String id, String contactId) {
        return wire.get("/sequences/{sequenceId}/contacts/{contactId}/why", id, contactId)
                .giving(Why.class);
    }

    /// Makes a draft sequence for each contact and has its emails written; returns at once.
    public Generated generate(NewGeneration generation) {
        return generateCall(generation).now();
    }

    /// [#generate], as a future.
    public CompletableFuture<Generated> generateAsync(NewGeneration generation) {
        return generateCall(generation).later();
    }

    private Call<Generated> generateCall(NewGeneration generation) {
        return wire.post("/sequences/generate").body(generation.fields()).giving(Generated.class);
    }
}
