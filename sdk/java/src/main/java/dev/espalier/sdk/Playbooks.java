package dev.espalier.sdk;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Playbooks: how people of one category are written to.
public final class Playbooks {
    private final Wire wire;

    Playbooks(Wire wire) {
        this.wire = wire;
    }

    /// All by category, those that came with the product too.
    public List<Playbook> list() {
        return listCall().now();
    }

    /// [#list], as a future.
    public CompletableFuture<List<Playbook>> listAsync() {
        return listCall().later();
    }

    private Call<List<Playbook>> listCall() {
        return wire.get("/playbooks").whole(Playbook.class);
    }

    /// One playbook.
    public Playbook get(String category) {
        return getCall(category).now();
    }

    /// [#get], as a future.
    public CompletableFuture<Playbook> getAsync(String category) {
        return getCall(category).later();
    }

    private Call<Playbook> getCall(String category) {
        return wire.get("/playbooks/{category}", category).giving(Playbook.class);
    }

    /// Creates or replaces the workspace's own playbook of a category.
    public Playbook put(String category, NewPlaybook playbook) {
        return putCall(category, playbook).now();
    }

    /// [#put], as a future.
    public CompletableFuture<Playbook> putAsync(String category, NewPlaybook playbook) {
        return putCall(category, playbook).later();
    }

    private Call<Playbook> putCall(String category, NewPlaybook playbook) {
        return wire.put("/playbooks/{category}", category)
                .body(playbook.fields())
                .giving(Playbook.class);
    }

    /// Deletes the workspace's own; one that came with the product is back.
    public void delete(String category) {
        deleteCall(category).now();
    }

    /// [#delete], as a future.
    public CompletableFuture<@Nullable Void> deleteAsync(String category) {
        return deleteCall(category).later();
    }

    private Call<@Nullable Void> deleteCall(String category) {
        return wire.delete("/playbooks/{category}", category).silent();
    }
}
