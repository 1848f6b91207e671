package dev.espalier.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A step as it was read, before steps without a key have got one.
///
/// @param number its place among all steps of the text, from 0
/// @param key as written; empty: to be given
/// @param level how deep it stands and in which branch; equal for two steps that stand alike
record Draft(
        int number,
        Optional<StepKey> key,
        Reading.Spot spot,
        int level,
        Content content,
        List<Draft> then,
        List<Draft> otherwise) {

    /// What the step does, its branches left aside.
    sealed interface Content {

        /// @param template where the template is named
        record Email(EmailContent text, Span delay, Optional<Reading.Spot> template)
                implements Content {}

        record Delay(DelayRule rule) implements Content {}

        record Condition(Asked asked) implements Content {}

        record Wait(String event, Optional<Asked> asked, Span timeout) implements Content {}

        record Exit(Optional<String> reason) implements Content {}

        /// Faults stand in it, which have been noted.
        ///
        /// @param perhapsEmail whether it may have been meant as an email
        record Unreadable(boolean perhapsEmail) implements Content {}
    }

    /// Whether nothing comes after this step.
    boolean ends() {
        return switch (content) {
            case Content.Exit _ -> true;
            case Content.Condition _, Content.Wait _ -> ends(then) && ends(otherwise);
            case Content.Email _, Content.Delay _, Content.Unreadable _ -> false;
        };
    }

    private static boolean ends(List<Draft> branch) {
        return !branch.isEmpty() && branch.getLast().ends();
    }

    /// Every step, branches included, in the order of the text: so that each stands at its number.
    static List<Draft> flat(List<Draft> steps) {
        var all = new ArrayList<Draft>();
        collect(steps, all);
        return all;
    }

    private static void collect(List<Draft> steps, List<Draft> into) {
        for (var step : steps) {
            into.add(step);
            collect(step.then, into);
            collect(step.otherwise, into);
        }
    }
}
