package dev.espalier.http.api;

import static dev.espalier.access.Scope.READ;
import static dev.espalier.http.operation.Operation.query;
import static dev.espalier.http.operation.Verb.GET;

import dev.espalier.engine.access.Caller;
import dev.espalier.engine.insight.Alarms;
import dev.espalier.engine.insight.Dashboard;
import dev.espalier.engine.insight.Insight;
import dev.espalier.engine.store.ReviewQueue.Totals;
import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Output;
import dev.espalier.http.shape.Default;
import dev.espalier.http.shape.Doc;
import dev.espalier.http.shape.Length;
import dev.espalier.http.shape.Range;
import dev.espalier.refusal.Refused.Invalid;
import dev.espalier.send.SendState;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `dashboard`: how things stand at a glance.
final class DashboardOperations {
    private final Dashboard dashboard;
    private final Alarms alarms;

    DashboardOperations(Insight insight) {
        this.dashboard = insight.dashboard();
        this.alarms = insight.alarms();
    }

    record Within(
            @Doc("Where hours and days begin, such as Europe/London.")
                    @Default("\"UTC\"")
                    @Length(min = 1, max = 100)
                    String zone) {}

    record WithinDays(
            @Doc("How many days, today the last.") @Default("30") @Range(min = 1, max = 90)
                    int days,
            @Doc("Where days begin, such as Europe/London.")
                    @Default("\"UTC\"")
                    @Length(min = 1, max = 100)
                    String zone) {}

    record Now() {}

    /// How many are due within an hour or a day.
    record DueBar(Instant from, long count) {
        static DueBar of(Dashboard.Bar bar) {
            return new DueBar(bar.from(), bar.count());
        }
    }

    record DueView(
            @Doc("Due before now and not sent.") long overdue,
            @Doc("This hour and the next 23; of this hour what is due from now on.")
                    List<DueBar> hours,
            @Doc("Today and the next six days; of today what is due from now on.")
                    List<DueBar> days) {
        static DueView of(Dashboard.Coming coming) {
            return new DueView(
                    coming.overdue(),
                    coming.hours().stream().map(DueBar::of).toList(),
                    coming.days().stream().map(DueBar::of).toList());
        }
    }

    /// One day's sends, by what became of them until now.
    record OutcomeDay(
            Instant from,
            @Doc("A relay took them that day; delivered, bounced and complained among them.")
                    long sent,
            @Doc("Of those sent: reported as delivered.") long delivered,
            @Doc("Of those sent: bounced.") long bounced,
            @Doc("Of those sent: complained about.") long complained,
            @Doc("Refused by a relay that day, as are the next ones: never sent.") long rejected,
            long failed,
            long suppressed,
            long expired,
            long cancelled,
            @Doc("Their answer was lost that day, and nobody has decided yet.") long inDoubt) {
        static OutcomeDay of(Dashboard.Day day) {
            return new OutcomeDay(
                    day.from(),
                    day.sent(),
                    day.of(SendState.DELIVERED),
                    day.of(SendState.BOUNCED),
                    day.of(SendState.COMPLAINED),
                    day.of(SendState.REJECTED),
                    day.of(SendState.FAILED),
                    day.of(SendState.SUPPRESSED),
                    day.of(SendState.EXPIRED),
                    day.of(SendState.CANCELLED),
                    day.of(SendState.IN_DOUBT));
        }
    }

    record OutcomesView(List<OutcomeDay> days) {}

    record WaitingForReviewView(
            @Doc("As sequences.queue lists them.") long sequences,
            @Doc(
                            "Emails of theirs that nobody approved, without those of single people; 10,000 means so many or more.")
                    long emails,
            @Doc("As sequences.personalQueue lists them; 10,000 means so many or more.")
                    long personalEmails,
            @Doc("When the oldest began to wait; null when nothing does.")
                    @Nullable Instant since) {
        static WaitingForReviewView of(Totals totals) {
            return new WaitingForReviewView(
                    totals.sequences(),
                    totals.emails(),
                    totals.personal(),
                    totals.since().orElse(null));
        }
    }

    /// Something that needs a person.
    record AlarmView(
            @Doc(
                            "nobody_ticking: no server has been heard of for 30 seconds. sending_held: a restored copy waits for a person. relay_refuses, sender: complaints of relays within the last 24 hours. in_doubt, generation_failed, held: by sequence, the 20 with the most.")
                    Alarms.Kind kind,
            String words,
            @Doc("Of complaints, sends, emails or people; 0 where nothing is counted.") long count,
            @Nullable Instant since,
            @Nullable String sequenceId) {
        static AlarmView of(Alarms.Alarm alarm) {
            return new AlarmView(
                    alarm.kind(),
                    alarm.words(),
                    alarm.count(),
                    alarm.since().orElse(null),
                    alarm.sequence().orElse(null));
        }
    }

    List<Operation<?, ?>> all() {
        return List.of(
                query("dashboard.due", Within.class, DueView.class, this::due)
                        .at(GET, "/dashboard/due")
                        .doc(
                                "Emails that are due: queued sends, and people in active sequences who stand at an email, or at a delay that one follows at once (of a sequence for one contact: at any delay), by when it is due. Not those who wait for an event, or are held. What takes long to count is at most 30 seconds old.")
                        .scope(READ),
                query("dashboard.outcomes", WithinDays.class, OutcomesView.class, this::outcomes)
                        .at(GET, "/dashboard/outcomes")
                        .doc(
                                "What became of sends, by the day on which a relay took them, or on which they ended without that.")
                        .scope(READ),
                query("dashboard.waiting", Now.class, WaitingForReviewView.class, this::waiting)
                        .at(GET, "/dashboard/waiting")
                        .doc(
                                "How much waits for a reviewer, and since when. What takes long to count is at most 30 seconds old.")
                        .scope(READ),
                query("dashboard.warnings", Now.class, Output.list(AlarmView.class), this::warnings)
                        .at(GET, "/dashboard/warnings")
                        .doc("What is wrong and needs a person, the weightiest first.")
                        .scope(READ));
    }

    private DueView due(Caller caller, Within in) {
        return DueView.of(dashboard.coming(caller.workspace(), zone(in.zone())));
    }

    private OutcomesView outcomes(Caller caller, WithinDays in) {
        return new OutcomesView(
                dashboard.outcomes(caller.workspace(), zone(in.zone()), in.days()).stream()
                        .map(OutcomeDay::of)
                        .toList());
    }

    private WaitingForReviewView waiting(Caller caller, Now in) {
        return WaitingForReviewView.of(dashboard.waiting(caller.workspace()));
    }

    private List<AlarmView> warnings(Caller caller, Now in) {
        return alarms.now(caller.workspace()).stream().map(AlarmView::of).toList();
    }

    private static ZoneId zone(String given) {
        try {
            return ZoneId.of(given);
        } catch (DateTimeException _) {
            throw Invalid.of(
                    "zone", "no time zone (expected: a name such as Europe/London or UTC)");
        }
    }
}
