package dev.espalier.sdk;

import java.util.concurrent.CompletableFuture;

/// The server as a whole.
public final class Installation {
    private final Wire wire;

    Installation(Wire wire) {
        this.wire = wire;
    }

    /// Whether it sends; it does not from a restored copy.
    public InstallationState get() {
        return getCall().now();
    }

    /// [#get], as a future.
    public CompletableFuture<InstallationState> getAsync() {
        return getCall().later();
    }

    private Call<InstallationState> getCall() {
        return wire.get("/installation").giving(InstallationState.class);
    }

    /// Says that this copy is the one to send from: what is due goes out.
    public InstallationState confirm() {
        return confirmCall().now();
    }

    /// [#confirm], as a future.
    public CompletableFuture<InstallationState> confirmAsync() {
        return confirmCall().later();
    }

    private Call<InstallationState> confirmCall() {
        return wire.post("/installation/confirm").giving(InstallationState.class);
    }

    /// Whether the server and its database answer. Needs no key.
    public Health health() {
        return healthCall().now();
    }

    /// [#health], as a future.
    public CompletableFuture<Health> healthAsync() {
        return healthCall().later();
    }

    private Call<Health> healthCall() {
        return wire.get("/health").giving(Health.class);
    }

    /// Makes a new key for links and return paths; those that went out stay good.
    public SigningKeys rotateSigningKey() {
        return rotateSigningKeyCall().now();
    }

    /// [#rotateSigningKey], as a future.
    public CompletableFuture<SigningKeys> rotateSigningKeyAsync() {
        return rotateSigningKeyCall().later();
    }

    private Call<SigningKeys> rotateSigningKeyCall() {
        return wire.post("/installation/signing-keys").giving(SigningKeys.class);
    }
}
