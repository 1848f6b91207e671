package dev.espalier.sdk;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Addresses that must not be mailed.
public final class Suppressions {
    private final Wire wire;

    Suppressions(Wire wire) {
        this.wire = wire;
    }

    /// All suppressed addresses, by address.
    public Listing<Suppression> list() {
        return new Listing<>(wire.get("/suppressions"), Suppression.class, Fields.NONE);
    }

    /// Why an address is suppressed.
    public Suppression get(String email) {
        return getCall(email).now();
    }

    /// [#get], as a future.
    public CompletableFuture<Suppression> getAsync(String email) {
        return getCall(email).later();
    }

    private Call<Suppression> getCall(String email) {
        return wire.get("/suppressions/{email}", email).giving(Suppression.class);
    }

    /// Suppresses an address; one that is in keeps its first reason.
    ///
    /// @param detail why, for people; may be empty
    public Suppression add(String email, String detail) {
        return addCall(email, detail).now();
    }

    /// [#add], as a future.
    public CompletableFuture<Suppression> addAsync(String email, String detail) {
        return addCall(email, detail).later();
    }

    private Call<Suppression> addCall(String email, String detail) {
        return wire.post("/suppressions")
                .body(Fields.NONE.with("email", email).with("detail", detail))
                .giving(Suppression.class);
    }

    /// Lets an address be mailed again.
    public void remove(String email) {
        removeCall(email).now();
    }

    /// [#remove], as a future.
    public CompletableFuture<@Nullable Void> removeAsync(String email) {
        return removeCall(email).later();
    }

    private Call<@Nullable Void> removeCall(String email) {
        return wire.delete("/suppressions/{email}", email).silent();
    }
}
