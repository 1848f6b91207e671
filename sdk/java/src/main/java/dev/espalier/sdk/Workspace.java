package dev.espalier.sdk;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The workspace that the key belongs to.
public final class Workspace {
    private final Wire wire;

    Workspace(Wire wire) {
        this.wire = wire;
    }

    /// Its settings.
    public WorkspaceSettings get() {
        return getCall().now();
    }

    /// [#get], as a future.
    public CompletableFuture<WorkspaceSettings> getAsync() {
        return getCall().later();
    }

    private Call<WorkspaceSettings> getCall() {
        return wire.get("/workspace").giving(WorkspaceSettings.class);
    }

    /// Changes what is given and leaves the rest.
    public WorkspaceUpdated update(WorkspaceUpdate update) {
        return updateCall(update).now();
    }

    /// [#update], as a future.
    public CompletableFuture<WorkspaceUpdated> updateAsync(WorkspaceUpdate update) {
        return updateCall(update).later();
    }

    private Call<WorkspaceUpdated> updateCall(WorkspaceUpdate update) {
        return wire.patch("/workspace").body(update.fields()).giving(WorkspaceUpdated.class);
    }

    /// How many emails it would concern if mail were from somebody else; changes nothing.
    ///
    /// @param senderName may be empty: the address alone
    public SenderCheck checkSender(String senderName, String senderEmail) {
        return checkSenderCall(senderName, senderEmail).now();
    }

    /// [#checkSender], as a future.
    public CompletableFuture<SenderCheck> checkSenderAsync(String senderName, String senderEmail) {
        return checkSenderCall(senderName, senderEmail).later();
    }

    private Call<SenderCheck> checkSenderCall(String senderName, String senderEmail) {
        return wire.get("/workspace/sender-check")
                .query(Fields.NONE.with("senderName", senderName).with("senderEmail", senderEmail))
                .giving(SenderCheck.class);
    }

    /// What relays hold against the sender, the latest first; at most 20.
    public List<SenderWarning> getWarnings() {
        return getWarningsCall(Fields.NONE).now();
    }

    /// [#getWarnings()], as a future.
    public CompletableFuture<List<SenderWarning>> getWarningsAsync() {
        return getWarningsCall(Fields.NONE).later();
    }

    /// @param limit 1..100
    public List<SenderWarning> getWarnings(int limit) {
        return getWarningsCall(Fields.NONE.with("limit", limit)).now();
    }

    private Call<List<SenderWarning>> getWarningsCall(Fields asked) {
        return wire.get("/workspace/warnings").query(asked).whole(SenderWarning.class);
    }

    /// How it sounds, to whoever drafts for it.
    public BrandVoice getBrandVoice() {
        return getBrandVoiceCall().now();
    }

    /// [#getBrandVoice], as a future.
    public CompletableFuture<BrandVoice> getBrandVoiceAsync() {
        return getBrandVoiceCall().later();
    }

    private Call<BrandVoice> getBrandVoiceCall() {
        return wire.get("/workspace/brand-voice").giving(BrandVoice.class);
    }

    /// Changes what is given and leaves the rest.
    public BrandVoice updateBrandVoice(BrandVoiceUpdate update) {
        return updateBrandVoiceCall(update).now();
    }

    /// [#updateBrandVoice], as a future.
    public CompletableFuture<BrandVoice> updateBrandVoiceAsync(BrandVoiceUpdate update) {
        return updateBrandVoiceCall(update).later();
    }

    private Call<BrandVoice> updateBrandVoiceCall(BrandVoiceUpdate update) {
        return wire.patch("/workspace/brand-voice").body(update.fields()).giving(BrandVoice.class);
    }

    /// Who drafts, and how the month's budget stands.
    public Drafting getDrafting() {
        return getDraftingCall().now();
    }

    /// [#getDrafting], as a future.
    public CompletableFuture<Drafting> getDraftingAsync() {
        return getDraftingCall().later();
    }

    private Call<Drafting> getDraftingCall() {
        return wire.get("/workspace/drafting").giving(Drafting.class);
    }

    /// Limits what drafting may take in a month.
    public Drafting updateDrafting(DraftingUpdate update) {
        return updateDraftingCall(update).now();
    }

    /// [#updateDrafting], as a future.
    public CompletableFuture<Drafting> updateDraftingAsync(DraftingUpdate update) {
        return updateDraftingCall(update).later();
    }

    private Call<Drafting> updateDraftingCall(DraftingUpdate update) {
        return wire.patch("/workspace/drafting").body(update.fields()).giving(Drafting.class);
    }
}
