package dev.espalier.definition;

import dev.espalier.definition.PredicateReader.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads what enrols a contact and what ends an enrolment early.
final class TriggerReader {

    private static final String A_TRIGGER = "a trigger such as {event: signed_up} or {api: true}";
    private static final String AN_EXIT =
            "an exit condition such as {event: purchased} or {if: {property, operator, value}}";

    /// A trigger or an exit condition as it was read.
    record Watch(Optional<String> event, Optional<Asked> asked) {}

    private enum Kind {
        EVENT,
        API,
        MANUAL;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Faults faults;

    TriggerReader(Faults faults) {
        this.faults = faults;
    }

    /// One or a list. Enrolling by API or by hand is always possible: such triggers are read and
    /// come to nothing.
    List<Watch> triggers(Piece piece) {
        return items(piece).stream().flatMap(item -> trigger(item).stream()).toList();
    }

    /// One or a list.
    List<Watch> exitConditions(Piece piece) {
        return items(piece).stream().flatMap(item -> exitCondition(item).stream()).toList();
    }

    private static List<Piece> items(Piece piece) {
        if (!(piece.node() instanceof Node.Seq(var items, _))) {
            return List.of(piece);
        }
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            pieces.add(piece.item(i, items.get(i)));
        }
        return pieces;
    }

    private Optional<Watch> trigger(Piece piece) {
        if (piece.node() instanceof Node.Text(var word, _)) {
            return word.equals("api") || word.equals("manual") ? Optional.empty() : byName(piece);
        }
        if (!(piece.node() instanceof Node.Mapping mapping)) {
            faults.expected(piece, A_TRIGGER);
            return Optional.empty();
        }
        var fields = new Fields(piece, mapping, faults);
        var kind =
                fields.take("type")
                        .flatMap(p -> Scalars.choice(p, faults, Kind.values(), Kind::word));
        var byHand =
                Stream.of("api", "manual").flatMap(name -> fields.take(name).stream()).toList();
        byHand.stream()
                .filter(p -> !(p.node() instanceof Node.Bool(var yes, _) && yes))
                .forEach(p -> faults.expected(p, "true"));
        boolean none = !byHand.isEmpty() || (kind.isPresent() && kind.get() != Kind.EVENT);
        var event =
                none
                        ? Optional.<Piece>empty()
                        : fields.require("an event's name", "event", "eventName");
        var conditions =
                none
                        ? Optional.<ConditionFields>empty()
                        : Optional.of(ConditionFields.read(fields, Scope.EVENT));
        fields.refuseTheRest();
        return event.flatMap(p -> Scalars.name(p, faults))
                .map(name ->
                        new Watch(Optional.of(name), conditions.flatMap(ConditionFields::asked)));
    }

    private Optional<Watch> byName(Piece piece) {
        return Scalars.name(piece, faults)
                .map(name -> new Watch(Optional.of(name), Optional.empty()));
    }

    private Optional<Watch> exitCondition(Piece piece) {
        if (piece.node() instanceof Node.Text) {
            return byName(piece);
        }
        if (!(piece.node() instanceof Node.Mapping mapping)) {
            faults.expected(piece, AN_EXIT);
            return Optional.empty();
        }
        var fields = new Fields(piece, mapping, faults);
        var event = fields.take("event", "eventName");
        var name = event.flatMap(p -> Scalars.name(p, faults));
        var conditions =
                ConditionFields.read(fields, event.isPresent() ? Scope.EVENT : Scope.NO_EVENT);
        fields.refuseTheRest();
        if (event.isEmpty() && conditions.asked().isEmpty() && !conditions.faulty()) {
            faults.expected(piece, AN_EXIT);
            return Optional.empty();
        }
        return event.isPresent() != name.isPresent() || conditions.faulty()
                ? Optional.empty()
                : Optional.of(new Watch(name, conditions.asked()));
    }
}
