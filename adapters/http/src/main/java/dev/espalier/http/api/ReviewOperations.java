package dev.espalier.http.api;

import static dev.espalier.access.Scope.FULL;
import static dev.espalier.access.Scope.READ;
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
import dev.espalier.engine.store.Audits;
import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Output;
import dev.espalier.http.shape.Change;
import dev.espalier.http.shape.Default;
import dev.espalier.http.shape.Doc;
import dev.espalier.http.shape.Length;
import dev.espalier.http.shape.Page;
import dev.espalier.http.shape.Range;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.sequence.Email;
import dev.espalier.sequence.SequenceStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `sequences`, as a reviewer works with them.
final class ReviewOperations {
    private static final int INSTRUCTION = 2_000;
    private static final int BODY = 2 * 1024 * 1024;
    private final Engine engine;

    ReviewOperations(Engine engine) {
        this.engine = engine;
    }

    record Listed(
            SequenceStatus status,
            @Doc("Begin behind the sequence with this id.") @Nullable String after,
            @Default("100") @Range(min = 1, max = 1_000) int limit) {}

    record EmailId(String emailId) {}

    record ApproveSequence(
            String sequenceId,
            @Doc("Of the sequence as it was read: CONFLICT when a text is another by now.")
                    @Nullable String fingerprint) {}

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
                    Optional.ofNullable(body()),
                    line(text));
        }

        private @Nullable Markup body() {
            if ((html == null ? 0 : 1) + (mjml == null ? 0 : 1) + (markdown == null ? 0 : 1) > 1) {
                throw Invalid.of(
                        "html",
                        "given beside another body (expected: one of html, mjml and markdown)");
            }
            if (html != null) {
                return new Markup.Html(html);
            }
            if (mjml != null) {
                return new Markup.Mjml(mjml);
            }
            return markdown == null ? null : new Markup.Markdown(markdown);
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

    record Stats(long draft, long active, long completed, long paused) {}

    record Counts(long draft, long active, long paused, long completed, long cancelled) {}

    record Nobody() {}

    record Audited(
            String sequenceId,
            @Nullable String cursor,
            @Default("20") @Range(min = 1, max = 100) int limit) {}

    /// One thing that was done to a sequence.
    record AuditView(
            String sequenceId,
            @Nullable String emailId,
            @Doc("Such as email.approved.") String action,
            @Doc("The id of the key, or engine.") String actor,
            Instant at,
            @Doc("The text's fingerprint before.") @Nullable String before,
            @Doc("And after.") @Nullable String after,
            String detail) {
        static AuditView of(Audits.Numbered numbered) {
            var entry = numbered.entry();
            return new AuditView(
                    entry.sequence(),
                    entry.email().orElse(null),
                    entry.action().word(),
                    entry.actor(),
                    entry.at(),
                    entry.before().map(Object::toString).orElse(null),
                    entry.after().map(Object::toString).orElse(null),
                    entry.detail());
        }
    }

    List<Operation<?, ?>> all() {
        return List.of(
                mutation("sequences.create", CreateSequence.class, SequenceView.class, this::create)
                        .at(POST, "/sequences")
                        .status(201)
                        .bodyLimit(4 * 1024 * 1024)
                        .doc("Creates a sequence, as a draft: for many contacts, or for one.")
                        .scope(FULL),
                query("sequences.list", Listed.class, Output.list(SequenceView.class), this::list)
                        .doc("The sequences in one state, by id.")
                        .scope(READ),
                query("sequences.stats", Nobody.class, Stats.class, this::stats)
                        .at(GET, "/stats")
                        .doc("How many sequences are in each state a dashboard shows.")
                        .scope(READ),
                query("sequences.counts", Nobody.class, Counts.class, this::counts)
                        .at(GET, "/counts")
                        .doc("How many sequences are in each state, cancelled ones included.")
                        .scope(READ),
                mutation(
                                "sequences.approveSequence",
                                ApproveSequence.class,
                                SequenceView.class,
                                this::approveSequence)
                        .at(POST, "/sequences/{sequenceId}/approve")
                        .doc("Approves every email as it stands and sets the sequence going.")
                        .scope(FULL),
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
                        .scope(FULL),
                mutation(
                                "sequences.approveEmails",
                                ApproveEmails.class,
                                Output.list(EmailView.class),
                                this::approveEmails)
                        .at(POST, "/emails/approve")
                        .doc("Approves many emails, all or none.")
                        .scope(FULL),
                mutation(
                                "sequences.editEmail",
                                EditEmail.class,
                                Output.settled(EmailView.class),
                                this::editEmail)
                        .at(PATCH, "/emails/{emailId}")
                        .bodyLimit(BODY)
                        .doc("Changes an email's text; it has to be approved again.")
                        .scope(FULL),
                mutation(
                                "sequences.rejectEmail",
                                Instructed.class,
                                Output.settled(EmailView.class),
                                this::rejectEmail)
                        .at(POST, "/emails/{emailId}/reject")
                        .doc("Sends an email back, with a word for whoever writes it anew.")
                        .scope(FULL),
                mutation(
                                "sequences.regenerateEmail",
                                Instructed.class,
                                Output.settled(EmailView.class),
                                this::regenerateEmail)
                        .at(POST, "/emails/{emailId}/regenerate")
                        .doc("Asks for another draft and returns at once.")
                        .scope(FULL),
                mutation(
                                "sequences.rescheduleEmail",
                                RescheduleEmail.class,
                                EmailView.class,
                                this::rescheduleEmail)
                        .at(POST, "/emails/{emailId}/reschedule")
                        .doc("Gives an email a fixed time.")
                        .scope(FULL),
                query("sequences.audit", Audited.class, Output.page(AuditView.class), this::audit)
                        .at(GET, "/sequences/{sequenceId}/audit")
                        .doc("Who did what to the sequence and its emails, newest first.")
                        .scope(READ));
    }

    record OfSequence(String sequenceId) {}

    private SequenceView create(Caller caller, CreateSequence in) {
        var asked =
                in.asked(
                        engine::newSequenceId, engine.settings().get(caller.workspace()).spacing());
        try {
            return SequenceView.of(
                    engine.editor().create(caller.workspace(), asked, caller.keyId()));
        } catch (Invalid faulty) {
            throw in.told(faulty);
        }
    }

    private List<SequenceView> list(Caller caller, Listed in) {
        return engine
                .reports()
                .list(caller.workspace(), in.status(), Optional.ofNullable(in.after()), in.limit())
                .stream()
                .map(SequenceView::of)
                .toList();
    }

    private Stats stats(Caller caller, Nobody in) {
        var counts = engine.reports().countByStatus(caller.workspace());
        return new Stats(
                counts.getOrDefault(SequenceStatus.DRAFT, 0L),
                counts.getOrDefault(SequenceStatus.ACTIVE, 0L),
                counts.getOrDefault(SequenceStatus.COMPLETED, 0L),
                counts.getOrDefault(SequenceStatus.PAUSED, 0L));
    }

    private Counts counts(Caller caller, Nobody in) {
        var counts = engine.reports().countByStatus(caller.workspace());
        return new Counts(
                counts.getOrDefault(SequenceStatus.DRAFT, 0L),
                counts.getOrDefault(SequenceStatus.ACTIVE, 0L),
                counts.getOrDefault(SequenceStatus.PAUSED, 0L),
                counts.getOrDefault(SequenceStatus.COMPLETED, 0L),
                counts.getOrDefault(SequenceStatus.CANCELLED, 0L));
    }

    private SequenceView approveSequence(Caller caller, ApproveSequence in) {
        return SequenceView.of(
                engine.control()
                        .approve(
                                caller.workspace(),
                                in.sequenceId(),
                                fingerprint(in.fingerprint(), "fingerprint"),
                                caller.keyId()));
    }

    private Page<EmailView> emails(Caller caller, OfSequence in) {
        var reviewed = engine.reports().review(caller.workspace(), in.sequenceId());
        return Paging.whole(SequenceReview.of(reviewed).emails(), email -> email);
    }

    private EmailView view(Email email) {
        return EmailView.of(email, engine.reports().findings(email), null);
    }

    private EmailView getEmail(Caller caller, EmailId in) {
        var email = engine.review().get(caller.workspace(), in.emailId());
        var reviewed = engine.reports().review(caller.workspace(), email.sequenceId());
        return EmailView.of(
                email, engine.reports().findings(email), reviewed.fates().get(email.id()));
    }

    private EmailView approveEmail(Caller caller, ApproveEmail in) {
        return view(
                engine.review()
                        .approve(
                                caller.workspace(),
                                List.of(chosen(in, "fingerprint")),
                                caller.keyId())
                        .getFirst());
    }

    private List<EmailView> approveEmails(Caller caller, ApproveEmails in) {
        var chosen = new java.util.ArrayList<Chosen>();
        for (int i = 0; i < in.emails().size(); i++) {
            chosen.add(chosen(in.emails().get(i), "emails[" + i + "].fingerprint"));
        }
        return engine.review().approve(caller.workspace(), chosen, caller.keyId()).stream()
                .map(this::view)
                .toList();
    }

    private static Chosen chosen(ApproveEmail in, String path) {
        return new Chosen(in.emailId(), fingerprint(in.fingerprint(), path));
    }

    private static Optional<Fingerprint> fingerprint(@Nullable String given, String path) {
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
                        caller.keyId())
                .map(this::view);
    }

    private Settled<EmailView> rejectEmail(Caller caller, Instructed in) {
        return engine.review()
                .reject(
                        caller.workspace(),
                        in.emailId(),
                        Optional.ofNullable(in.instruction()),
                        caller.keyId())
                .map(this::view);
    }

    private Settled<EmailView> regenerateEmail(Caller caller, Instructed in) {
        return engine.review()
                .regenerate(
                        caller.workspace(),
                        in.emailId(),
                        Optional.ofNullable(in.instruction()),
                        caller.keyId())
                .map(this::view);
    }

    private EmailView rescheduleEmail(Caller caller, RescheduleEmail in) {
        return view(
                engine.review()
                        .reschedule(
                                caller.workspace(),
                                in.emailId(),
                                in.scheduledAt(),
                                caller.keyId()));
    }

    private Page<AuditView> audit(Caller caller, Audited in) {
        return Paging.page(
                engine.reports()
                        .audit(
                                caller.workspace(),
                                in.sequenceId(),
                                Optional.ofNullable(in.cursor()),
                                in.limit()),
                AuditView::of);
    }
}
