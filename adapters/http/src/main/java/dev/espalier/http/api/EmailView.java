package dev.espalier.http.api;

import dev.espalier.email.Markup;
import dev.espalier.http.shape.Doc;
import dev.espalier.sequence.Email;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An email of a sequence on the wire.
record EmailView(
        String id,
        String sequenceId,
        int version,
        @Doc("The key of its step.") String step,
        Status status,
        @Nullable String templateId,
        @Nullable Integer templateVersion,
        String subject,
        @Nullable String preheader,
        @Nullable String mjml,
        @Nullable String html,
        @Nullable String markdown,
        @Nullable String text,
        @Doc("Of the text as it stands; null while there is none.") @Nullable String fingerprint,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable Instant scheduledAt,
        int revision,
        Instant createdAt,
        Instant updatedAt) {

    enum Status {
        DRAFT,
        APPROVED
    }

    static EmailView of(Email email) {
        var words = email.wording();
        var body = words.body();
        return new EmailView(
                email.id(),
                email.sequenceId(),
                email.version(),
                email.step().value(),
                email.isApproved() ? Status.APPROVED : Status.DRAFT,
                email.template().map(Email.FromTemplate::id).orElse(null),
                email.template().map(Email.FromTemplate::version).orElse(null),
                words.subject(),
                words.preheader().orElse(null),
                body instanceof Markup.Mjml ? body.source() : null,
                body instanceof Markup.Html ? body.source() : null,
                body instanceof Markup.Markdown ? body.source() : null,
                words.plain().orElse(null),
                email.fingerprint().map(Object::toString).orElse(null),
                email.approval().map(Email.Approval::by).orElse(null),
                email.approval().map(Email.Approval::at).orElse(null),
                email.scheduledAt(),
                email.revision(),
                email.createdAt(),
                email.updatedAt());
    }
}
