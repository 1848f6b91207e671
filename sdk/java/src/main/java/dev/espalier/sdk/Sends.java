package dev.espalier.sdk;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The ledger: every email to every contact.
public final class Sends {
    private final Wire wire;

    Sends(Wire wire) {
        this.wire = wire;
    }

    /// All sends, oldest planned first.
    public Listing<Send> list() {
        return new Listing<>(wire.get("/sends"), Send.class, Fields.NONE);
    }

    /// The sends that pass, oldest planned first.
    public Listing<Send> list(SendFilter filter) {
        return new Listing<>(wire.get("/sends"), Send.class, filter.fields());
    }

    /// One send.
    public Send get(String id) {
        return getCall(id).now();
    }

    /// [#get], as a future.
    public CompletableFuture<Send> getAsync(String id) {
        return getCall(id).later();
    }

    private Call<Send> getCall(String id) {
        return wire.get("/sends/{id}", id).giving(Send.class);
    }

    /// Says what became of a send in doubt.
    public Send resolve(String id, Resolution as) {
        return resolveCall(id, as).now();
    }

    /// [#resolve], as a future.
    public CompletableFuture<Send> resolveAsync(String id, Resolution as) {
        return resolveCall(id, as).later();
    }

    private Call<Send> resolveCall(String id, Resolution as) {
        return wire.post("/sends/{sendId}/resolve", id)
                .body(Fields.NONE.with("as", as))
                .giving(Send.class);
    }

    /// Bounces, complaints, replies and the like about a send, oldest first.
    public List<Feedback> getFeedback(String id) {
        return getFeedbackCall(id).now();
    }

    /// [#getFeedback], as a future.
    public CompletableFuture<List<Feedback>> getFeedbackAsync(String id) {
        return getFeedbackCall(id).later();
    }

    private Call<List<Feedback>> getFeedbackCall(String id) {
        return wire.get("/sends/{id}/feedback", id).list(Feedback.class);
    }
}
