package dev.espalier.http.api;

import static dev.espalier.access.Scope.FULL;
import static dev.espalier.access.Scope.READ;
import static dev.espalier.http.operation.Operation.mutation;
import static dev.espalier.http.operation.Operation.query;
import static dev.espalier.http.operation.Verb.GET;
import static dev.espalier.http.operation.Verb.PATCH;

import dev.espalier.definition.Days;
import dev.espalier.definition.SendWindow;
import dev.espalier.definition.Span;
import dev.espalier.engine.access.Caller;
import dev.espalier.engine.settings.SenderEdit;
import dev.espalier.engine.settings.Settings;
import dev.espalier.engine.settings.WindowEdit;
import dev.espalier.engine.store.Senders.Concerned;
import dev.espalier.engine.store.Warnings;
import dev.espalier.engine.store.Warnings.Kind;
import dev.espalier.engine.store.Workspace;
import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Output;
import dev.espalier.http.shape.Change;
import dev.espalier.http.shape.Default;
import dev.espalier.http.shape.Doc;
import dev.espalier.http.shape.Length;
import dev.espalier.http.shape.Page;
import dev.espalier.http.shape.Range;
import dev.espalier.send.FrequencyCap;
import dev.espalier.send.Rate;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `workspace`: what is decided for all sequences.
final class WorkspaceOperations {
    private final Settings settings;

    WorkspaceOperations(Settings settings) {
        this.settings = settings;
    }

    record OwnWorkspace() {}

    record Warned(@Default("20") @Range(min = 1, max = 100) int limit) {}

    record WarningView(
            @Doc(
                            "policy: content or reputation was refused; sender: our address was; login: the relay refuses it; relay: it refuses the connection; throttled: a destination, a sender or the relay refused so many in a row that it is left alone for a while.")
                    Kind kind,
            @Doc("The relay; of throttled: who is left alone.") String host,
            @Doc("The enhanced status code, else the reply code.") String code,
            @Doc("The latest answer.") String detail,
            Instant firstAt,
            Instant lastAt,
            @Doc("How many sends heard it.") long count) {
        static WarningView of(Warnings.Warning one) {
            return new WarningView(
                    one.kind(),
                    one.host(),
                    one.code(),
                    one.detail(),
                    one.firstAt(),
                    one.lastAt(),
                    one.count());
        }
    }

    record UpdateWorkspace(
            @Nullable @Length(min = 1, max = 200) String name,
            @Doc("For contacts without one, such as Europe/London.") @Nullable String timezone,
            @Doc("An email later than this is held for a person, such as 7d.")
                    @Nullable String maxLateness,
            @Doc("When the emails for one contact go out, from the start, such as 0d, 3d, 7d.")
                    @Nullable
                    @Length(max = 50)
                    List<String> spacing,
            @Doc(
                            "The most emails for one contact over all sequences, such as 3 in 7d; off: no cap.")
                    @Nullable String frequencyCap,
            @Doc(
                            "The most emails of the workspace, such as 10/s, 600/m, 5000/h or 20000/d; off: no limit.")
                    @Nullable String rateLimit,
            @Doc(
                            "Whom new drafts, and drafts that nobody approved, are from; empty: the address alone.")
                    @Nullable String senderName,
            @Doc("Approved emails keep the address they were approved with.")
                    @Nullable String senderEmail,
            @Doc(
                            "In which emails go out where a sequence has no schedule of its own; null: at any time.")
                    Change<ScheduleInput> schedule) {

        SenderEdit sender() {
            return new SenderEdit(
                    Optional.ofNullable(senderName), Optional.ofNullable(senderEmail));
        }

        Optional<WindowEdit> window() {
            return switch (schedule) {
                case Change.Keep<ScheduleInput> _ -> Optional.empty();
                case Change.Clear<ScheduleInput> _ -> Optional.of(new WindowEdit.Off());
                case Change.Set<ScheduleInput>(var given) -> Optional.of(given.hours());
            };
        }
    }

    record ScheduleInput(
            @Doc("Such as 09:00; without it from the beginning of the day.") @Nullable String from,
            @Doc("Such as 17:00; without it to the end of the day; before from: on the next day.")
                    @Nullable String to,
            @Doc("mon, tue, wed, thu, fri, sat, sun, or a run such as mon-fri.")
                    @Nullable
                    @Length(max = 7)
                    List<String> days,
            @Doc("Such as Europe/London; without it each contact's own.") @Nullable String zone,
            @Doc(
                            "Whose public holidays are left out: a country or part of one, such as GB or GB-SCT.")
                    @Nullable String holidays) {
        WindowEdit hours() {
            return new WindowEdit.Hours(
                    Optional.ofNullable(from),
                    Optional.ofNullable(to),
                    Optional.ofNullable(days),
                    Optional.ofNullable(zone),
                    Optional.ofNullable(holidays));
        }
    }

    record ScheduleView(
            String from,
            @Doc("24:00: the end of the day.") String to,
            List<String> days,
            @Doc("Null: each contact's own.") @Nullable String zone,
            @Nullable String holidays) {
        static @Nullable ScheduleView of(SendWindow window) {
            return switch (window) {
                case SendWindow.Anytime _ -> null;
                case SendWindow.Between hours ->
                        new ScheduleView(
                                hours.from().toString(),
                                hours.to().equals(LocalTime.MAX) ? "24:00" : hours.to().toString(),
                                Arrays.stream(DayOfWeek.values())
                                        .filter(hours.days()::contains)
                                        .map(Days::word)
                                        .toList(),
                                hours.zone().map(ZoneId::getId).orElse(null),
                                hours.holidays().orElse(null));
            };
        }
    }

    record CheckSender(@Nullable String senderName, @Nullable String senderEmail) {}

    record SenderCheckView(
            @Doc("Drafts that nobody approved: they are from the new sender at once.") long drafts,
            @Doc(
                            "Approved emails that are still to be sent: they keep the sender they were approved with until they are edited.")
                    long approved) {
        static SenderCheckView of(Concerned concerned) {
            return new SenderCheckView(concerned.drafts(), concerned.approved());
        }
    }

    record UpdatedWorkspace(
            String name,
            String timezone,
            String senderName,
            String senderEmail,
            String maxLateness,
            List<String> spacing,
            @Doc("Null: no cap.") @Nullable String frequencyCap,
            @Doc("Null: no limit.") @Nullable String rateLimit,
            @Doc("Null: at any time.") @Nullable ScheduleView schedule,
            @Doc("The emails that a new sender concerns; null when it is the same as before.")
                    @Nullable SenderCheckView senderChange) {
        static UpdatedWorkspace of(Settings.Updated updated) {
            var view = WorkspaceView.of(updated.workspace());
            return new UpdatedWorkspace(
                    view.name(),
                    view.timezone(),
                    view.senderName(),
                    view.senderEmail(),
                    view.maxLateness(),
                    view.spacing(),
                    view.frequencyCap(),
                    view.rateLimit(),
                    view.schedule(),
                    updated.concerned().map(SenderCheckView::of).orElse(null));
        }
    }

    record WorkspaceView(
            String name,
            String timezone,
            String senderName,
            String senderEmail,
            String maxLateness,
            List<String> spacing,
            @Doc("Null: no cap.") @Nullable String frequencyCap,
            @Doc("Null: no limit.") @Nullable String rateLimit,
            @Doc(
                            "In which emails go out where a sequence has no schedule of its own; null: at any time.")
                    @Nullable ScheduleView schedule) {
        static WorkspaceView of(Workspace workspace) {
            return new WorkspaceView(
                    workspace.name(),
                    workspace.zone().getId(),
                    workspace.sender().name(),
                    workspace.sender().email(),
                    lateness(workspace),
                    workspace.spacing().stream().map(Span::toString).toList(),
                    workspace.limits().frequency().map(FrequencyCap::toString).orElse(null),
                    workspace.limits().rate().map(Rate::toString).orElse(null),
                    ScheduleView.of(workspace.window()));
        }

        private static String lateness(Workspace workspace) {
            var lateness = workspace.maxLateness();
            return new Span((int) lateness.toDays(), lateness.minusDays(lateness.toDays()))
                    .toString();
        }
    }

    List<Operation<?, ?>> all() {
        return List.of(
                query("workspace.get", OwnWorkspace.class, WorkspaceView.class, this::get)
                        .at(GET, "/workspace")
                        .doc("The settings of the workspace the key belongs to.")
                        .scope(READ),
                query(
                                "workspace.warnings",
                                Warned.class,
                                Output.page(WarningView.class),
                                this::warnings)
                        .at(GET, "/workspace/warnings")
                        .doc("What relays hold against the sender, the latest first.")
                        .scope(READ),
                mutation(
                                "workspace.update",
                                UpdateWorkspace.class,
                                UpdatedWorkspace.class,
                                this::update)
                        .at(PATCH, "/workspace")
                        .doc("Changes what is given and leaves the rest.")
                        .scope(FULL),
                query(
                                "workspace.checkSender",
                                CheckSender.class,
                                SenderCheckView.class,
                                this::checkSender)
                        .at(GET, "/workspace/sender-check")
                        .doc("How many emails another sender would concern; changes nothing.")
                        .scope(READ));
    }

    private WorkspaceView get(Caller caller, OwnWorkspace in) {
        return WorkspaceView.of(settings.get(caller.workspace()));
    }

    private Page<WarningView> warnings(Caller caller, Warned in) {
        return Paging.whole(settings.warnings(caller.workspace(), in.limit()), WarningView::of);
    }

    private SenderCheckView checkSender(Caller caller, CheckSender in) {
        return SenderCheckView.of(
                settings.checkSender(
                        caller.workspace(),
                        new SenderEdit(
                                Optional.ofNullable(in.senderName()),
                                Optional.ofNullable(in.senderEmail()))));
    }

    private UpdatedWorkspace update(Caller caller, UpdateWorkspace in) {
        return UpdatedWorkspace.of(
                settings.update(
                        caller.workspace(),
                        new Settings.Change(
                                Optional.ofNullable(in.name()),
                                Optional.ofNullable(in.timezone()),
                                Optional.ofNullable(in.maxLateness()),
                                Optional.ofNullable(in.spacing()),
                                in.sender(),
                                in.window(),
                                new Settings.LimitsEdit(
                                        Optional.ofNullable(in.frequencyCap()),
                                        Optional.ofNullable(in.rateLimit()))),
                        caller.actor()));
    }
}
