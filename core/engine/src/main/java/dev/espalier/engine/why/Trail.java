package dev.espalier.engine.why;

import dev.espalier.definition.Definition;
import dev.espalier.definition.Step;
import dev.espalier.definition.StepKey;
import dev.espalier.engine.store.Enquiries.Stood;
import dev.espalier.engine.store.Ledger;
import dev.espalier.engine.why.Why.Standing;
import dev.espalier.engine.why.Why.Told;
import dev.espalier.planner.Decision.Outcome;
import dev.espalier.planner.Decision.Passed;
import dev.espalier.send.SendState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is written down of a way, step by step.
final class Trail {

    private final Definition definition;
    private final Stood stood;
    private final Map<StepKey, Passed> passed = new HashMap<>();
    private final Map<StepKey, Ledger.Entry> sends = new HashMap<>();
    private final Map<StepKey, Branch> branches = new HashMap<>();

    /// What must have come out at a step before for this one to be met.
    private record Branch(Step at, boolean isThen) {}

    Trail(Definition definition, Stood stood, List<Ledger.Entry> sends) {
        this.definition = definition;
        this.stood = stood;
        stood.passed().forEach(this::pass);
        sends.forEach(send -> this.sends.put(send.step(), send));
        collect(definition.steps(), null);
    }

    private void collect(List<Step> steps, @org.jspecify.annotations.Nullable Branch branch) {
        for (var step : steps) {
            if (branch != null) {
                branches.put(step.key(), branch);
            }
            switch (step) {
                case Step.Condition(_, _, var then, var otherwise) -> {
                    collect(then, new Branch(step, true));
                    collect(otherwise, new Branch(step, false));
                }
                case Step.Wait(_, _, _, _, var then, var otherwise) -> {
                    collect(then, new Branch(step, true));
                    collect(otherwise, new Branch(step, false));
                }
                case Step.Email _, Step.Delay _, Step.Exit _ -> {}
            }
        }
    }

    Definition definition() {
        return definition;
    }

    Stood stood() {
        return stood;
    }

    /// A step that is behind, though it may not be written down yet.
    void pass(Passed one) {
        passed.put(one.step(), one);
    }

    Optional<Ledger.Entry> send(StepKey step) {
        return Optional.ofNullable(sends.get(step));
    }

    /// What happened at a step; empty where nothing is known to have.
    Optional<Told> behind(Step step) {
        var send = sends.get(step.key());
        if (send != null) {
            return Optional.of(sent(step, send));
        }
        var one = passed.get(step.key());
        if (one != null) {
            return Optional.of(
                    Told.of(
                            step,
                            Standing.DONE,
                            one.at(),
                            Words.of(step, one.outcome(), one.seen())));
        }
        return skipped(step);
    }

    private static Told sent(Step step, Ledger.Entry send) {
        return new Told(
                step,
                standing(send.state()),
                Optional.of(send.acceptedAt() == null ? send.plannedAt() : send.acceptedAt()),
                Optional.empty(),
                Words.of(send),
                Optional.of(send));
    }

    private static Standing standing(SendState state) {
        return switch (state) {
            case QUEUED, CLAIMED, SUBMITTING -> Standing.WAITING;
            case IN_DOUBT -> Standing.HELD;
            case ACCEPTED,
                    DELIVERED,
                    BOUNCED,
                    COMPLAINED,
                    REJECTED,
                    SUPPRESSED,
                    CANCELLED,
                    EXPIRED,
                    FAILED ->
                    Standing.DONE;
        };
    }

    /// The nearest branching before a step that went the other way, or was left aside itself.
    private Optional<Told> skipped(Step step) {
        for (var branch = branches.get(step.key());
                branch != null;
                branch = branches.get(branch.at().key())) {
            var one = passed.get(branch.at().key());
            if (one != null && isThen(one.outcome()) != branch.isThen()) {
                return Optional.of(
                        Told.of(
                                step,
                                Standing.SKIPPED,
                                one.at(),
                                "skipped: "
                                        + branch.at().key()
                                        + " "
                                        + Words.of(branch.at(), one.outcome(), one.seen())));
            }
        }
        return Optional.empty();
    }

    private static boolean isThen(Outcome outcome) {
        return switch (outcome) {
            case THEN, ARRIVED -> true;
            case ELSE, TIMED_OUT, ELAPSED, EXITED -> false;
        };
    }

    /// All steps of a way that has ended.
    List<Told> ended() {
        var words =
                Ending.words(stood.status(), stood.endReason() == null ? "" : stood.endReason())
                        .orElse("the contact is gone");
        var told = new ArrayList<Told>();
        for (var step : definition.allSteps()) {
            told.add(
                    behind(step)
                            .orElseGet(() ->
                                    Told.of(
                                            step,
                                            Standing.NOT_REACHED,
                                            "not reached: the way " + words)));
        }
        return List.copyOf(told);
    }
}
