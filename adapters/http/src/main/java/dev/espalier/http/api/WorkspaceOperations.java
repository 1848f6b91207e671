package dev.espalier.http.api;

import static dev.espalier.access.Scope.FULL;
import static dev.espalier.access.Scope.READ;
import static dev.espalier.http.operation.Operation.mutation;
import static dev.espalier.http.operation.Operation.query;
import static dev.espalier.http.operation.Verb.GET;
import static dev.espalier.http.operation.Verb.PATCH;

import dev.espalier.definition.Span;
import dev.espalier.engine.access.Caller;
import dev.espalier.engine.settings.Settings;
import dev.espalier.engine.store.Warnings;
import dev.espalier.engine.store.Warnings.Kind;
import dev.espalier.engine.store.Workspace;
import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Output;
import dev.espalier.http.shape.Default;
import dev.espalier.http.shape.Doc;
import dev.espalier.http.shape.Length;
import dev.espalier.http.shape.Page;
import dev.espalier.http.shape.Range;
import dev.espalier.send.FrequencyCap;
import dev.espalier.send.Rate;
import java.time.Instant;
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
                    @Nullable String rateLimit) {}

    record WorkspaceView(
            String name,
            String timezone,
            String senderName,
            String senderEmail,
            String maxLateness,
            List<String> spacing,
            @Doc("Null: no cap.") @Nullable String frequencyCap,
            @Doc("Null: no limit.") @Nullable String rateLimit) {
        static WorkspaceView of(Workspace workspace) {
            return new WorkspaceView(
                    workspace.name(),
                    workspace.zone().getId(),
                    workspace.senderName(),
                    workspace.senderEmail(),
                    lateness(workspace),
                    workspace.spacing().stream().map(Span::toString).toList(),
                    workspace.limits().frequency().map(FrequencyCap::toString).orElse(null),
                    workspace.limits().rate().map(Rate::toString).orElse(null));
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
                                WorkspaceView.class,
                                this::update)
                        .at(PATCH, "/workspace")
                        .doc("Changes what is given and leaves the rest.")
                        .scope(FULL));
    }

    private WorkspaceView get(Caller caller, OwnWorkspace in) {
        return WorkspaceView.of(settings.get(caller.workspace()));
    }

    private Page<WarningView> warnings(Caller caller, Warned in) {
        return Paging.whole(settings.warnings(caller.workspace(), in.limit()), WarningView::of);
    }

    private WorkspaceView update(Caller caller, UpdateWorkspace in) {
        return WorkspaceView.of(
                settings.update(
                        caller.workspace(),
                        new Settings.Change(
                                Optional.ofNullable(in.name()),
                                Optional.ofNullable(in.timezone()),
                                Optional.ofNullable(in.maxLateness()),
                                Optional.ofNullable(in.spacing()),
                                Optional.ofNullable(in.frequencyCap()),
                                Optional.ofNullable(in.rateLimit()))));
    }
}
