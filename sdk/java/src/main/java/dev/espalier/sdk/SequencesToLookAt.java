package dev.espalier.sdk;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The part of [Sequences] that is for people's eyes.
abstract class SequencesToLookAt {
    final Wire wire;

    SequencesToLookAt(Wire wire) {
        this.wire = wire;
    }

    /// What waits for a reviewer, oldest first.
    public Listing<QueueEntry> queue() {
        return new Listing<>(wire.get("/review-queue"), QueueEntry.class, Fields.NONE);
    }

    /// @param search a part of the name, the id, or the contact's name or address
    public Listing<QueueEntry> queue(String search) {
        return new Listing<>(
                wire.get("/review-queue"), QueueEntry.class, Fields.NONE.with("search", search));
    }

    /// The steps of the version that runs, else of the one that waits, and how many people are
    /// where.
    public Flow getSteps(String id) {
        return getStepsCall(id, Fields.NONE).now();
    }

    /// [#getSteps(String)], as a future.
    public CompletableFuture<Flow> getStepsAsync(String id) {
        return getStepsCall(id, Fields.NONE).later();
    }

    /// The same of one version.
    public Flow getSteps(String id, int version) {
        return getStepsCall(id, Fields.NONE.with("version", version)).now();
    }

    /// [#getSteps(String, int)], as a future.
    public CompletableFuture<Flow> getStepsAsync(String id, int version) {
        return getStepsCall(id, Fields.NONE.with("version", version)).later();
    }

    private Call<Flow> getStepsCall(String id, Fields asked) {
        return wire.get("/sequences/{sequenceId}/steps", id).query(asked).giving(Flow.class);
    }

    /// A definition's faults, and without any a dry run of it. Stores nothing, sends nothing.
    ///
    /// @param contactId whose way to walk; null: that of somebody made up
    public DefinitionCheck check(
            String definition, @Nullable String contactId, Assumptions assumptions) {
        return checkCall(definition, contactId, assumptions).now();
    }

    /// [#check], as a future.
    public CompletableFuture<DefinitionCheck> checkAsync(
            String definition, @Nullable String contactId, Assumptions assumptions) {
        return checkCall(definition, contactId, assumptions).later();
    }

    private Call<DefinitionCheck> checkCall(
            String definition, @Nullable String contactId, Assumptions assumptions) {
        var asked = Fields.NONE.with("definition", definition).withSome("contactId", contactId);
        var supposed = assumptions.fields().map();
        return wire.post("/sequences/check")
                .body(supposed.isEmpty() ? asked : asked.with("assumptions", supposed))
                .giving(DefinitionCheck.class);
    }
}
