package dev.espalier.http.api;

import static dev.espalier.access.Scope.READ;
import static dev.espalier.access.Scope.REVIEW;
import static dev.espalier.http.operation.Operation.mutation;
import static dev.espalier.http.operation.Operation.query;
import static dev.espalier.http.operation.Verb.GET;
import static dev.espalier.http.operation.Verb.POST;

import dev.espalier.engine.Engine;
import dev.espalier.engine.access.Caller;
import dev.espalier.engine.drafting.DraftReports;
import dev.espalier.engine.jobs.JobIds;
import dev.espalier.engine.sequences.SequenceGenerator.Generation;
import dev.espalier.engine.sequences.SequenceGenerator.Wanted;
import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Output;
import dev.espalier.http.shape.Default;
import dev.espalier.http.shape.Doc;
import dev.espalier.http.shape.Length;
import dev.espalier.http.shape.Page;
import dev.espalier.http.shape.Range;
import dev.espalier.http.wire.WireError;
import dev.espalier.refusal.Issue;
import dev.espalier.refusal.Refused.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is drafted: sequences for contacts, emails for people on their way, and the drafts
/// themselves.
final class DraftOperations {
    /// Each of a thousand contacts gets it with each of ten emails.
    private static final int BRIEF = 4_000;

    private final Engine engine;
    private final DraftReports drafts;

    DraftOperations(Engine engine, DraftReports drafts) {
        this.engine = engine;
        this.drafts = drafts;
    }

    record Generate(
            @Doc("One contact; or contactIds.") @Nullable String contactId,
            @Doc("Up to 1,000 contacts; each gets a sequence of its own.")
                    @Nullable
                    @Length(min = 1, max = 1_000)
                    List<String> contactIds,
            @Doc("What the emails are to say; without it, what the playbook says.")
                    @Nullable
                    @Length(min = 1, max = BRIEF)
                    String brief,
            @Doc("Of the playbook, such as buyer-lead; brief or category must be there.")
                    @Nullable
                    @Length(min = 1, max = 64)
                    String category,
            @Doc("How many emails each contact gets.") @Default("3") @Range(min = 1, max = 10)
                    int emails) {

        Wanted wanted() {
            var faults = new ArrayList<Issue>();
            if ((contactId == null) == (contactIds == null)) {
                faults.add(
                        Issue.at(
                                "contactIds",
                                contactId == null
                                        ? "missing (expected: contactId or contactIds)"
                                        : "given beside contactId (expected: one of the two)"));
            }
            if (brief == null && category == null) {
                faults.add(Issue.at("brief", "missing (expected: brief or category)"));
            }
            if (brief != null && brief.isBlank()) {
                faults.add(Issue.at("brief", "blank (expected: what the emails are to say)"));
            }
            if (!faults.isEmpty()) {
                throw new Invalid(faults);
            }
            return new Wanted(
                    contactIds == null ? List.of(String.valueOf(contactId)) : contactIds,
                    Optional.ofNullable(brief),
                    Optional.ofNullable(category),
                    emails);
        }
    }

    record Begun(
            String contactId,
            @Doc("A draft; its emails say generation: running until they are written.")
                    String sequenceId,
            @Doc("Writes its emails.") String jobId) {}

    record Turned(
            String contactId, @Doc("Such as NOT_FOUND or CONFLICT.") String code, String message) {}

    record GenerationView(
            @Doc("Of all jobs of this call.") String batchId,
            List<Begun> sequences,
            @Doc("Contacts who get none, and why.") List<Turned> refused) {
        static GenerationView of(Generation generation) {
            return new GenerationView(
                    JobIds.ofBatch(generation.batch()),
                    generation.begun().stream()
                            .map(one ->
                                    new Begun(
                                            one.contactId(),
                                            one.sequenceId(),
                                            JobIds.ofJob(one.job())))
                            .toList(),
                    generation.turned().stream()
                            .map(one -> {
                                var error = WireError.of(one.why());
                                return new Turned(one.contactId(), error.code(), error.message());
                            })
                            .toList());
        }
    }

    record Written(
            String sequenceId,
            @Doc("Only those approved, or only those not.") @Nullable Boolean approved,
            @Nullable String cursor,
            @Default("20") @Range(min = 1, max = 100) int limit) {}

    record OfEmail(
            String emailId,
            @Nullable String cursor,
            @Default("20") @Range(min = 1, max = 100) int limit) {}

    record DraftId(String draftId) {}

    List<Operation<?, ?>> all() {
        return List.of(
                mutation("sequences.generate", Generate.class, GenerationView.class, this::generate)
                        .at(POST, "/sequences/generate")
                        .doc(
                                "Makes a draft sequence for each contact and has its emails"
                                        + " written; returns at once.")
                        .scope(REVIEW),
                query(
                                "sequences.personalEmails",
                                Written.class,
                                Output.page(EmailView.class),
                                this::personalEmails)
                        .at(GET, "/sequences/{sequenceId}/personal-emails")
                        .doc("What was written for single people on their way, by id.")
                        .scope(READ),
                query("drafts.list", OfEmail.class, Output.page(DraftView.class), this::list)
                        .at(GET, "/emails/{emailId}/drafts")
                        .doc(
                                "Every attempt at an email's text, newest first; those thrown away"
                                        + " too.")
                        .scope(READ),
                query("drafts.get", DraftId.class, DraftView.class, this::get)
                        .at(GET, "/drafts/{draftId}")
                        .doc("One attempt: what it said, out of what, by whom, at what cost.")
                        .scope(READ));
    }

    private GenerationView generate(Caller caller, Generate in) {
        return GenerationView.of(
                engine.generator().generate(caller.workspace(), in.wanted(), caller.actor()));
    }

    private Page<EmailView> personalEmails(Caller caller, Written in) {
        var written =
                engine.reports()
                        .written(
                                caller.workspace(),
                                in.sequenceId(),
                                Optional.ofNullable(in.approved()),
                                Optional.ofNullable(in.cursor()),
                                in.limit());
        var reviews = engine.reviews().ofPeople(written.items());
        return Paging.page(
                new dev.espalier.engine.store.Page<>(reviews, written.next()), EmailView::of);
    }

    private Page<DraftView> list(Caller caller, OfEmail in) {
        return Paging.page(
                drafts.ofEmail(
                        caller.workspace(),
                        in.emailId(),
                        Optional.ofNullable(in.cursor()),
                        in.limit()),
                DraftView::of);
    }

    private DraftView get(Caller caller, DraftId in) {
        return DraftView.of(drafts.get(caller.workspace(), in.draftId()));
    }
}
