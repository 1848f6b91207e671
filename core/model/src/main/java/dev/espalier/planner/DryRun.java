package dev.espalier.planner;

import dev.espalier.definition.Definition;
import dev.espalier.definition.StepKey;
import dev.espalier.planner.Decision.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Walks a contact through a sequence with predicted times, by the planner the engine uses.
public final class DryRun {

    /// More stops than any definition has steps: a walk that needs more is a defect of ours.
    private static final int MAX_STOPS = 10_000;

    private final Planner planner;

    public DryRun(Planner planner) {
        this.planner = planner;
    }

    /// What the author supposes will happen on the way.
    ///
    /// @param after counted from the beginning of the walk
    public record Supposed(String event, Duration after, Map<String, ?> properties) {}

    /// One step on the way.
    ///
    /// @param at when it happens: an email is sent, a delay is over, a branch is taken
    public record Stop(StepKey step, What what, Instant at) {}

    /// What happens at a stop.
    public enum What {
        SENDS,
        /// Later than the sequence would have it, because the contact had enough.
        SENDS_LATER,
        /// It would have to wait for too long.
        EXPIRES,
        ELAPSED,
        THEN,
        ELSE,
        ARRIVED,
        TIMED_OUT,
        EXITED,
        HELD
    }

    /// The way and its end.
    ///
    /// @param end `completed`, or why it ended early or stood still
    public record Way(List<Stop> stops, String end, Instant endedAt) {}

    /// From the beginning.
    ///
    /// @param facts as they are now; emails that are not approved are shown as if they were
    public Way walk(Definition definition, Facts facts, List<Supposed> supposed, Instant now) {
        return walk(
                definition,
                Position.at(definition.first(), now),
                facts,
                supposed,
                Optional.empty(),
                now);
    }

    /// From where a contact stands.
    ///
    /// @param pacing empty: the contact may be sent anything at any time
    public Way walk(
            Definition definition,
            Position from,
            Facts facts,
            List<Supposed> supposed,
            Optional<Pacing> pacing,
            Instant now) {
        var known = facts;
        for (var event : supposed) {
            known =
                    known.withEvent(
                            new Facts.Happened(
                                    event.event(), now.plus(event.after()), event.properties()));
        }
        var stops = new ArrayList<Stop>();
        var time = now;
        var position = from;
        var pace = pacing;
        for (int i = 0; i < MAX_STOPS; i++) {
            var decision = planner.next(definition, position, until(known, time), time);
            decision.path().forEach(passed -> stops.add(stop(passed)));
            switch (decision) {
                case Decision.SendEmail(_, var step, _, _) -> {
                    var stop = email(step.key(), pace, time);
                    var exit = exit(definition, known, time, stop.at());
                    if (exit.isPresent()) {
                        return new Way(stops, exit.get().reason(), exit.get().at());
                    }
                    stops.add(stop);
                    time = stop.at();
                    if (stop.what() != What.EXPIRES) {
                        var at = time;
                        pace = pace.map(one -> one.withSent(at));
                    }
                    var next = definition.place(step.key()).orElseThrow().next();
                    if (next.isEmpty()) {
                        return new Way(stops, "completed", time);
                    }
                    position = Position.at(next.get(), time);
                }
                case Decision.WaitUntil(_, var at, var until) -> {
                    position = at;
                    time = nextChange(known, time, until);
                }
                case Decision.WaitForEvent(_, var at, _, var until) -> {
                    position = at;
                    time = nextChange(known, time, until);
                }
                case Decision.Hold(_, var at, var why, _) -> {
                    stops.add(new Stop(at.step(), What.HELD, time));
                    return new Way(stops, "held: " + why.word(), time);
                }
                case Decision.Finish(_, var at) -> {
                    return new Way(stops, "completed", later(at, now));
                }
                case Decision.Exit(_, var reason, _) -> {
                    return new Way(stops, reason, time);
                }
            }
        }
        throw new IllegalStateException("a walk of more than " + MAX_STOPS + " stops");
    }

    private static Stop email(StepKey step, Optional<Pacing> pace, Instant time) {
        if (pace.isEmpty()) {
            return new Stop(step, What.SENDS, time);
        }
        var earliest = pace.get().earliest(time);
        var end = time.plus(pace.get().lateness());
        if (earliest.isAfter(end)) {
            return new Stop(step, What.EXPIRES, end);
        }
        return new Stop(step, earliest.isAfter(time) ? What.SENDS_LATER : What.SENDS, earliest);
    }

    /// What ends the way while an email waits.
    private Optional<Ended> exit(Definition definition, Facts known, Instant from, Instant to) {
        return known.events().stream()
                .map(Facts.Happened::at)
                .filter(at -> at.isAfter(from) && at.isBefore(to))
                .flatMap(at ->
                        planner
                                .exit(definition, until(known, at))
                                .map(reason -> new Ended(reason, at))
                                .stream())
                .findFirst();
    }

    private record Ended(String reason, Instant at) {}

    /// What is known at `time`: events that are supposed for later have not happened yet.
    private static Facts until(Facts facts, Instant time) {
        var happened = facts.events().stream().filter(event -> !event.at().isAfter(time)).toList();
        return happened.size() == facts.events().size()
                ? facts
                : new Facts(
                        facts.enrolledAt(),
                        facts.contact(),
                        facts.zone(),
                        facts.event(),
                        happened,
                        facts.did(),
                        facts.emails(),
                        facts.sent(),
                        facts.unreachable(),
                        facts.paused(),
                        facts.maxLateness(),
                        facts.usualWindow());
    }

    private static Instant nextChange(Facts facts, Instant time, Instant until) {
        return facts.events().stream()
                .map(Facts.Happened::at)
                .filter(at -> at.isAfter(time) && at.isBefore(until))
                .findFirst()
                .orElse(until);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isBefore(b) ? b : a;
    }

    private static Stop stop(Decision.Passed passed) {
        return new Stop(passed.step(), what(passed.outcome()), passed.at());
    }

    private static What what(Outcome outcome) {
        return switch (outcome) {
            case ELAPSED -> What.ELAPSED;
            case THEN -> What.THEN;
            case ELSE -> What.ELSE;
            case ARRIVED -> What.ARRIVED;
            case TIMED_OUT -> What.TIMED_OUT;
            case EXITED -> What.EXITED;
        };
    }
}
