package dev.espalier.http.api;

import dev.espalier.engine.id.TypeId;
import dev.espalier.engine.jobs.JobIds;
import dev.espalier.engine.privacy.Dossier;
import dev.espalier.engine.store.Dossiers;
import dev.espalier.engine.store.Mailbox;
import dev.espalier.engine.store.Texts.Pinned;
import dev.espalier.http.api.FeedbackOperations.FeedbackView;
import dev.espalier.http.api.OpenedContactView.OptOutView;
import dev.espalier.http.api.SuppressionOperations.SuppressionView;
import dev.espalier.http.shape.Doc;
import dev.espalier.planner.Decision.Outcome;
import dev.espalier.planner.Decision.Passed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything that is stored of one person, on the wire.
record DossierView(
        ContactView contact,
        @Doc("Why the address must not be mailed; null: it may.")
                @Nullable SuppressionView suppression,
        @Doc("The sequences the person left for good.") List<OptOutView> optOuts,
        @Doc("Oldest first.") List<EventEntry> events,
        @Doc("Oldest first.") List<WayView> enrolments,
        @Doc("Oldest planned first.") List<MailView> sends,
        @Doc("What the person did with emails.") List<ActivityView> activity,
        @Doc("Events, enrolments and emails together, newest first.") List<TimelineView> timeline,
        @Doc("Those that were written for this person alone.") List<WrittenView> sequences,
        @Doc("Every text that was ever written for this person alone, drafts included.")
                List<TextView> texts,
        @Doc("What was written for this person alone, and how it came about.")
                WrittenForView drafting,
        @Doc("When something was last sent, as a frequency cap counts it; oldest first.")
                List<Instant> pace,
        @Doc("What the built-in mailbox holds, newest first.") List<KeptMessageView> mailbox) {

    record EventEntry(
            String id,
            @Doc("The caller's own.") @Nullable String key,
            String name,
            Map<String, Object> properties,
            Instant timestamp,
            Instant receivedAt) {
        static EventEntry of(Dossiers.Event event) {
            return new EventEntry(
                    TypeId.text(EventOperations.PREFIX, event.id()),
                    event.key(),
                    event.name(),
                    event.properties(),
                    event.occurredAt(),
                    event.receivedAt());
        }
    }

    record PassedView(String step, Outcome outcome, Instant at, String seen) {
        static PassedView of(Passed passed) {
            return new PassedView(
                    passed.step().value(), passed.outcome(), passed.at(), passed.seen());
        }
    }

    record WayView(
            EnrolmentView enrolment,
            @Doc("The steps that are behind, with the values that decided.")
                    List<PassedView> passed) {
        static WayView of(Dossier.Way way) {
            return new WayView(
                    EnrolmentView.of(way.enrolled()),
                    way.passed().stream().map(PassedView::of).toList());
        }
    }

    record TextView(String from, String subject, String preheader, String html, String text) {
        static TextView of(Pinned pinned) {
            return new TextView(
                    pinned.sender().email(),
                    pinned.text().subject(),
                    pinned.text().preheader(),
                    pinned.text().html(),
                    pinned.text().text());
        }
    }

    record MailView(
            SendView send,
            @Doc("Where it went.") @Nullable String address,
            @Doc("What it was made from.") @Nullable TextView text,
            @Doc("The whole message, while it is kept for another attempt.")
                    @Nullable String message,
            List<FeedbackView> feedback) {
        static MailView of(Dossier.Mail mail) {
            return new MailView(
                    SendView.of(mail.send()),
                    mail.address().orElse(null),
                    mail.text().map(TextView::of).orElse(null),
                    mail.message().orElse(null),
                    mail.feedback().stream().map(FeedbackView::of).toList());
        }
    }

    record ActivityView(String enrolmentId, String step, String did, Instant firstAt) {
        static ActivityView of(Dossiers.Activity activity) {
            return new ActivityView(
                    TypeId.text(EnrolmentView.PREFIX, activity.enrolment()),
                    activity.step().value(),
                    activity.kind(),
                    activity.firstAt());
        }
    }

    record WrittenView(
            String id,
            String name,
            String status,
            String definition,
            @Doc("What it was drafted about; null: it was not drafted.") @Nullable String topic,
            @Doc("What it was to say.") @Nullable String brief) {
        static WrittenView of(Dossiers.Written written) {
            return new WrittenView(
                    written.sequence(),
                    written.name(),
                    written.status(),
                    written.definition(),
                    written.topic(),
                    written.brief());
        }
    }

    record PersonalView(
            String id,
            String sequenceId,
            String step,
            String status,
            String subject,
            @Nullable String preheader,
            @Doc("As its author wrote it.") String body,
            @Doc("What whoever sent it back wants changed.") @Nullable String instruction,
            @Doc("What the draft that it waits for shall be like.") @Nullable String asked) {
        static PersonalView of(Dossiers.Personal email) {
            return new PersonalView(
                    email.email(),
                    email.sequence(),
                    email.step().value(),
                    email.status(),
                    email.subject(),
                    email.preheader(),
                    email.source(),
                    email.instruction(),
                    email.asked());
        }
    }

    record WorkView(
            String id,
            String kind,
            @Doc("The email's or the sequence's id.") String subject,
            @Doc("What was asked for.") Map<String, Object> payload,
            String state,
            Instant createdAt,
            @Doc("What went wrong last.") @Nullable String trouble,
            @Doc("What it came to.") @Nullable String note) {
        static WorkView of(Dossiers.Work work) {
            return new WorkView(
                    JobIds.ofJob(work.job()),
                    work.kind(),
                    work.subject(),
                    work.payload(),
                    work.state(),
                    work.askedAt(),
                    work.trouble(),
                    work.note());
        }
    }

    record WrittenForView(
            List<PersonalView> emails,
            @Doc("Every attempt, with what was known of the person for it; oldest first.")
                    List<DraftView> drafts,
            @Doc("What was asked for, oldest first.") List<WorkView> jobs) {
        static WrittenForView of(Dossier.Drafting drafting) {
            return new WrittenForView(
                    drafting.emails().stream().map(PersonalView::of).toList(),
                    drafting.drafts().stream().map(DraftView::of).toList(),
                    drafting.jobs().stream().map(WorkView::of).toList());
        }
    }

    record KeptMessageView(Instant receivedAt, String to, @Doc("RFC 5322.") String message) {
        static KeptMessageView of(Mailbox.Message message) {
            return new KeptMessageView(
                    message.receivedAt(),
                    message.to(),
                    new String(message.message(), StandardCharsets.UTF_8));
        }
    }

    static DossierView of(Dossier all) {
        return new DossierView(
                ContactView.of(all.contact()),
                all.suppression().map(SuppressionView::of).orElse(null),
                all.optOuts().stream()
                        .map(one -> new OptOutView(one.sequence(), one.at()))
                        .toList(),
                all.events().stream().map(EventEntry::of).toList(),
                all.ways().stream().map(WayView::of).toList(),
                all.mails().stream().map(MailView::of).toList(),
                all.activities().stream().map(ActivityView::of).toList(),
                all.timeline().stream().map(TimelineView::of).toList(),
                all.sequences().stream().map(WrittenView::of).toList(),
                all.texts().stream().map(TextView::of).toList(),
                WrittenForView.of(all.drafting()),
                all.pace(),
                all.messages().stream().map(KeptMessageView::of).toList());
    }
}
