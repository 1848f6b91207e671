package dev.espalier.definition;

import dev.espalier.definition.Draft.Content;
import dev.espalier.definition.PredicateReader.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the steps of a definition, in all their forms, into drafts.
final class StepReader {

    private static final int MOST_STEPS = 500;
    private static final int MOST_NESTED = 20;
    private static final String A_LIST = "a list of steps";
    private static final String A_BRANCH = "a list of steps, exit or continue";
    private static final String A_STEP =
            "a step such as {type: email, templateId: welcome}, exit, or a duration such as 2d";

    private final Faults faults;
    private int count;

    StepReader(Faults faults) {
        this.faults = faults;
    }

    /// The steps of the whole text; at least one.
    List<Draft> all(Piece piece) {
        if (!(piece.node() instanceof Node.Seq(var items, _))) {
            faults.expected(piece, A_LIST);
            return List.of();
        }
        if (items.isEmpty()) {
            faults.expected(piece, "at least one step");
        }
        return list(piece, items, 0);
    }

    private List<Draft> list(Piece piece, List<Node> items, int level) {
        List<Draft> steps = new ArrayList<>();
        boolean over = false;
        for (int i = 0; i < items.size() && count <= MOST_STEPS; i++) {
            var item = piece.item(i, items.get(i));
            if (over) {
                faults.add(
                        item.path(),
                        item.line(),
                        "unreachable (expected: no step after one that always exits)");
            }
            var step = step(item, level);
            // One word for a whole dead stretch.
            over = step.ends();
            steps.add(step);
        }
        return steps;
    }

    private List<Draft> branch(Optional<Piece> branch, int level) {
        if (branch.isEmpty()) {
            return List.of();
        }
        var piece = branch.get();
        if (level / 2 > MOST_NESTED) {
            faults.add(
                    piece.path(),
                    piece.line(),
                    "nested deeper than " + MOST_NESTED + " branches (expected: less)");
            return List.of();
        }
        return switch (piece.node()) {
            case Node.Seq(var items, _) ->
                    items.size() == 1 && isContinue(items.getFirst())
                            ? List.of()
                            : list(piece, items, level);
            case Node.Text text -> isContinue(text) ? List.of() : List.of(step(piece, level));
            case Node.Mapping _ -> List.of(step(piece, level));
            case Node.Decimal _, Node.Bool _, Node.Null _ -> {
                faults.expected(piece, A_BRANCH);
                yield List.of();
            }
        };
    }

    private static boolean isContinue(Node node) {
        return node instanceof Node.Text(var text, _) && text.equals("continue");
    }

    private Draft step(Piece piece, int level) {
        int number = count++;
        if (count > MOST_STEPS) {
            faults.add(
                    piece.path(), piece.line(), "too many (expected: at most " + MOST_STEPS + ")");
            return leaf(number, piece, level, new Content.Unreadable(false));
        }
        return switch (piece.node()) {
            case Node.Mapping mapping -> full(number, piece, mapping, level);
            case Node.Text(var text, _) -> leaf(number, piece, level, brief(piece, text));
            case Node.Seq _, Node.Decimal _, Node.Bool _, Node.Null _ -> {
                faults.expected(piece, A_STEP);
                yield leaf(number, piece, level, new Content.Unreadable(true));
            }
        };
    }

    private Content brief(Piece piece, String text) {
        if (text.equals("exit")) {
            return new Content.Exit(Optional.empty());
        }
        if (Span.parse(text).isPresent()) {
            return delayFor(Scalars.span(piece, faults));
        }
        faults.expected(piece, A_STEP);
        return new Content.Unreadable(true);
    }

    private static Draft leaf(int number, Piece piece, int level, Content content) {
        return new Draft(
                number, Optional.empty(), piece.spot(), level, content, List.of(), List.of());
    }

    private Draft full(int number, Piece piece, Node.Mapping mapping, int level) {
        var fields = new Fields(piece, mapping, faults);
        var written = fields.take("type", "action");
        var key = fields.take("key").flatMap(k -> Scalars.key(k, faults));
        var type = written.isPresent() ? written.flatMap(this::type) : StepType.toldBy(fields);
        if (type.isEmpty()) {
            if (written.isEmpty()) {
                fields.missing("type", String.join(", ", typeWords()));
            }
            return new Draft(
                    number,
                    key,
                    piece.spot(),
                    level,
                    new Content.Unreadable(true),
                    List.of(),
                    List.of());
        }
        int inside = (level / 2 + 1) * 2;
        List<Draft> then = List.of();
        List<Draft> otherwise = List.of();
        var content =
                switch (type.get()) {
                    case EMAIL -> new EmailStepReader(fields).read();
                    case DELAY -> delay(fields);
                    case CONDITION -> condition(fields);
                    case WAIT -> await(fields);
                    case EXIT -> exit(fields);
                };
        if (type.get() == StepType.CONDITION || type.get() == StepType.WAIT) {
            var onTrue = fields.take("then", "onTrue");
            var onFalse = fields.take("else", "onFalse");
            if (type.get() == StepType.CONDITION && onTrue.isEmpty() && onFalse.isEmpty()) {
                fields.missing("then", A_BRANCH + ", here or under else");
            }
            then = branch(onTrue, inside);
            otherwise = branch(onFalse, inside + 1);
        }
        fields.refuseTheRest();
        return new Draft(number, key, piece.spot(), level, content, then, otherwise);
    }

    /// The kind as written or, after the fault is noted, as it was probably meant: so that the rest
    /// of the step is checked too.
    private Optional<StepType> type(Piece piece) {
        var type = Scalars.choice(piece, faults, StepType.values(), StepType::word);
        if (type.isPresent() || !(piece.node() instanceof Node.Text(var given, _))) {
            return type;
        }
        return Words.closest(given, typeWords())
                .flatMap(word ->
                        Stream.of(StepType.values())
                                .filter(t -> t.word().equals(word))
                                .findFirst());
    }

    private static List<String> typeWords() {
        return Stream.of(StepType.values()).map(StepType::word).toList();
    }

    private static Content delayFor(Optional<Span> span) {
        return span.<Content>map(s -> new Content.Delay(new DelayRule.For(s)))
                .orElse(new Content.Unreadable(false));
    }

    private Content delay(Fields fields) {
        var length = fields.take("duration", "delay");
        var until = fields.take("until");
        if (length.isPresent() == until.isPresent()) {
            if (length.isPresent()) {
                faults.expected(until.get(), "either this or a duration");
            } else {
                fields.missing("duration", Scalars.A_SPAN + ", or until with a time of day");
            }
            return new Content.Unreadable(false);
        }
        if (length.isPresent()) {
            return delayFor(length.flatMap(piece -> Scalars.span(piece, faults)));
        }
        return until.flatMap(this::until)
                .<Content>map(Content.Delay::new)
                .orElse(new Content.Unreadable(false));
    }

    private Optional<DelayRule> until(Piece piece) {
        if (!(piece.node() instanceof Node.Mapping mapping)) {
            return Scalars.time(piece, faults)
                    .map(time -> new DelayRule.Until(time, Days.EVERY_DAY));
        }
        var fields = new Fields(piece, mapping, faults);
        var time =
                fields.require("a time of day such as \"09:00\"", "time")
                        .flatMap(p -> Scalars.time(p, faults));
        var written = fields.take("days");
        var days =
                written.isEmpty()
                        ? Optional.of(Days.EVERY_DAY)
                        : written.flatMap(p -> Scalars.days(p, faults));
        fields.refuseTheRest();
        return time.isPresent() && days.isPresent()
                ? Optional.of(new DelayRule.Until(time.get(), days.get()))
                : Optional.empty();
    }

    private Content condition(Fields fields) {
        var written = fields.take("if", "condition", "conditions", "when");
        if (written.isEmpty() && !PredicateReader.standsIn(fields)) {
            fields.missing("if", "a condition such as {property, operator, value}");
            return new Content.Unreadable(false);
        }
        var asked =
                written.isPresent()
                        ? PredicateReader.read(written.get(), Scope.STEP, faults)
                        : PredicateReader.readFlat(fields, Scope.STEP);
        return asked.<Content>map(Content.Condition::new).orElse(new Content.Unreadable(false));
    }

    private Content await(Fields fields) {
        var event = fields.require("an event's name", "event", "eventName", "wait");
        var name = event.flatMap(piece -> Scalars.name(piece, faults));
        var conditions = ConditionFields.read(fields, Scope.EVENT);
        var written = fields.take("timeout");
        if (written.isEmpty()) {
            fields.missing(
                    "timeout",
                    name.flatMap(Span::parse).isPresent()
                            ? Scalars.A_SPAN
                                    + "; to wait for a time alone write delay: "
                                    + name.get()
                            : Scalars.A_SPAN + ", for no wait may be endless");
        }
        var timeout = written.flatMap(piece -> Scalars.span(piece, faults));
        if (timeout.isPresent() && timeout.get().isZero()) {
            faults.expected(written.get(), "more than 0");
        }
        if (name.isEmpty() || timeout.isEmpty() || conditions.faulty()) {
            return new Content.Unreadable(false);
        }
        return new Content.Wait(name.get(), conditions.asked(), timeout.get());
    }

    private Content exit(Fields fields) {
        var written = fields.take("reason", "exit");
        if (written.isEmpty() || isTrue(written.get().node())) {
            return new Content.Exit(Optional.empty());
        }
        return written.flatMap(piece -> Scalars.line(piece, faults, 500))
                .<Content>map(reason -> new Content.Exit(Optional.of(reason)))
                .orElse(new Content.Unreadable(false));
    }

    private static boolean isTrue(Node node) {
        return node instanceof Node.Bool(var yes, _) && yes;
    }
}
