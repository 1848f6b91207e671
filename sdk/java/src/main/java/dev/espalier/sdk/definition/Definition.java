package dev.espalier.sdk.definition;

import dev.espalier.sdk.json.Json;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The ordered steps of a sequence, and what goes with them.
///
/// @param triggers what enrols contacts; may also be given beside the definition
/// @param schedule null: emails may go out at any time
/// @param reentry null: once
public record Definition(
        List<Step> steps,
        List<Trigger> triggers,
        List<ExitCondition> exitConditions,
        @Nullable Schedule schedule,
        @Nullable Reentry reentry) {

    public Definition {
        steps = List.copyOf(steps);
        triggers = List.copyOf(triggers);
        exitConditions = List.copyOf(exitConditions);
    }

    /// Steps in their order, at any time, once for each contact.
    public static Definition of(Step... steps) {
        return of(Arrays.asList(steps));
    }

    /// Steps in their order, at any time, once for each contact.
    public static Definition of(List<Step> steps) {
        return new Definition(steps, List.of(), List.of(), null, null);
    }

    /// What enrols contacts, instead of what was said before.
    public Definition triggers(Trigger... triggers) {
        return new Definition(steps, Arrays.asList(triggers), exitConditions, schedule, reentry);
    }

    /// What ends an enrolment early, instead of what was said before.
    public Definition exitConditions(ExitCondition... exits) {
        return new Definition(steps, triggers, Arrays.asList(exits), schedule, reentry);
    }

    /// When emails may go out.
    public Definition schedule(Schedule schedule) {
        return new Definition(steps, triggers, exitConditions, schedule, reentry);
    }

    /// Whether a contact may come in more than once.
    public Definition reentry(Reentry reentry) {
        return new Definition(steps, triggers, exitConditions, schedule, reentry);
    }

    /// The text that the server keeps.
    public String toJson() {
        return Json.write(
                Parts.of("steps", steps.stream().map(Step::json).toList())
                        .andSome("triggers", triggers.stream().map(Trigger::json).toList())
                        .andSome(
                                "exitConditions",
                                exitConditions.stream().map(ExitCondition::json).toList())
                        .and("schedule", schedule == null ? null : schedule.json())
                        .and("reentry", reentry == null ? null : reentry.word())
                        .done());
    }
}
