package dev.espalier.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The canonical form of what an author wrote.
///
/// @param steps at least one
/// @param triggers those written inside the text; a sequence may have more beside it
public record Definition(
        List<Step> steps,
        List<Trigger> triggers,
        List<ExitCondition> exitConditions,
        SendWindow schedule,
        Reentry reentry,
        Map<StepKey, Place> places) {

    /// Where a step stands.
    ///
    /// @param next the step after it, its branches left aside; empty at the end
    public record Place(Step step, Optional<StepKey> next) {}

    public Definition {
        steps = List.copyOf(steps);
        triggers = List.copyOf(triggers);
        exitConditions = List.copyOf(exitConditions);
    }

    public static Definition of(
            List<Step> steps,
            List<Trigger> triggers,
            List<ExitCondition> exitConditions,
            SendWindow schedule,
            Reentry reentry) {
        var places = new LinkedHashMap<StepKey, Place>();
        place(steps, Optional.empty(), places);
        return new Definition(
                steps, triggers, exitConditions, schedule, reentry, Map.copyOf(places));
    }

    /// Steps alone: any time, once.
    public static Definition of(List<Step> steps) {
        return of(steps, List.of(), List.of(), new SendWindow.Anytime(), Reentry.ONCE);
    }

    private static void place(
            List<Step> steps, Optional<StepKey> after, Map<StepKey, Place> places) {
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            var next = i + 1 < steps.size() ? Optional.of(steps.get(i + 1).key()) : after;
            if (places.put(step.key(), new Place(step, next)) != null) {
                throw new IllegalArgumentException("step key: \"" + step.key() + "\" stands twice");
            }
            switch (step) {
                case Step.Condition(_, _, var then, var otherwise) -> {
                    place(then, next, places);
                    place(otherwise, next, places);
                }
                case Step.Wait(_, _, _, _, var then, var otherwise) -> {
                    place(then, next, places);
                    place(otherwise, next, places);
                }
                case Step.Email _, Step.Delay _, Step.Exit _ -> {}
            }
        }
    }

    public StepKey first() {
        return steps.getFirst().key();
    }

    /// The step with this key and what follows it; empty when this definition has no such step.
    public Optional<Place> place(StepKey key) {
        return Optional.ofNullable(places.get(key));
    }

    /// Every step, branches included, in the order of the text.
    public List<Step> allSteps() {
        var all = new ArrayList<Step>();
        collect(steps, all);
        return List.copyOf(all);
    }

    private static void collect(List<Step> steps, List<Step> into) {
        for (var step : steps) {
            into.add(step);
            switch (step) {
                case Step.Condition(_, _, var then, var otherwise) -> {
                    collect(then, into);
                    collect(otherwise, into);
                }
                case Step.Wait(_, _, _, _, var then, var otherwise) -> {
                    collect(then, into);
                    collect(otherwise, into);
                }
                case Step.Email _, Step.Delay _, Step.Exit _ -> {}
            }
        }
    }

    /// Every email step, in the order of the text.
    public List<Step.Email> emails() {
        return allSteps().stream()
                .filter(Step.Email.class::isInstance)
                .map(Step.Email.class::cast)
                .toList();
    }
}
