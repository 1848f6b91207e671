package dev.espalier.sequence;

import dev.espalier.definition.StepKey;
import dev.espalier.email.Fingerprint;
import dev.espalier.email.Markup;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one email step of one version says.
///
/// @param ordinal its place among the sequence's emails, from 0
/// @param template what it was taken from; empty when it was written for itself
/// @param subject as its author wrote it
/// @param body as its author wrote it
/// @param plain the text part its author wrote; empty: made from the HTML
/// @param fingerprint of the text as it stands; empty while there is none
/// @param approval empty while it is a draft
/// @param scheduledAt a fixed time that wins over the step's delay; null when there is none
/// @param revision counts its changes, from 1
public record Email(
        int workspace,
        String id,
        String sequenceId,
        int version,
        StepKey step,
        int ordinal,
        Optional<FromTemplate> template,
        String subject,
        Optional<String> preheader,
        Markup body,
        Optional<String> plain,
        Optional<Fingerprint> fingerprint,
        Optional<Approval> approval,
        @Nullable Instant scheduledAt,
        int revision,
        Instant createdAt,
        Instant updatedAt) {

    /// Which template, as it was then.
    public record FromTemplate(String id, int version) {}

    /// Who approved the text, and when.
    public record Approval(String by, Instant at) {}

    public boolean isApproved() {
        return approval.isPresent();
    }

    public Email approved(String by, Instant now) {
        return new Email(
                workspace,
                id,
                sequenceId,
                version,
                step,
                ordinal,
                template,
                subject,
                preheader,
                body,
                plain,
                fingerprint,
                Optional.of(new Approval(by, now)),
                scheduledAt,
                revision + 1,
                createdAt,
                now);
    }
}
