package dev.espalier.sdk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The emails of sequences, one by one: read, approved, changed, sent back, put off.
public final class Emails {
    private final Wire wire;

    Emails(Wire wire) {
        this.wire = wire;
    }

    /// One email.
    public Email get(String id) {
        return getCall(id).now();
    }

    /// [#get], as a future.
    public CompletableFuture<Email> getAsync(String id) {
        return getCall(id).later();
    }

    private Call<Email> getCall(String id) {
        return wire.get("/emails/{emailId}", id).giving(Email.class);
    }

    /// Approves its text as it stands; contacts who waited for it go on.
    public Email approve(String id) {
        return approveCall(id).now();
    }

    /// [#approve], as a future.
    public CompletableFuture<Email> approveAsync(String id) {
        return approveCall(id).later();
    }

    private Call<Email> approveCall(String id) {
        return wire.post("/emails/{emailId}/approve", id).giving(Email.class);
    }

    /// Approves what was read.
    ///
    /// @param fingerprint of the text as it was read; [ErrorCode#CONFLICT] when it is another by
    ///   now
    public Email approve(String id, String fingerprint) {
        return approveCall(id, fingerprint).now();
    }

    /// [#approve], as a future.
    public CompletableFuture<Email> approveAsync(String id, String fingerprint) {
        return approveCall(id, fingerprint).later();
    }

    private Call<Email> approveCall(String id, String fingerprint) {
        return wire.post("/emails/{emailId}/approve", id)
                .body(Fields.NONE.with("fingerprint", fingerprint))
                .giving(Email.class);
    }

    /// Approves many emails, all or none.
    ///
    /// @param fingerprints of the texts as they were read, by the emails' ids; null: as it stands
    public List<Email> approveAll(Map<String, ? extends @Nullable String> fingerprints) {
        return approveAllCall(fingerprints).now();
    }

    /// [#approveAll], as a future.
    public CompletableFuture<List<Email>> approveAllAsync(
            Map<String, ? extends @Nullable String> fingerprints) {
        return approveAllCall(fingerprints).later();
    }

    private Call<List<Email>> approveAllCall(Map<String, ? extends @Nullable String> fingerprints) {
        return wire.post("/emails/approve").body(approvals(fingerprints)).list(Email.class);
    }

    /// Changes its text; it has to be approved again.
    public Email edit(String id, EmailEdit edit) {
        return editCall(id, edit).now();
    }

    /// [#edit], as a future.
    public CompletableFuture<Email> editAsync(String id, EmailEdit edit) {
        return editCall(id, edit).later();
    }

    private Call<Email> editCall(String id, EmailEdit edit) {
        return wire.patch("/emails/{emailId}", id).body(edit.fields()).giving(Email.class);
    }

    /// Sends it back, with a word for whoever writes it anew.
    public Email reject(String id, @Nullable String instruction) {
        return rejectCall(id, instruction).now();
    }

    /// [#reject], as a future.
    public CompletableFuture<Email> rejectAsync(String id, @Nullable String instruction) {
        return rejectCall(id, instruction).later();
    }

    private Call<Email> rejectCall(String id, @Nullable String instruction) {
        return wire.post("/emails/{emailId}/reject", id)
                .body(Fields.NONE.withSome("instruction", instruction))
                .giving(Email.class);
    }

    /// Asks for another draft and returns at once.
    ///
    /// @param instruction such as: shorter, more formal
    public Email regenerate(String id, @Nullable String instruction) {
        return regenerateCall(id, instruction).now();
    }

    /// [#regenerate], as a future.
    public CompletableFuture<Email> regenerateAsync(String id, @Nullable String instruction) {
        return regenerateCall(id, instruction).later();
    }

    private Call<Email> regenerateCall(String id, @Nullable String instruction) {
        return wire.post("/emails/{emailId}/regenerate", id)
                .body(Fields.NONE.withSome("instruction", instruction))
                .giving(Email.class);
    }

    /// Gives it a fixed time.
    public Email reschedule(String id, Instant scheduledAt) {
        return rescheduleCall(id, scheduledAt).now();
    }

    /// [#reschedule], as a future.
    public CompletableFuture<Email> rescheduleAsync(String id, Instant scheduledAt) {
        return rescheduleCall(id, scheduledAt).later();
    }

    private Call<Email> rescheduleCall(String id, Instant scheduledAt) {
        return wire.post("/emails/{emailId}/reschedule", id)
                .body(Fields.NONE.with("scheduledAt", scheduledAt))
                .giving(Email.class);
    }

    private static Fields approvals(Map<String, ? extends @Nullable String> fingerprints) {
        return Fields.NONE.with(
                "emails",
                fingerprints.entrySet().stream()
                        .map(one ->
                                Fields.NONE
                                        .with("emailId", one.getKey())
                                        .withSome("fingerprint", one.getValue())
                                        .map())
                        .toList());
    }

    /// What was written for single people on their way through a sequence, by id.
    public Listing<Email> listPersonal(String sequenceId) {
        return personal(sequenceId, Fields.NONE);
    }

    /// Only those that are approved, or only those that are not.
    public Listing<Email> listPersonal(String sequenceId, boolean approved) {
        return personal(sequenceId, Fields.NONE.with("approved", approved));
    }

    private Listing<Email> personal(String sequenceId, Fields asked) {
        return new Listing<>(
                wire.get("/sequences/{sequenceId}/personal-emails", sequenceId),
                Email.class,
                asked);
    }

    /// What was written for single people and waits for a reviewer, over all sequences, oldest
    /// first.
    public Listing<Email> queue() {
        return new Listing<>(wire.get("/review-queue/personal-emails"), Email.class, Fields.NONE);
    }

    /// The email as a contact would get it now; faults are told, not refused.
    public EmailPreview preview(String id, PreviewRequest asked) {
        return previewCall(id, asked).now();
    }

    /// [#preview], as a future.
    public CompletableFuture<EmailPreview> previewAsync(String id, PreviewRequest asked) {
        return previewCall(id, asked).later();
    }

    private Call<EmailPreview> previewCall(String id, PreviewRequest asked) {
        return wire.post("/emails/{emailId}/preview", id)
                .body(asked.fields())
                .giving(EmailPreview.class);
    }

    /// The text as it was last approved; empty when none was.
    public Optional<ApprovedText> getApprovedText(String id) {
        return getApprovedTextCall(id).now();
    }

    /// [#getApprovedText], as a future.
    public CompletableFuture<Optional<ApprovedText>> getApprovedTextAsync(String id) {
        return getApprovedTextCall(id).later();
    }

    private Call<Optional<ApprovedText>> getApprovedTextCall(String id) {
        return wire.get("/emails/{emailId}/approved-text", id).perhaps(ApprovedText.class);
    }
}
