package dev.espalier.sdk;

import java.util.concurrent.CompletableFuture;

/// Attempts at texts: what was written, out of what, at what cost.
public final class Drafts {
    private final Wire wire;

    Drafts(Wire wire) {
        this.wire = wire;
    }

    /// Every attempt at an email's text, newest first; those thrown away too.
    public Listing<Draft> list(String emailId) {
        return new Listing<>(
                wire.get("/emails/{emailId}/drafts", emailId), Draft.class, Fields.NONE);
    }

    /// One attempt.
    public Draft get(String id) {
        return getCall(id).now();
    }

    /// [#get], as a future.
    public CompletableFuture<Draft> getAsync(String id) {
        return getCall(id).later();
    }

    private Call<Draft> getCall(String id) {
        return wire.get("/drafts/{draftId}", id).giving(Draft.class);
    }
}
