package dev.espalier.definition;

import dev.espalier.definition.Draft.Content;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a definition from the tree of an author's text, in its full and its short forms, and finds
/// every fault at once. The forms are told in `docs/guides/definitions.md`.
public final class DefinitionReader {

    private final Faults faults = new Faults();
    private final Holidays holidays;

    private DefinitionReader(Holidays holidays) {
        this.holidays = holidays;
    }

    /// @param root a mapping with `steps`, or a list of steps alone
    /// @param holidays says which regions a schedule may name
    /// @param previous what the text said before this edit: steps without a key keep the one they
    ///   had
    public static Reading read(Node root, Holidays holidays, Optional<Definition> previous) {
        return new DefinitionReader(holidays).definition(new Piece("", root), previous);
    }

    /// Reads triggers that were given beside a text.
    ///
    /// @param root a trigger or a list of them
    public static TriggersReading readTriggers(Node root) {
        var faults = new Faults();
        var watches = new TriggerReader(faults).triggers(new Piece("triggers", root));
        var triggers = triggers(watches, new StepBuilder(List.of(), faults));
        return faults.isEmpty()
                ? new TriggersReading.Read(triggers)
                : new TriggersReading.Faulty(faults.inOrder());
    }

    /// Reads a window that was given beside any text.
    ///
    /// @param root a mapping of from, to, days, zone and holidays
    public static ScheduleReading readSchedule(Node root, Holidays holidays) {
        var faults = new Faults();
        var window = new ScheduleReader(faults, holidays).read(new Piece("schedule", root));
        return window.isPresent() && faults.isEmpty()
                ? new ScheduleReading.Read(window.get())
                : new ScheduleReading.Faulty(faults.inOrder());
    }

    private Reading definition(Piece root, Optional<Definition> previous) {
        return switch (root.node()) {
            case Node.Seq _ -> whole(new Parts(stepsOf(new Piece("steps", root.node()))), previous);
            case Node.Mapping mapping -> whole(parts(root, mapping), previous);
            case Node.Text _, Node.Decimal _, Node.Bool _, Node.Null _ -> {
                faults.expected(root, "a definition, such as {steps: […]}");
                yield new Reading.Faulty(faults.inOrder());
            }
        };
    }

    private record Parts(
            List<Draft> steps,
            List<TriggerReader.Watch> triggers,
            List<TriggerReader.Watch> exitConditions,
            SendWindow schedule,
            Reentry reentry) {
        Parts(List<Draft> steps) {
            this(steps, List.of(), List.of(), new SendWindow.Anytime(), Reentry.ONCE);
        }
    }

    private Parts parts(Piece root, Node.Mapping mapping) {
        var fields = new Fields(root, mapping, faults);
        var watches = new TriggerReader(faults);
        var steps = fields.require("a list of steps", "steps").map(this::stepsOf);
        var triggers = fields.take("triggers", "trigger").map(watches::triggers);
        var exits = fields.take("exitConditions", "exitCondition").map(watches::exitConditions);
        Optional<SendWindow> schedule =
                fields.take("schedule")
                        .flatMap(new ScheduleReader(faults, holidays)::read)
                        .map(window -> window);
        var reentry =
                fields.take("reentry")
                        .flatMap(p -> Scalars.choice(p, faults, Reentry.values(), Reentry::word));
        fields.refuseTheRest();
        return new Parts(
                steps.orElse(List.of()),
                triggers.orElse(List.of()),
                exits.orElse(List.of()),
                schedule.orElse(new SendWindow.Anytime()),
                reentry.orElse(Reentry.ONCE));
    }

    private List<Draft> stepsOf(Piece piece) {
        return new StepReader(faults).all(piece);
    }

    private Reading whole(Parts parts, Optional<Definition> previous) {
        var drafts = Draft.flat(parts.steps);
        refuseEqualKeys(drafts);
        var keys = StepKeys.of(drafts, previous);
        var builder = new StepBuilder(keys, faults);
        var emails = new ArrayList<Draft>();
        var steps = builder.steps(parts.steps, emails);
        var triggers = triggers(parts.triggers, builder);
        var exits =
                parts.exitConditions.stream()
                        .map(watch ->
                                new ExitCondition(
                                        watch.event(),
                                        watch.asked().map(a -> builder.resolvedExit(a, emails))))
                        .toList();
        if (!faults.isEmpty()) {
            return new Reading.Faulty(faults.inOrder());
        }
        return new Reading.Read(
                Definition.of(steps, triggers, exits, parts.schedule, parts.reentry),
                spots(drafts, keys),
                templates(drafts, keys));
    }

    /// No email has been sent to somebody who has not been enrolled.
    private static List<Trigger> triggers(List<TriggerReader.Watch> watches, StepBuilder builder) {
        List<Trigger> triggers = new ArrayList<>();
        for (var watch : watches) {
            var when = watch.asked().map(a -> builder.resolved(a, List.of()));
            watch.event().ifPresent(event -> triggers.add(new Trigger(event, when)));
        }
        return triggers;
    }

    private void refuseEqualKeys(List<Draft> drafts) {
        Map<StepKey, Draft> first = new HashMap<>();
        for (var draft : drafts) {
            draft.key()
                    .map(key -> first.putIfAbsent(key, draft))
                    .ifPresent(other ->
                            faults.add(
                                    Piece.pathOf(draft.spot().path(), "key"),
                                    draft.spot().line(),
                                    Words.quoted(other.key().orElseThrow().value())
                                            + " (expected: a key that no other step has; "
                                            + other.spot().path()
                                            + " has it)"));
        }
    }

    private static Map<StepKey, Reading.Spot> spots(List<Draft> drafts, List<StepKey> keys) {
        Map<StepKey, Reading.Spot> spots = new HashMap<>();
        for (var draft : drafts) {
            spots.put(keys.get(draft.number()), draft.spot());
        }
        return spots;
    }

    private static List<Reading.TemplateUse> templates(List<Draft> drafts, List<StepKey> keys) {
        List<Reading.TemplateUse> uses = new ArrayList<>();
        for (var draft : drafts) {
            if (draft.content()
                    instanceof Content.Email(EmailContent.FromTemplate(var id), _, var spot)) {
                spot.ifPresent(
                        s -> uses.add(new Reading.TemplateUse(keys.get(draft.number()), id, s)));
            }
        }
        return uses;
    }
}
