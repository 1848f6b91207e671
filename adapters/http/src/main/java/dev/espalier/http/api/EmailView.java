package dev.espalier.http.api;

import dev.espalier.email.Markup;
import dev.espalier.engine.review.Finding;
import dev.espalier.engine.sequences.SequenceReviews.EmailReview;
import dev.espalier.http.shape.Doc;
import dev.espalier.sequence.Email;
import dev.espalier.sequence.Generation;
import java.time.Instant;
import java.util.List;
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
        @Doc("Whether a person changed the text by hand since it was drafted.") boolean edited,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Doc("Whether a new draft is being written.") Generation generation,
        @Doc("What whoever sent it back, or asked for another draft, wants changed.")
                @Nullable String instruction,
        @Doc("A fixed time; null when it goes by its step's delay.") @Nullable Instant scheduledAt,
        @Doc(
                        "When it will go out to the one contact it was written for, as things stand: of a draft, if it were approved now. Null when it was sent, stands still, or many get it.")
                @Nullable Instant plannedAt,
        @Doc("When the one contact it was written for got it; else null.") @Nullable Instant sentAt,
        @Doc("What the linter finds; a fault keeps it from being approved.")
                List<FindingView> findings,
        int revision,
        Instant createdAt,
        Instant updatedAt) {

    enum Status {
        DRAFT,
        APPROVED
    }

    /// Something to know about a text.
    record FindingView(
            Finding.Severity severity,
            @Doc("Where: subject, preheader, html or text.") String part,
            String message) {}

    static EmailView of(EmailReview review) {
        var email = review.email();
        var fate = review.fate();
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
                email.edited(),
                email.approval().map(Email.Approval::by).orElse(null),
                email.approval().map(Email.Approval::at).orElse(null),
                email.generation(),
                email.instruction().orElse(null),
                email.scheduledAt(),
                review.planned(),
                fate == null ? null : fate.acceptedAt(),
                review.findings().stream()
                        .map(one -> new FindingView(one.severity(), one.part(), one.message()))
                        .toList(),
                email.revision(),
                email.createdAt(),
                email.updatedAt());
    }
}
