package dev.espalier.draft;

import java.time.Duration;

/// Where a text comes from.
///
/// @param provider such as `openai`; `playbook`: no model
/// @param model empty when there is none
/// @param promptVersion of the files the model was asked with
/// @param inputTokens as the provider counted them, over all attempts
public record Provenance(
        String provider,
        String model,
        String promptVersion,
        long inputTokens,
        long outputTokens,
        Duration duration) {

    public long tokens() {
        return inputTokens + outputTokens;
    }

    /// What two attempts at one text took.
    public Provenance after(Provenance before) {
        return new Provenance(
                provider,
                model,
                promptVersion,
                before.inputTokens + inputTokens,
                before.outputTokens + outputTokens,
                before.duration.plus(duration));
    }
}
