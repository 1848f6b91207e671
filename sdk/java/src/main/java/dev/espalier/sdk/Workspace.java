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

    /// What relays hold against the sender, the latest first.
    ///
    /// @param limit 1..100
    public List<SenderWarning> getWarnings(int limit) {
        return getWarningsCall(limit).now();
    }

    /// [#getWarnings], as a future.
    public CompletableFuture<List<SenderWarning>> getWarningsAsync(int limit) {
        return getWarningsCall(limit).later();
    }

    private Call<List<SenderWarning>> getWarningsCall(int limit) {
        return wire.get("/workspace/warnings")
                .query(Fields.NONE.with("limit", limit))
                .whole(SenderWarning.class);
    }
}
