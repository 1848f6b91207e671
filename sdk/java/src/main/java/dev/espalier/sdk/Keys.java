package dev.espalier.sdk;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// API keys.
public final class Keys {
    private final Wire wire;

    Keys(Wire wire) {
        this.wire = wire;
    }

    /// Makes a key; its text is shown this once. It is not sent again when the answer was lost.
    ///
    /// @param scopes full when there is none
    public NewApiKey create(String name, Scope... scopes) {
        return createCall(name, scopes).now();
    }

    /// [#create], as a future.
    public CompletableFuture<NewApiKey> createAsync(String name, Scope... scopes) {
        return createCall(name, scopes).later();
    }

    private Call<NewApiKey> createCall(String name, Scope... scopes) {
        return wire.post("/keys").bodyOnce(key(name, scopes)).giving(NewApiKey.class);
    }

    /// Keys, newest first, revoked ones included.
    public List<ApiKey> list() {
        return listCall().now();
    }

    /// [#list], as a future.
    public CompletableFuture<List<ApiKey>> listAsync() {
        return listCall().later();
    }

    private Call<List<ApiKey>> listCall() {
        return wire.get("/keys").whole(ApiKey.class);
    }

    /// Takes a key out of use.
    public void revoke(String id) {
        revokeCall(id).now();
    }

    /// [#revoke], as a future.
    public CompletableFuture<@Nullable Void> revokeAsync(String id) {
        return revokeCall(id).later();
    }

    private Call<@Nullable Void> revokeCall(String id) {
        return wire.delete("/keys/{id}", id).silent();
    }

    private static Fields key(String name, Scope... scopes) {
        return Fields.NONE
                .with("name", name)
                .withSome("scopes", scopes.length == 0 ? null : List.of(scopes));
    }
}
