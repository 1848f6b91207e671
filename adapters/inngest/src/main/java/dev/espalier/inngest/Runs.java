package dev.espalier.inngest;

import dev.espalier.engine.jobs.Job;
import dev.espalier.engine.jobs.JobIds;
import dev.espalier.engine.jobs.JobKind;
import dev.espalier.engine.jobs.JobOutcome;
import dev.espalier.engine.jobs.JobState;
import dev.espalier.engine.jobs.running.Attempts;
import dev.espalier.engine.jobs.running.Callback.Call;
import dev.espalier.engine.jobs.running.Callback.Reply;
import dev.espalier.engine.jobs.running.Hands;
import dev.espalier.engine.store.JobOutbox.Begun;
import dev.espalier.engine.store.JobOutbox.Run;
import dev.espalier.engine.store.JobQueue.Result;
import dev.espalier.inngest.Adoption.Adopted;
import dev.espalier.inngest.InngestJobs.Ports;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// Does jobs when Inngest calls. The work is one step of its function: when it is done, Inngest
/// keeps what it came to and calls once more, to hear that the function is over.
final class Runs {

    private static final String STEP = "work";
    private static final String STEP_ID = sha1(STEP);

    /// What other apps' calls of a function come as.
    private static final String INVOKED = "inngest/function.invoked";

    private final Ports ports;
    private final InngestClient client;
    private final Hands hands;
    private final Adoption adoption;

    Runs(Ports ports, InngestClient client, Hands hands) {
        this.ports = ports;
        this.client = client;
        this.hands = hands;
        this.adoption = new Adoption(ports.regenerating());
    }

    /// @param call known to be Inngest's
    Reply take(Call call, byte[] body) {
        var function = call.parameter().apply("fnId").orElse("");
        var kind = Functions.find(function);
        if (kind.isEmpty()) {
            // A newer server beside this one may know it.
            return Answers.tryAgain(
                    "UnknownFunction",
                    "fnId: \"" + function + "\" is unknown (expected: one that was registered)",
                    Optional.empty());
        }
        return switch (RunCall.read(body, client)) {
            case RunCall.Read.Bad(var why) -> Answers.noRetry("BadCall", why);
            case RunCall.Read.Away(var why) -> Answers.tryAgain("Away", why, Optional.empty());
            case RunCall.Read.Good(var read) ->
                    goOn(kind.get(), read, call.parameter().apply("stepId").orElse("step"));
        };
    }

    /// @param step which one is to be run; `step`: whichever is next
    private Reply goOn(JobKind kind, RunCall call, String step) {
        var name = Json.text(call.event(), "name").orElse("");
        if (!name.equals(Functions.event(kind)) && !name.equals(INVOKED)) {
            return Answers.noRetry(
                    "WrongEvent",
                    "event.name: \"" + name + "\" (expected: " + Functions.event(kind) + ")");
        }
        var memory = call.steps().get(STEP_ID);
        if (memory != null && memory.get("error") != null) {
            return Answers.noRetry("StepFailed", "the step failed for good");
        }
        if (memory != null && !memory.isNull()) {
            var data = memory.get("data");
            return Answers.ok(data == null ? memory : data);
        }
        if (!step.equals("step") && !step.equals(STEP_ID)) {
            return Answers.noRetry("UnknownStep", "stepId: unknown (expected: " + STEP_ID + ")");
        }
        return call.isPlanning() && step.equals("step")
                ? Answers.planned(STEP_ID, STEP)
                : begin(kind, call);
    }

    private Reply begin(JobKind kind, RunCall call) {
        var now = ports.clock().instant();
        var run = new Run(ports.node(), call.run());
        var data = call.data();
        var given = data.flatMap(object -> Json.text(object, "jobId"));
        if (given.isEmpty()) {
            var adopted = Adoption.id(call);
            try (var _ = hands.expect(adopted)) {
                return switch (adoption.adopt(kind, adopted, call, run, now)) {
                    case Adopted.No(var why) -> Answers.noRetry("BadEvent", why);
                    case Adopted.Job(var begun) -> begun(begun, call);
                };
            }
        }
        var id = given.flatMap(JobIds::job);
        var workspace = data.flatMap(object -> Json.whole(object, "workspaceId"));
        if (id.isEmpty() || workspace.isEmpty()) {
            return Answers.noRetry(
                    "BadEvent", "event.data: workspaceId or jobId is none (expected: both)");
        }
        try (var _ = hands.expect(id.get())) {
            var begun =
                    ports.store()
                            .inTransaction(tx ->
                                    tx.jobOutbox()
                                            .begin(
                                                    workspace.get(),
                                                    id.get(),
                                                    run,
                                                    now,
                                                    Outbox.lookAgain(call.isLast(), now)));
            return begun(begun, call);
        }
    }

    private Reply begun(Begun begun, RunCall call) {
        return switch (begun) {
            case Begun.Mine(var job) -> work(job, call.isLast());
            case Begun.Over(var job) -> Answers.ok(told(job, job.state().word(), job.note()));
            // That one will end it.
            case Begun.Busy(var job) ->
                    Answers.ok(told(job, "running", Optional.of("in another run")));
            case Begun.Unknown() ->
                    Answers.noRetry("UnknownJob", "event.data.jobId: there is no such job");
        };
    }

    private Reply work(Job job, boolean isLast) {
        var hand = hands.add(job);
        try {
            long begin = System.nanoTime();
            hand.begins();
            JobOutcome outcome;
            try {
                outcome = ports.works().run(job);
            } finally {
                hand.ends();
                // It was meant for the work, not for whatever this thread does next.
                Thread.interrupted();
            }
            return written(job, outcome, isLast, (System.nanoTime() - begin) / 1_000_000);
        } finally {
            hands.remove(hand);
        }
    }

    private Reply written(Job job, JobOutcome outcome, boolean isLast, long millis) {
        var now = ports.clock().instant();
        int most = isLast ? 1 : Integer.MAX_VALUE;
        var planned = Attempts.result(job, outcome, most, now, ThreadLocalRandom.current());
        var result =
                planned.state() == JobState.QUEUED
                        // When it runs again is Inngest's to say.
                        ? new Result(
                                planned.workspace(),
                                planned.id(),
                                planned.attempt(),
                                planned.state(),
                                planned.trouble(),
                                planned.note(),
                                now.plus(Outbox.LOOK_AGAIN))
                        : planned;
        var recorded =
                ports.store()
                        .inTransaction(tx -> tx.jobs().finish(ports.node(), List.of(result), now));
        ports.bell().ring();
        if (!recorded.contains(job.id())) {
            ports.watcher().ended(job.kind(), "lost", millis);
            return lost(job);
        }
        return switch (outcome) {
            case JobOutcome.Done(var note) -> {
                ports.watcher().ended(job.kind(), "done", millis);
                yield Answers.step(STEP_ID, STEP, told(job, "done", Optional.of(note)));
            }
            case JobOutcome.TryAgain(var why, var after) when !isLast -> {
                ports.watcher().ended(job.kind(), "try_again", millis);
                yield Answers.tryAgain("TryAgain", why, after);
            }
            case JobOutcome.TryAgain(var why, _) -> failed(job, why, millis);
            case JobOutcome.Failed(var why) -> failed(job, why, millis);
        };
    }

    /// What the attempt came to counts for nothing. Whatever has not ended is to be begun again:
    /// this run is the only one that is sure to be there for it.
    private Reply lost(Job job) {
        var found = ports.store().reading(tx -> tx.jobRecords().find(job.workspace(), job.id()));
        boolean isOver = found.map(one -> one.state().isEnded()).orElse(true);
        return isOver
                ? Answers.ok(told(job, "lost", Optional.of("it was cancelled or taken over")))
                : Answers.tryAgain(
                        "Lost", "the attempt was given back before it ended", Optional.empty());
    }

    private Reply failed(Job job, String why, long millis) {
        ports.watcher().ended(job.kind(), "failed", millis);
        return Answers.noRetry("Failed", why);
    }

    private static Map<String, Object> told(Job job, String state, Optional<String> note) {
        var told = new LinkedHashMap<String, Object>();
        told.put("jobId", JobIds.ofJob(job.id()));
        told.put("state", state);
        note.ifPresent(text -> told.put("note", text));
        return told;
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-1")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-1", impossible);
        }
    }
}
