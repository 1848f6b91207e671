package dev.espalier.definition;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes a definition in its one canonical form, every key in it: what [DefinitionReader] reads
/// back as the same definition.
public final class DefinitionWriter {

    private DefinitionWriter() {}

    public static Node write(Definition definition) {
        var fields = new Written();
        fields.add("triggers", list(definition.triggers(), DefinitionWriter::trigger));
        fields.add("steps", new Node.Seq(each(definition.steps(), DefinitionWriter::step), 0));
        fields.add("exitConditions", list(definition.exitConditions(), DefinitionWriter::exit));
        if (definition.schedule() instanceof SendWindow.Between window) {
            fields.add("schedule", schedule(window));
        }
        fields.add("reentry", definition.reentry().word());
        return fields.node();
    }

    public static Node writeTriggers(List<Trigger> triggers) {
        return new Node.Seq(each(triggers, DefinitionWriter::trigger), 0);
    }

    /// The fields of one mapping in their order; what is absent is left out.
    private static final class Written {
        private final List<Node.Entry> entries = new ArrayList<>();

        void add(String name, Node value) {
            entries.add(new Node.Entry(name, value, 0));
        }

        void add(String name, String text) {
            add(name, new Node.Text(text, 0));
        }

        void add(String name, Optional<Node> value) {
            value.ifPresent(node -> add(name, node));
        }

        Node node() {
            return new Node.Mapping(entries, 0);
        }
    }

    private static <T> List<Node> each(List<T> items, Function<T, Node> write) {
        return items.stream().map(write).toList();
    }

    private static <T> Optional<Node> list(List<T> items, Function<T, Node> write) {
        return items.isEmpty()
                ? Optional.empty()
                : Optional.of(new Node.Seq(each(items, write), 0));
    }

    private static Optional<Node> text(Optional<String> text) {
        return text.map(t -> new Node.Text(t, 0));
    }

    private static Node trigger(Trigger trigger) {
        var fields = new Written();
        fields.add("event", trigger.event());
        fields.add("conditions", trigger.when().map(DefinitionWriter::predicate));
        return fields.node();
    }

    private static Node exit(ExitCondition exit) {
        var fields = new Written();
        fields.add("event", text(exit.event()));
        fields.add("conditions", exit.when().map(DefinitionWriter::predicate));
        return fields.node();
    }

    private static Node schedule(SendWindow.Between window) {
        var fields = new Written();
        fields.add("from", time(window.from()));
        fields.add("to", time(window.to()));
        fields.add("days", days(window.days()));
        fields.add("zone", text(window.zone().map(ZoneId::getId)));
        fields.add("holidays", text(window.holidays()));
        return fields.node();
    }

    private static String time(LocalTime time) {
        return time.equals(LocalTime.MAX) ? "24:00" : time.toString();
    }

    private static Optional<Node> days(Days days) {
        if (days.equals(Days.EVERY_DAY)) {
            return Optional.empty();
        }
        var words = days.set().stream().sorted().<Node>map(DefinitionWriter::day).toList();
        return Optional.of(new Node.Seq(words, 0));
    }

    private static Node day(DayOfWeek day) {
        return new Node.Text(Days.word(day), 0);
    }

    private static Node step(Step step) {
        var fields = new Written();
        fields.add("type", typeOf(step).word());
        fields.add("key", step.key().value());
        switch (step) {
            case Step.Email email -> email(email, fields);
            case Step.Delay(_, DelayRule.For(var span)) -> fields.add("duration", span.toString());
            case Step.Delay(_, DelayRule.Until until) -> fields.add("until", until(until));
            case Step.Condition(_, var asked, var then, var otherwise) -> {
                fields.add("if", predicate(asked));
                branches(then, otherwise, fields);
            }
            case Step.Wait(_, var event, var when, var timeout, var then, var otherwise) -> {
                fields.add("event", event);
                fields.add("conditions", when.map(DefinitionWriter::predicate));
                fields.add("timeout", timeout.toString());
                branches(then, otherwise, fields);
            }
            case Step.Exit(_, var reason) -> fields.add("reason", text(reason));
        }
        return fields.node();
    }

    private static StepType typeOf(Step step) {
        return switch (step) {
            case Step.Email _ -> StepType.EMAIL;
            case Step.Delay _ -> StepType.DELAY;
            case Step.Condition _ -> StepType.CONDITION;
            case Step.Wait _ -> StepType.WAIT;
            case Step.Exit _ -> StepType.EXIT;
        };
    }

    private static void branches(List<Step> then, List<Step> otherwise, Written fields) {
        fields.add("then", new Node.Seq(each(then, DefinitionWriter::step), 0));
        fields.add("else", new Node.Seq(each(otherwise, DefinitionWriter::step), 0));
    }

    private static Node until(DelayRule.Until until) {
        var fields = new Written();
        fields.add("time", time(until.time()));
        fields.add("days", days(until.days()));
        return fields.node();
    }

    private static void email(Step.Email email, Written fields) {
        switch (email.content()) {
            case EmailContent.FromTemplate(var id) -> fields.add("templateId", id);
            case EmailContent.Inline(var subject, var preheader, var body, var text) -> {
                fields.add("subject", subject);
                fields.add("preheader", text(preheader));
                fields.add("body", body.source());
                fields.add("text", text(text));
            }
            case EmailContent.Brief(var brief) -> fields.add("brief", brief);
        }
        if (!email.delay().isZero()) {
            fields.add("delay", email.delay().toString());
        }
    }

    private static Node predicate(Predicate predicate) {
        var fields = new Written();
        switch (predicate) {
            case Predicate.Compares(var property, var operator, var value) -> {
                fields.add("property", property);
                fields.add("operator", operator.word());
                if (operator.takesValue()) {
                    fields.add("value", value(value));
                }
            }
            case Predicate.Did(var email, var activity) -> {
                fields.add("email", email.value());
                fields.add("did", activity.word());
            }
            case Predicate.All(var parts) -> fields.add("all", parts(parts));
            case Predicate.Any(var parts) -> fields.add("any", parts(parts));
            case Predicate.Not(var part) -> fields.add("not", predicate(part));
        }
        return fields.node();
    }

    private static Node parts(List<Predicate> parts) {
        return new Node.Seq(each(parts, DefinitionWriter::predicate), 0);
    }

    private static Node value(@Nullable Object value) {
        return switch (value) {
            case null -> new Node.Null(0);
            case String text -> new Node.Text(text, 0);
            case BigDecimal number -> new Node.Decimal(number, 0);
            case Boolean bool -> new Node.Bool(bool, 0);
            case List<?> items -> {
                List<Node> nodes = new ArrayList<>();
                items.forEach(item -> nodes.add(value(item)));
                yield new Node.Seq(nodes, 0);
            }
            default ->
                    throw new IllegalArgumentException(
                            "value: "
                                    + value.getClass().getName()
                                    + " (expected: text, number, boolean, null or a list of them)");
        };
    }
}
