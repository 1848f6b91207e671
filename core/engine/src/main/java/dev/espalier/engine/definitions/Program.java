package dev.espalier.engine.definitions;

import dev.espalier.definition.Definition;
import dev.espalier.definition.EmailContent;
import dev.espalier.definition.Predicate;
import dev.espalier.definition.Step;
import dev.espalier.definition.StepKey;
import dev.espalier.definition.Trigger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A version ready to run, with what the planner will want to know about people in it.
///
/// @param triggers those in the text and those beside it
/// @param awaited events that steps or exit conditions listen for
/// @param readsEvent whether a condition reads the event that enrolled
/// @param readsActivity whether a condition reads what was done with an email
/// @param briefs email steps that are written for each person
public record Program(
        Definition definition,
        List<Trigger> triggers,
        Set<String> awaited,
        boolean readsEvent,
        boolean readsActivity,
        Set<StepKey> briefs) {

    public static Program of(Definition definition, List<Trigger> beside) {
        var triggers = new ArrayList<>(definition.triggers());
        triggers.addAll(beside);
        var awaited = new HashSet<String>();
        var asked = new ArrayList<Predicate>();
        for (var step : definition.allSteps()) {
            switch (step) {
                case Step.Wait wait -> {
                    awaited.add(wait.event());
                    wait.when().ifPresent(asked::add);
                }
                case Step.Condition condition -> asked.add(condition.predicate());
                case Step.Email _, Step.Delay _, Step.Exit _ -> {}
            }
        }
        for (var exit : definition.exitConditions()) {
            exit.event().ifPresent(awaited::add);
            exit.when().ifPresent(asked::add);
        }
        return new Program(
                definition,
                List.copyOf(triggers),
                Set.copyOf(awaited),
                asked.stream().anyMatch(Program::readsEvent),
                asked.stream().anyMatch(Program::readsActivity),
                definition.emails().stream()
                        .filter(email -> email.content() instanceof EmailContent.Brief)
                        .map(Step.Email::key)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /// The events that enrol.
    public Set<String> triggerEvents() {
        var events = new HashSet<String>();
        triggers.forEach(trigger -> events.add(trigger.event()));
        return events;
    }

    private static boolean readsEvent(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Compares(var property, _, _) -> property.startsWith("event");
            case Predicate.Did _ -> false;
            case Predicate.All(var parts) -> parts.stream().anyMatch(Program::readsEvent);
            case Predicate.Any(var parts) -> parts.stream().anyMatch(Program::readsEvent);
            case Predicate.Not(var part) -> readsEvent(part);
        };
    }

    private static boolean readsActivity(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Compares _ -> false;
            case Predicate.Did _ -> true;
            case Predicate.All(var parts) -> parts.stream().anyMatch(Program::readsActivity);
            case Predicate.Any(var parts) -> parts.stream().anyMatch(Program::readsActivity);
            case Predicate.Not(var part) -> readsActivity(part);
        };
    }
}
