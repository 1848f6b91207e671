package dev.espalier.http.api;

import static dev.espalier.access.Scope.READ;
import static dev.espalier.access.Scope.REVIEW;
import static dev.espalier.http.operation.Operation.mutation;
import static dev.espalier.http.operation.Operation.query;
import static dev.espalier.http.operation.Verb.GET;
import static dev.espalier.http.operation.Verb.PATCH;
import static dev.espalier.http.operation.Verb.POST;

import dev.espalier.email.Fingerprint;
import dev.espalier.email.Markup;
import dev.espalier.engine.Engine;
import dev.espalier.engine.access.Caller;
import dev.espalier.engine.barrier.Settled;
import dev.espalier.engine.review.Edit;
import dev.espalier.engine.review.Review.Chosen;
import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Output;
import dev.espalier.http.shape.Change;
import dev.espalier.http.shape.Doc;
import dev.espalier.http.shape.Length;
import dev.espalier.http.shape.Page;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.sequence.Email;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `sequences`, email by email: read, approved, changed, sent back, put off.
final class EmailOperations {
    private static final int INSTRUCTION = 2_000;
    private static final int BODY = 2 * 1024 * 1024;
    private final Engine engine;

    EmailOperations(Engine engine) {
        this.engine = engine;
    }

    record OfSequence(String sequenceId) {}

    record EmailId(String emailId) {}

    record ApproveEmail(
            String emailId,
            @Doc("Of the text as it was read: CONFLICT when it is another by now.")
                    @Nullable String fingerprint) {}

    record ApproveEmails(@Length(min = 1, max = 100) List<ApproveEmail> emails) {}

    record EditEmail(
            String emailId,
            @Nullable @Length(min = 1, max = 998) String subject,
            Change<String> preheader,
            @Doc("At most one of html, mjml and markdown.")
                    @Nullable
                    @Length(min = 1, max = 500_000)
                    String html,
            @Nullable @Length(min = 1, max = 500_000) String mjml,
            @Nullable @Length(min = 1, max = 500_000) String markdown,
            @Doc("The plain text part; null: made from the rest.") Change<String> text,
            @Doc("Of the text as it was read: CONFLICT when it is another by now.")
                    @Nullable String fingerprint) {
        Edit edit() {
            return new Edit(
                    Optional.ofNullable(subject),
                    line(preheader),
                    Optional.ofNullable(body(html, mjml, markdown)),
                    line(text));
        }

        private static Optional<String> line(Change<String> change) {
            return switch (change) {
                case Change.Keep<String> _ -> Optional.empty();
                case Change.Set<String>(var value) -> Optional.of(value);
                case Change.Clear<String> _ -> Optional.of("");
            };
        }
    }

    record Instructed(
            String emailId,
            @Doc("What to change, such as: shorter, more formal.")
                    @Nullable
                    @Length(min = 1, max = INSTRUCTION)
                    String instruction) {}

    record RescheduleEmail(String emailId, Instant scheduledAt) {}

    List<Operation<?, ?>> all() {
        return List.of(
                query(
                                "sequences.emails",
                                OfSequence.class,
                                Output.page(EmailView.class),
                                this::emails)
                        .at(GET, "/sequences/{sequenceId}/emails")
                        .doc("The emails of the version that waits, else of the running one.")
                        .scope(READ),
                query("sequences.getEmail", EmailId.class, EmailView.class, this::getEmail)
                        .at(GET, "/emails/{emailId}")
                        .doc("One email.")
                        .scope(READ),
                mutation(
                                "sequences.approveEmail",
                                ApproveEmail.class,
                                EmailView.class,
                                this::approveEmail)
                        .at(POST, "/emails/{emailId}/approve")
                        .doc("Approves one email's text; contacts who waited for it go on.")
                        .scope(REVIEW),
                mutation(
                                "sequences.approveEmails",
                                ApproveEmails.class,
                                Output.list(EmailView.class),
                                this::approveEmails)
                        .at(POST, "/emails/approve")
                        .doc("Approves many emails, all or none.")
                        .scope(REVIEW),
                mutation(
                                "sequences.editEmail",
                                EditEmail.class,
                                Output.settled(EmailView.class),
                                this::editEmail)
                        .at(PATCH, "/emails/{emailId}")
                        .bodyLimit(BODY)
                        .doc("Changes an email's text; it has to be approved again.")
                        .scope(REVIEW),
                mutation(
                                "sequences.rejectEmail",
                                Instructed.class,
                                Output.settled(EmailView.class),
                                this::rejectEmail)
                        .at(POST, "/emails/{emailId}/reject")
                        .doc("Sends an email back, with a word for whoever writes it anew.")
                        .scope(REVIEW),
                mutation(
                                "sequences.regenerateEmail",
                                Instructed.class,
                                Output.settled(EmailView.class),
                                this::regenerateEmail)
                        .at(POST, "/emails/{emailId}/regenerate")
                        .doc("Asks for another draft and returns at once.")
                        .scope(REVIEW),
                mutation(
                                "sequences.rescheduleEmail",
                                RescheduleEmail.class,
                                EmailView.class,
                                this::rescheduleEmail)
                        .at(POST, "/emails/{emailId}/reschedule")
                        .doc("Gives an email a fixed time.")
                        .scope(REVIEW));
    }

    /// The one that is given; null when none is.
    static @Nullable Markup body(
            @Nullable String html, @Nullable String mjml, @Nullable String markdown) {
        if ((html == null ? 0 : 1) + (mjml == null ? 0 : 1) + (markdown == null ? 0 : 1) > 1) {
            throw Invalid.of(
                    "html", "given beside another body (expected: one of html, mjml and markdown)");
        }
        if (html != null) {
            return new Markup.Html(html);
        }
        if (mjml != null) {
            return new Markup.Mjml(mjml);
        }
        return markdown == null ? null : new Markup.Markdown(markdown);
    }

    private Page<EmailView> emails(Caller caller, OfSequence in) {
        var reviewed = engine.reviews().of(caller.workspace(), in.sequenceId());
        return Paging.whole(SequenceReview.of(reviewed).emails(), email -> email);
    }

    private EmailView view(Email email) {
        return EmailView.of(engine.reviews().of(email));
    }

    private EmailView getEmail(Caller caller, EmailId in) {
        return view(engine.review().get(caller.workspace(), in.emailId()));
    }

    private EmailView approveEmail(Caller caller, ApproveEmail in) {
        return view(
                engine.review()
                        .approve(
                                caller.workspace(),
                                List.of(chosen(in, "fingerprint")),
                                caller.actor())
                        .getFirst());
    }

    private List<EmailView> approveEmails(Caller caller, ApproveEmails in) {
        var chosen = new java.util.ArrayList<Chosen>();
        for (int i = 0; i < in.emails().size(); i++) {
            chosen.add(chosen(in.emails().get(i), "emails[" + i + "].fingerprint"));
        }
        return engine.review().approve(caller.workspace(), chosen, caller.actor()).stream()
                .map(this::view)
                .toList();
    }

    private static Chosen chosen(ApproveEmail in, String path) {
        return new Chosen(in.emailId(), fingerprint(in.fingerprint(), path));
    }

    /// What a caller read.
    ///
    /// @param path where it stands in the input
    static Optional<Fingerprint> fingerprint(@Nullable String given, String path) {
        if (given == null) {
            return Optional.empty();
        }
        return Optional.of(
                Fingerprint.parse(given)
                        .orElseThrow(() ->
                                Invalid.of(
                                        path,
                                        given.length()
                                                + " characters (expected: the 64 hexadecimal digits that were read)")));
    }

    private Settled<EmailView> editEmail(Caller caller, EditEmail in) {
        return engine.review()
                .edit(
                        caller.workspace(),
                        in.emailId(),
                        in.edit(),
                        fingerprint(in.fingerprint(), "fingerprint"),
                        caller.actor())
                .map(this::view);
    }

    private Settled<EmailView> rejectEmail(Caller caller, Instructed in) {
        return engine.review()
                .reject(
                        caller.workspace(),
                        in.emailId(),
                        Optional.ofNullable(in.instruction()),
                        caller.actor())
                .map(this::view);
    }

    private Settled<EmailView> regenerateEmail(Caller caller, Instructed in) {
        return engine.review()
                .regenerate(
                        caller.workspace(),
                        in.emailId(),
                        Optional.ofNullable(in.instruction()),
                        caller.actor())
                .map(this::view);
    }

    private EmailView rescheduleEmail(Caller caller, RescheduleEmail in) {
        return view(
                engine.review()
                        .reschedule(
                                caller.workspace(),
                                in.emailId(),
                                in.scheduledAt(),
                                caller.actor()));
    }
}
