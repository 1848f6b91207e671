package dev.espalier.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Output;
import dev.espalier.http.shape.Composite;
import dev.espalier.http.shape.Field;
import dev.espalier.http.shape.Shape;
import dev.espalier.sdk.Alarm;
import dev.espalier.sdk.ApiKey;
import dev.espalier.sdk.ApprovedText;
import dev.espalier.sdk.AuditEntry;
import dev.espalier.sdk.BrandVoice;
import dev.espalier.sdk.BrandVoiceUpdate;
import dev.espalier.sdk.Contact;
import dev.espalier.sdk.ContactFilter;
import dev.espalier.sdk.ContactUpdate;
import dev.espalier.sdk.DefinitionCheck;
import dev.espalier.sdk.Dossier;
import dev.espalier.sdk.Draft;
import dev.espalier.sdk.Drafting;
import dev.espalier.sdk.DraftingUpdate;
import dev.espalier.sdk.DryRunResult;
import dev.espalier.sdk.Due;
import dev.espalier.sdk.Email;
import dev.espalier.sdk.EmailEdit;
import dev.espalier.sdk.EmailPreview;
import dev.espalier.sdk.Enrolled;
import dev.espalier.sdk.Enrolment;
import dev.espalier.sdk.Event;
import dev.espalier.sdk.Feedback;
import dev.espalier.sdk.Flow;
import dev.espalier.sdk.Generated;
import dev.espalier.sdk.Health;
import dev.espalier.sdk.ImportCheck;
import dev.espalier.sdk.ImportReport;
import dev.espalier.sdk.InstallationState;
import dev.espalier.sdk.Invitation;
import dev.espalier.sdk.Job;
import dev.espalier.sdk.JobBatch;
import dev.espalier.sdk.JobFilter;
import dev.espalier.sdk.MailMessage;
import dev.espalier.sdk.MailSummary;
import dev.espalier.sdk.NewApiKey;
import dev.espalier.sdk.NewContact;
import dev.espalier.sdk.NewEmail;
import dev.espalier.sdk.NewEvent;
import dev.espalier.sdk.NewGeneration;
import dev.espalier.sdk.NewLink;
import dev.espalier.sdk.NewPlaybook;
import dev.espalier.sdk.NewSequence;
import dev.espalier.sdk.NewTemplate;
import dev.espalier.sdk.OpenedContact;
import dev.espalier.sdk.Outcomes;
import dev.espalier.sdk.Person;
import dev.espalier.sdk.Playbook;
import dev.espalier.sdk.Preview;
import dev.espalier.sdk.PreviewRequest;
import dev.espalier.sdk.QueueEntry;
import dev.espalier.sdk.Send;
import dev.espalier.sdk.SendFilter;
import dev.espalier.sdk.SenderCheck;
import dev.espalier.sdk.SenderWarning;
import dev.espalier.sdk.Sequence;
import dev.espalier.sdk.SequenceCounts;
import dev.espalier.sdk.SequenceFilter;
import dev.espalier.sdk.SequenceReview;
import dev.espalier.sdk.SequenceStats;
import dev.espalier.sdk.SequenceStatus;
import dev.espalier.sdk.SequenceUpdate;
import dev.espalier.sdk.SequenceVersion;
import dev.espalier.sdk.SigningKeys;
import dev.espalier.sdk.Suppression;
import dev.espalier.sdk.Template;
import dev.espalier.sdk.TemplateUse;
import dev.espalier.sdk.TimelineEntry;
import dev.espalier.sdk.TrackedBatch;
import dev.espalier.sdk.WaitingForReview;
import dev.espalier.sdk.Why;
import dev.espalier.sdk.WorkspaceSettings;
import dev.espalier.sdk.WorkspaceUpdate;
import dev.espalier.sdk.WorkspaceUpdated;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The records of the Java SDK say what the table says: a field that is new in the table is missed
/// here first.
class JavaSdkTableTest extends ApiTest {

    private static final Map<String, Class<?>> ANSWERS =
            Map.ofEntries(
                    Map.entry("AuditView", AuditEntry.class),
                    Map.entry("BatchView", TrackedBatch.class),
                    Map.entry("ContactView", Contact.class),
                    Map.entry("Counts", SequenceCounts.class),
                    Map.entry("DryRunView", DryRunResult.class),
                    Map.entry("EmailView", Email.class),
                    Map.entry("EnrolledView", Enrolled.class),
                    Map.entry("EnrolmentView", Enrolment.class),
                    Map.entry("EventView", Event.class),
                    Map.entry("FeedbackView", Feedback.class),
                    Map.entry("HealthView", Health.class),
                    Map.entry("ImportCheckView", ImportCheck.class),
                    Map.entry("ImportView", ImportReport.class),
                    Map.entry("InstallationView", InstallationState.class),
                    Map.entry("KeyView", ApiKey.class),
                    Map.entry("PersonView", Person.class),
                    Map.entry("InvitationView", Invitation.class),
                    Map.entry("NewLinkView", NewLink.class),
                    Map.entry("MessageView", MailMessage.class),
                    Map.entry("NewKeyView", NewApiKey.class),
                    Map.entry("PreviewView", Preview.class),
                    Map.entry("SendView", Send.class),
                    Map.entry("SequenceReview", SequenceReview.class),
                    Map.entry("SequenceView", Sequence.class),
                    Map.entry("Stats", SequenceStats.class),
                    Map.entry("StatusView", SequenceStatus.class),
                    Map.entry("SummaryView", MailSummary.class),
                    Map.entry("SuppressionView", Suppression.class),
                    Map.entry("TemplateUserView", TemplateUse.class),
                    Map.entry("TemplateView", Template.class),
                    Map.entry("TimelineView", TimelineEntry.class),
                    Map.entry("VersionView", SequenceVersion.class),
                    Map.entry("WarningView", SenderWarning.class),
                    Map.entry("WorkspaceView", WorkspaceSettings.class),
                    Map.entry("UpdatedWorkspace", WorkspaceUpdated.class),
                    Map.entry("SenderCheckView", SenderCheck.class),
                    Map.entry("BrandVoiceView", BrandVoice.class),
                    Map.entry("DossierView", Dossier.class),
                    Map.entry("DraftView", Draft.class),
                    Map.entry("DraftingView", Drafting.class),
                    Map.entry("GenerationView", Generated.class),
                    Map.entry("JobBatchView", JobBatch.class),
                    Map.entry("JobView", Job.class),
                    Map.entry("OpenedContactView", OpenedContact.class),
                    Map.entry("PlaybookView", Playbook.class),
                    Map.entry("SigningKeyView", SigningKeys.class),
                    Map.entry("AlarmView", Alarm.class),
                    Map.entry("ApprovedTextView", ApprovedText.class),
                    Map.entry("CheckView", DefinitionCheck.class),
                    Map.entry("DueView", Due.class),
                    Map.entry("EmailPreviewView", EmailPreview.class),
                    Map.entry("FlowView", Flow.class),
                    Map.entry("OutcomesView", Outcomes.class),
                    Map.entry("QueueEntryView", QueueEntry.class),
                    Map.entry("WaitingForReviewView", WaitingForReview.class),
                    Map.entry("WhyView", Why.class));

    /// Inputs that have a type in the SDK; the others are parameters of their method.
    private static final Map<String, Class<?>> INPUTS =
            Map.ofEntries(
                    Map.entry("sequences.create", NewSequence.class),
                    Map.entry("sequences.put", NewSequence.class),
                    Map.entry("sequences.update", SequenceUpdate.class),
                    Map.entry("sequences.editEmail", EmailEdit.class),
                    Map.entry("sequences.page", SequenceFilter.class),
                    Map.entry("sequences.previewEmail", PreviewRequest.class),
                    Map.entry("contacts.create", NewContact.class),
                    Map.entry("contacts.upsert", NewContact.class),
                    Map.entry("contacts.list", ContactFilter.class),
                    Map.entry("contacts.update", ContactUpdate.class),
                    Map.entry("templates.check", PreviewRequest.class),
                    Map.entry("templates.put", NewTemplate.class),
                    Map.entry("events.track", NewEvent.class),
                    Map.entry("sends.list", SendFilter.class),
                    Map.entry("workspace.update", WorkspaceUpdate.class),
                    Map.entry("jobs.list", JobFilter.class),
                    Map.entry("sequences.generate", NewGeneration.class),
                    Map.entry("playbooks.put", NewPlaybook.class),
                    Map.entry("workspace.updateBrandVoice", BrandVoiceUpdate.class),
                    Map.entry("workspace.updateDrafting", DraftingUpdate.class));

    /// Given to the factory or beside the input.
    private static final Set<String> BESIDE =
            Set.of(
                    "id",
                    "name",
                    "subject",
                    "email",
                    "contactId",
                    "sequenceId",
                    "emailId",
                    "cursor",
                    "limit");

    /// The same, of one operation.
    private static final Map<String, Set<String>> BESIDE_OF =
            Map.of(
                    "playbooks.put", Set.of("category", "purpose", "emails"),
                    "sequences.generate", Set.of("contactIds"));

    /// Only in answers that stop something, and not in the table's records.
    private static final String IN_FLIGHT = "inFlight";

    @Test
    void every_answer_has_a_record_with_the_same_fields() {
        for (var operation : server.operations().all()) {
            var output = shape(operation);
            if (output != null && !operation.name().equals("sequences.onChange")) {
                assertThat(ANSWERS).as(operation + "'s answer").containsKey(name(output));
                same(output, Objects.requireNonNull(ANSWERS.get(name(output))), operation.name());
            }
        }
    }

    @Test
    void every_input_can_be_said() {
        for (var operation : server.operations().all()) {
            var type = INPUTS.get(operation.name());
            if (type != null) {
                assertThat(methods(type)).as(operation.name()).containsAll(said(operation));
            }
        }
        assertThat(methods(NewEmail.class))
                .contains(
                        "key",
                        "preheader",
                        "html",
                        "mjml",
                        "markdown",
                        "text",
                        "delay",
                        "scheduledAt");
    }

    private static List<String> said(Operation<?, ?> operation) {
        var beside = BESIDE_OF.getOrDefault(operation.name(), Set.of());
        return operation.input().fields().stream()
                .map(Field::name)
                .filter(name -> !BESIDE.contains(name) && !beside.contains(name))
                .toList();
    }

    private static Set<String> methods(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .map(method -> method.getName())
                .collect(Collectors.toSet());
    }

    private static @Nullable Composite shape(Operation<?, ?> operation) {
        return switch (operation.output()) {
            case Output.Single<?>(_, var shape) -> shape;
            case Output.Possible<?>(var shape) -> shape;
            case Output.Making<?>(var shape) -> shape;
            case Output.Settling<?>(var shape) -> shape.fields().isEmpty() ? null : shape;
            case Output.Paged<?>(var shape) -> shape;
            case Output.Listed<?>(var listing) -> (Composite) listing.element();
            case Output.Empty _, Output.Raw _ -> null;
        };
    }

    private static String name(Composite shape) {
        return shape.type().getSimpleName();
    }

    private static void same(Composite shape, Class<?> record, String where) {
        var components = new ArrayList<>(Arrays.asList(record.getRecordComponents()));
        components.removeIf(component -> component.getName().equals(IN_FLIGHT));
        assertThat(components.stream().map(one -> one.getName()))
                .as(where + ": " + record.getSimpleName())
                .containsExactlyElementsOf(shape.fields().stream().map(Field::name).toList());
        for (int i = 0; i < components.size(); i++) {
            fits(
                    shape.fields().get(i).shape(),
                    components.get(i).getGenericType(),
                    where + "." + components.get(i).getName());
        }
    }

    private static void fits(Shape shape, Type type, String where) {
        switch (shape) {
            case Shape.Word(var words) -> {
                var known = new HashSet<String>();
                for (var constant : ((Class<?>) type).getEnumConstants()) {
                    known.add(constant.toString().toLowerCase(Locale.ROOT));
                }
                assertThat(known).as(where).containsAll(words.keySet()).contains("unknown");
            }
            case Shape.Listing(var element, _, _) ->
                    fits(element, ((ParameterizedType) type).getActualTypeArguments()[0], where);
            case Composite composite -> {
                // A record may hold itself.
                if (!where.endsWith(".branches.steps")) {
                    same(composite, (Class<?>) type, where);
                }
            }
            case Shape.Whole _ ->
                    assertThat(type)
                            .as(where)
                            .isIn(int.class, long.class, Integer.class, Long.class);
            case Shape.Truth _ -> assertThat(type).as(where).isEqualTo(boolean.class);
            case Shape.Moment _ -> assertThat(type).as(where).isEqualTo(java.time.Instant.class);
            case Shape.Text _ -> assertThat(type).as(where).isEqualTo(String.class);
            case Shape.Decimal _ -> assertThat(type).as(where).isEqualTo(Double.class);
            case Shape.FreeForm _, Shape.Anything _, Shape.Dictionary _ ->
                    assertThat(type.getTypeName()).as(where).startsWith("java.util.Map");
        }
    }
}
