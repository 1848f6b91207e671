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
    public WorkspaceSettings update(WorkspaceUpdate update) {
        return updateCall(update).now();
    }

    /// [#update], as a future.
    public CompletableFuture<WorkspaceSettings> updateAsync(WorkspaceUpdate update) {
        return updateCall(update).later();
    }

    private Call<WorkspaceSettings> updateCall(WorkspaceUpdate update) {
        return wire.patch("/workspace").body(update.fields()).giving(WorkspaceSettings.class);
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
}
