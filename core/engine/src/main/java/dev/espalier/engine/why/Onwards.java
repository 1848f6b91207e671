package dev.espalier.engine.why;

import dev.espalier.definition.Holidays;
import dev.espalier.definition.Step;
import dev.espalier.definition.StepKey;
import dev.espalier.engine.why.Why.Standing;
import dev.espalier.engine.why.Why.Told;
import dev.espalier.planner.Decision;
import dev.espalier.planner.DryRun;
import dev.espalier.planner.Facts;
import dev.espalier.planner.HoldReason;
import dev.espalier.planner.Planner;
import dev.espalier.planner.Position;
import dev.espalier.planner.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A way that goes on: what is behind, where the contact stands by the planner, and what the dry
/// run says is ahead.
final class Onwards {

    private final Trail trail;
    private final Facts facts;
    private final Holidays holidays;
    private final Instant now;
    private final Map<StepKey, Told> here = new HashMap<>();
    private final Map<StepKey, DryRun.Stop> ahead = new HashMap<>();
    private String end = "";

    Onwards(Trail trail, Facts facts, Holidays holidays, Instant now) {
        this.trail = trail;
        this.facts = facts;
        this.holidays = holidays;
        this.now = now;
        if (trail.stood().hold() == HoldReason.FAILED) {
            held(trail.stood().at().position(), HoldReason.FAILED, now);
        } else if (trail.stood().at().sending()) {
            afterSend();
        } else {
            plan();
        }
    }

    private void plan() {
        var position = trail.stood().at().position();
        var decision = new Planner(holidays).next(trail.definition(), position, facts, now);
        decision.path().forEach(trail::pass);
        switch (decision) {
            case Decision.SendEmail(_, _, var at, var due) -> {
                put(at, Standing.WAITING, due, Optional.empty(), "is due now");
                walk(at);
            }
            case Decision.WaitUntil(_, var at, var until) -> waits(at, until);
            case Decision.WaitForEvent(_, var at, _, var until) -> waits(at, until);
            case Decision.Hold(_, var at, var why, var due) -> held(at, why, due);
            case Decision.Finish _ -> end = "the last step is behind";
            case Decision.Exit(_, var reason, _) -> end = "the way ends now: " + reason;
        }
    }

    private void waits(Position at, Instant until) {
        var waiting = Waiting.of(trail.definition(), facts, at, holidays, now);
        put(
                at,
                Standing.WAITING,
                until,
                Optional.of(waiting.rule()),
                waiting.words() + ": until " + until);
        walk(at);
    }

    private void held(Position at, HoldReason why, Instant since) {
        put(at, Standing.HELD, since, Optional.empty(), Words.of(why));
        end = "the contact is held before it";
    }

    /// The next step is counted from when the relay takes this one.
    private void afterSend() {
        trail.definition()
                .place(trail.stood().at().position().step())
                .flatMap(place -> place.next())
                .ifPresent(next -> walk(Position.at(next, now)));
    }

    private void walk(Position from) {
        var way =
                new DryRun(new Planner(holidays))
                        .walk(trail.definition(), from, facts, List.of(), Optional.empty(), now);
        way.stops().forEach(stop -> ahead.putIfAbsent(stop.step(), stop));
        end = way.end().equals("completed") ? "" : way.end();
    }

    private void put(
            Position at,
            Standing standing,
            Instant when,
            Optional<Waiting.Rule> rule,
            String words) {
        trail.definition()
                .place(at.step())
                .ifPresent(place ->
                        here.put(
                                at.step(),
                                new Told(
                                        place.step(),
                                        standing,
                                        Optional.of(when),
                                        rule,
                                        words,
                                        trail.send(at.step()))));
    }

    List<Told> steps() {
        var told = new ArrayList<Told>();
        for (var step : trail.definition().allSteps()) {
            told.add(
                    Optional.ofNullable(here.get(step.key()))
                            .or(() -> trail.behind(step))
                            .orElseGet(() -> yet(step)));
        }
        return List.copyOf(told);
    }

    private Told yet(Step step) {
        var stop = ahead.get(step.key());
        if (stop != null) {
            return Told.of(step, Standing.AHEAD, stop.at(), words(step, stop.what()));
        }
        if (step instanceof Step.Email && facts.sent().contains(step.key())) {
            return Told.of(step, Standing.SKIPPED, "was sent in an earlier version");
        }
        return Told.of(
                step,
                Standing.NOT_REACHED,
                end.isEmpty()
                        ? "not reached as things stand"
                        : "not reached as things stand (" + end + ")");
    }

    private static String words(Step step, DryRun.What what) {
        return switch (what) {
            case SENDS -> "will be sent";
            case SENDS_LATER -> "will be sent once the contact has had fewer emails lately";
            case EXPIRES -> "will not be sent: the contact has had too many emails for too long";
            case ELAPSED -> "the delay will be over";
            case THEN -> "would hold by what is known now";
            case ELSE -> "would not hold by what is known now";
            case ARRIVED -> "the event has come";
            case TIMED_OUT -> "the wait would end without its event";
            case EXITED -> "the way will end here";
            case HELD -> "will be held: " + heldAhead(step);
        };
    }

    private static String heldAhead(Step step) {
        return step instanceof Step.Email
                ? "the email is not approved, or the sequence is paused"
                : "a person has to act";
    }
}
