package dev.espalier.planner;

import dev.espalier.definition.Definition;
import dev.espalier.definition.ExitCondition;
import dev.espalier.definition.Holidays;
import dev.espalier.definition.Step;
import dev.espalier.definition.StepKey;
import dev.espalier.planner.Decision.Outcome;
import dev.espalier.planner.Decision.Passed;
import dev.espalier.planner.Facts.Happened;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides what happens next. Pure: equal arguments give equal answers.
public final class Planner {

    private final Holidays holidays;

    public Planner(Holidays holidays) {
        this.holidays = holidays;
    }

    /// What happens next to a contact that stands at `position`.
    ///
    /// A position whose step this definition lacks finishes: there is nothing left to do for it.
    public Decision next(Definition definition, Position position, Facts facts, Instant now) {
        return new Walk(definition, facts, now).from(position);
    }

    /// Why the enrolment must end early, whatever step it is at; empty when it goes on.
    public Optional<String> exit(Definition definition, Facts facts) {
        if (facts.unreachable().isPresent()) {
            return facts.unreachable();
        }
        for (var condition : definition.exitConditions()) {
            if (holds(condition, facts)) {
                return Optional.of(
                        condition.event().map(event -> "event " + event).orElse("exit condition"));
            }
        }
        return Optional.empty();
    }

    private static boolean holds(ExitCondition condition, Facts facts) {
        if (condition.event().isEmpty()) {
            return condition.when().map(when -> Conditions.holds(when, facts)).orElse(false);
        }
        return facts.events().stream()
                .anyMatch(event ->
                        event.name().equals(condition.event().get())
                                && condition
                                        .when()
                                        .map(when ->
                                                Conditions.holds(when, facts, event.properties()))
                                        .orElse(true));
    }

    private final class Walk {
        private final Definition definition;
        private final Facts facts;
        private final Instant now;
        private final List<Passed> path = new ArrayList<>();

        Walk(Definition definition, Facts facts, Instant now) {
            this.definition = definition;
            this.facts = facts;
            this.now = now;
        }

        Decision from(Position start) {
            var exit = exit(definition, facts);
            if (exit.isPresent()) {
                return new Decision.Exit(List.of(), exit.get(), now);
            }
            Optional<Position> at = Optional.of(start);
            var anchor = start.anchor();
            while (at.isPresent()) {
                var position = at.get();
                anchor = position.anchor();
                var place = definition.place(position.step());
                if (place.isEmpty()) {
                    break;
                }
                var move = pass(place.get(), position);
                switch (move) {
                    case Stopped(var decision) -> {
                        return decision;
                    }
                    case Went(var next, var when) -> {
                        anchor = when;
                        at = next.map(step -> Position.at(step, when));
                    }
                }
            }
            return new Decision.Finish(List.copyOf(path), anchor);
        }

        private Move pass(Definition.Place place, Position position) {
            return switch (place.step()) {
                case Step.Email email ->
                        facts.sent().contains(email.key())
                                ? new Went(place.next(), position.anchor())
                                : new Stopped(email(email, position));
                case Step.Delay delay -> delay(delay, place, position);
                case Step.Condition condition -> condition(condition, place, position);
                case Step.Wait wait -> await(wait, place, position);
                case Step.Exit(var key, var reason) -> {
                    path.add(new Passed(key, Outcome.EXITED, position.anchor()));
                    yield new Stopped(
                            new Decision.Exit(
                                    List.copyOf(path),
                                    reason.orElse("exit step " + key),
                                    position.anchor()));
                }
            };
        }

        private Decision email(Step.Email email, Position position) {
            var state = facts.emails().get(email.key());
            var ready = email.delay().after(position.anchor(), facts.zone());
            if (state != null && state.scheduledAt() != null) {
                ready = later(state.scheduledAt(), position.anchor());
            }
            if (state != null && state.approvedAt() != null) {
                ready = later(ready, state.approvedAt());
            }
            if (position.releasedAt() != null) {
                ready = later(ready, position.releasedAt());
            }
            var window = facts.window(definition, email.key());
            var due = window.nextOpen(ready, facts.zone(), holidays);
            if (now.isBefore(due)) {
                return new Decision.WaitUntil(List.copyOf(path), position, due);
            }
            if (facts.paused()) {
                return new Decision.Hold(List.copyOf(path), position, HoldReason.PAUSED, due);
            }
            if (state != null && state.approvedAt() == null) {
                return new Decision.Hold(
                        List.copyOf(path), position, HoldReason.AWAITING_APPROVAL, due);
            }
            if (Duration.between(due, now).compareTo(facts.maxLateness()) > 0) {
                return new Decision.Hold(List.copyOf(path), position, HoldReason.TOO_LATE, due);
            }
            // Late, and the window has closed meanwhile: it goes out when the window opens again.
            var opens = window.nextOpen(now, facts.zone(), holidays);
            if (now.isBefore(opens)) {
                return new Decision.WaitUntil(List.copyOf(path), position, opens);
            }
            return new Decision.SendEmail(List.copyOf(path), email, position, due);
        }

        private Move delay(Step.Delay delay, Definition.Place place, Position position) {
            var end = delay.rule().end(position.anchor(), facts.zone());
            if (now.isBefore(end)) {
                return new Stopped(new Decision.WaitUntil(List.copyOf(path), position, end));
            }
            path.add(new Passed(delay.key(), Outcome.ELAPSED, end));
            return new Went(place.next(), end);
        }

        private Move condition(
                Step.Condition condition, Definition.Place place, Position position) {
            var holds = Conditions.holds(condition.predicate(), facts);
            path.add(
                    new Passed(
                            condition.key(),
                            holds ? Outcome.THEN : Outcome.ELSE,
                            position.anchor(),
                            Seen.of(condition.predicate(), facts, facts.event())));
            var branch = holds ? condition.then() : condition.otherwise();
            return new Went(into(branch, place), position.anchor());
        }

        private Move await(Step.Wait wait, Definition.Place place, Position position) {
            var deadline = wait.timeout().after(position.anchor(), facts.zone());
            for (var event : facts.events()) {
                if (!event.at().isBefore(position.anchor())
                        && event.at().isBefore(deadline)
                        && matches(wait, event)) {
                    path.add(
                            new Passed(
                                    wait.key(),
                                    Outcome.ARRIVED,
                                    event.at(),
                                    wait.when()
                                            .map(when -> Seen.of(when, facts, event.properties()))
                                            .orElse("")));
                    // One event answers one wait: the next one begins a tick of the database's
                    // clock later.
                    return new Went(into(wait.then(), place), event.at().plusNanos(1_000));
                }
            }
            if (now.isBefore(deadline)) {
                return new Stopped(
                        new Decision.WaitForEvent(
                                List.copyOf(path), position, wait.event(), deadline));
            }
            path.add(new Passed(wait.key(), Outcome.TIMED_OUT, deadline));
            return new Went(into(wait.otherwise(), place), deadline);
        }

        private boolean matches(Step.Wait wait, Happened event) {
            return event.name().equals(wait.event())
                    && wait.when()
                            .map(when -> Conditions.holds(when, facts, event.properties()))
                            .orElse(true);
        }

        private static Optional<StepKey> into(List<Step> branch, Definition.Place place) {
            return branch.isEmpty() ? place.next() : Optional.of(branch.getFirst().key());
        }

        private static Instant later(Instant a, Instant b) {
            return a.isBefore(b) ? b : a;
        }
    }

    /// One move of a walk: it stopped with an answer, or went on.
    private sealed interface Move {}

    private record Stopped(Decision decision) implements Move {}

    private record Went(Optional<StepKey> next, Instant at) implements Move {}
}
