package dev.espalier.http.api;

import static dev.espalier.access.Scope.READ;
import static dev.espalier.http.operation.Operation.query;
import static dev.espalier.http.operation.Verb.GET;
import static dev.espalier.http.operation.Verb.POST;

import dev.espalier.contact.Contact;
import dev.espalier.email.Markup;
import dev.espalier.engine.access.Caller;
import dev.espalier.engine.insight.Insight;
import dev.espalier.engine.insight.WaitingRoom;
import dev.espalier.engine.review.Edit;
import dev.espalier.engine.review.Previewing;
import dev.espalier.engine.review.Previewing.Preview;
import dev.espalier.engine.store.ReviewQueue.Approved;
import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Output;
import dev.espalier.http.shape.Doc;
import dev.espalier.http.shape.Length;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `sequences`: an email as its reader will see it.
final class PreviewOperations {
    private static final int BODY = 4 * 1024 * 1024;
    private final Previewing previewing;
    private final WaitingRoom waiting;

    PreviewOperations(Insight insight) {
        this.previewing = insight.previewing();
        this.waiting = insight.waiting();
    }

    record ApprovedTextOf(String emailId) {}

    /// A text that a person approved.
    record ApprovedTextView(
            String subject,
            @Nullable String preheader,
            @Nullable String mjml,
            @Nullable String html,
            @Nullable String markdown,
            @Doc("Null: made from the body.") @Nullable String text,
            Instant approvedAt,
            @Doc("Such as the id of a key.") String approvedBy) {
        static ApprovedTextView of(Approved approved) {
            var words = approved.words();
            var body = words.body();
            return new ApprovedTextView(
                    words.subject(),
                    words.preheader().orElse(null),
                    body instanceof Markup.Mjml ? body.source() : null,
                    body instanceof Markup.Html ? body.source() : null,
                    body instanceof Markup.Markdown ? body.source() : null,
                    words.plain().orElse(null),
                    approved.approval().at(),
                    approved.approval().by());
        }
    }

    record PreviewEmail(
            String emailId,
            @Doc(
                            "Whose data to render with; without it, whom it was written for, else the sequence's contact, else somebody made up.")
                    @Nullable String contactId,
            @Doc("What is not given is taken as it is stored.") @Nullable @Length(max = 2_000)
                    String subject,
            @Doc("Blank: none.") @Nullable @Length(max = 2_000) String preheader,
            @Doc("At most one of html, mjml and markdown.") @Nullable @Length(max = 500_000)
                    String html,
            @Nullable @Length(max = 500_000) String mjml,
            @Nullable @Length(max = 500_000) String markdown,
            @Doc("The plain text part; blank: made from the rest.") @Nullable @Length(max = 500_000)
                    String text) {
        Edit typed() {
            return new Edit(
                    Optional.ofNullable(subject),
                    Optional.ofNullable(preheader),
                    Optional.ofNullable(EmailOperations.body(html, mjml, markdown)),
                    Optional.ofNullable(text));
        }
    }

    /// What keeps a text from being sent as it is, or should be looked at.
    record TextFault(
            @Doc(
                            "Where: subject, preheader, text, or html, mjml or markdown as the body is written.")
                    String field,
            String message,
            @Nullable Integer line,
            @Nullable Integer column,
            @Doc("Whether it may be approved all the same.") boolean isHint) {
        static TextFault of(Previewing.Fault fault) {
            return new TextFault(
                    fault.field(),
                    fault.message(),
                    fault.line() == 0 ? null : fault.line(),
                    fault.column() == 0 ? null : fault.column(),
                    fault.isHint());
        }
    }

    /// For whom it was rendered.
    record PreviewContact(
            String contactId,
            @Doc("First and last name; null when neither is known.") @Nullable String name,
            String email,
            @Doc("The contact's, else the workspace's.") String timezone) {
        static PreviewContact of(Contact contact, ZoneId zone) {
            return new PreviewContact(
                    contact.id(), contact.name().orElse(null), contact.email(), zone.getId());
        }
    }

    record EmailPreviewView(
            String subject,
            @Doc("Null when there is none.") @Nullable String preheader,
            @Doc("As it would be sent now. Of a body that is faulty: as far as it can be shown.")
                    String html,
            String text,
            @Doc("What is wrong; a part that cannot be rendered is answered as it was given.")
                    List<TextFault> faults,
            @Doc("Null: rendered for somebody made up.") @Nullable PreviewContact contact) {
        static EmailPreviewView of(Preview preview) {
            var email = preview.email();
            return new EmailPreviewView(
                    email.subject(),
                    email.preheader().isEmpty() ? null : email.preheader(),
                    email.html(),
                    email.text(),
                    preview.faults().stream().map(TextFault::of).toList(),
                    preview.contact()
                            .map(one -> PreviewContact.of(one, preview.zone()))
                            .orElse(null));
        }
    }

    List<Operation<?, ?>> all() {
        return List.of(
                query(
                                "sequences.previewEmail",
                                PreviewEmail.class,
                                EmailPreviewView.class,
                                this::previewEmail)
                        .at(POST, "/emails/{emailId}/preview")
                        .bodyLimit(BODY)
                        .doc(
                                "An email as a contact would get it now, with what is typed and not stored; faults are told, not refused.")
                        .scope(READ),
                query(
                                "sequences.approvedText",
                                ApprovedTextOf.class,
                                Output.optional(ApprovedTextView.class),
                                this::approvedText)
                        .at(GET, "/emails/{emailId}/approved-text")
                        .doc(
                                "An email's text as it was last approved, or that of the same step of the running version; null when none was.")
                        .scope(READ));
    }

    private Optional<ApprovedTextView> approvedText(Caller caller, ApprovedTextOf in) {
        return waiting.lastApproved(caller.workspace(), in.emailId()).map(ApprovedTextView::of);
    }

    private EmailPreviewView previewEmail(Caller caller, PreviewEmail in) {
        return EmailPreviewView.of(
                previewing.of(
                        caller.workspace(),
                        in.emailId(),
                        Optional.ofNullable(in.contactId()),
                        in.typed()));
    }
}
