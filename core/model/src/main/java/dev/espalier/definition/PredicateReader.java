package dev.espalier.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Reads one condition in any of its forms.
final class PredicateReader {

    /// Which event a path `event.…` speaks of.
    enum Scope {
        /// The event that enrolled the contact.
        STEP,
        /// The event at hand: in a mapping of names and values a bare name is one of its
        /// properties.
        EVENT,
        /// None.
        NO_EVENT
    }

    static final int MOST_NESTED = 20;
    private static final int MOST_PARTS = 200;
    private static final int MOST_PATH = 200;
    private static final String FORMS =
            "{property, operator, value}, {all: […]}, {any: […]}, {not: …} or {email, did}";
    private static final Pattern PATH = Pattern.compile("(?:contact|event)(?:\\.[^.\\p{Cntrl}]+)+");
    private static final String[] OWN = {
        "property", "field", "operator", "value", "all", "any", "not", "email", "did"
    };

    private final Faults faults;
    private final Scope scope;
    private final List<Asked.Mention> mentions = new ArrayList<>();

    private PredicateReader(Faults faults, Scope scope) {
        this.faults = faults;
        this.scope = scope;
    }

    /// A condition that stands by itself, under `if` or `conditions`.
    static Optional<Asked> read(Piece piece, Scope scope, Faults faults) {
        var reader = new PredicateReader(faults, scope);
        return reader.predicate(piece, 0).map(p -> new Asked(p, reader.mentions));
    }

    /// A condition whose fields stand among those of its step.
    static Optional<Asked> readFlat(Fields fields, Scope scope) {
        var reader = new PredicateReader(fields.faults(), scope);
        return reader.form(fields, 0).map(p -> new Asked(p, reader.mentions));
    }

    /// Whether fields of a condition stand among these.
    static boolean standsIn(Fields fields) {
        return fields.has(OWN);
    }

    /// Whether nothing is asked: `{}` or `[]`.
    static boolean isEmpty(Piece piece) {
        return switch (piece.node()) {
            case Node.Seq(var items, _) -> items.isEmpty();
            case Node.Mapping(var entries, _) -> entries.isEmpty();
            case Node.Text _, Node.Decimal _, Node.Bool _, Node.Null _ -> false;
        };
    }

    private Optional<Predicate> predicate(Piece piece, int depth) {
        if (depth > MOST_NESTED) {
            faults.add(
                    piece.path(),
                    piece.line(),
                    "nested deeper than " + MOST_NESTED + " (expected: less)");
            return Optional.empty();
        }
        return switch (piece.node()) {
            case Node.Seq _ ->
                    parts(piece, depth)
                            .map(parts ->
                                    parts.size() == 1
                                            ? parts.getFirst()
                                            : new Predicate.All(parts));
            case Node.Mapping(var entries, _) when entries.isEmpty() -> unreadable(piece);
            case Node.Mapping mapping -> {
                var fields = new Fields(piece, mapping, faults);
                if (!standsIn(fields) && isValues(mapping)) {
                    yield values(piece, mapping);
                }
                var read = form(fields, depth);
                fields.refuseTheRest();
                yield read;
            }
            case Node.Text _, Node.Decimal _, Node.Bool _, Node.Null _ -> unreadable(piece);
        };
    }

    private Optional<Predicate> unreadable(Piece piece) {
        faults.expected(piece, FORMS);
        return Optional.empty();
    }

    private Optional<Predicate> form(Fields fields, int depth) {
        var all = fields.take("all");
        var any = fields.take("any");
        var not = fields.take("not");
        boolean joins = all.isPresent() || any.isPresent() || not.isPresent();
        boolean did = fields.has("email", "did");
        boolean compares = fields.has("property", "field", "operator", "value");
        int forms =
                (all.isPresent() ? 1 : 0)
                        + (any.isPresent() ? 1 : 0)
                        + (not.isPresent() ? 1 : 0)
                        + (did ? 1 : 0)
                        + (compares ? 1 : 0);
        if (forms > 1) {
            faults.add(
                    fields.piece().path(),
                    fields.piece().line(),
                    "several conditions in one (expected: one of " + FORMS + ")");
        }
        Optional<Predicate> comparison = joins && !compares ? Optional.empty() : compares(fields);
        Optional<Predicate> activity = did ? did(fields) : Optional.empty();
        Function<Piece, Optional<List<Predicate>>> list = piece -> parts(piece, depth);
        return all.flatMap(list)
                .<Predicate>map(Predicate.All::new)
                .or(() -> any.flatMap(list).map(Predicate.Any::new))
                .or(() -> not.flatMap(piece -> predicate(piece, depth + 1)).map(Predicate.Not::new))
                .or(() -> activity)
                .or(() -> comparison);
    }

    private Optional<List<Predicate>> parts(Piece piece, int depth) {
        if (!(piece.node() instanceof Node.Seq(var items, _)) || items.isEmpty()) {
            faults.expected(piece, "a list of at least one condition");
            return Optional.empty();
        }
        if (items.size() > MOST_PARTS) {
            faults.expected(piece, "at most " + MOST_PARTS + " conditions");
            return Optional.empty();
        }
        List<Predicate> parts = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            predicate(piece.item(i, items.get(i)), depth + 1).ifPresent(parts::add);
        }
        return parts.size() == items.size() ? Optional.of(parts) : Optional.empty();
    }

    /// Whether every name is a path, or may be a property of the event at hand.
    private boolean isValues(Node.Mapping mapping) {
        return mapping.entries().stream()
                .allMatch(entry -> entry.name().indexOf('.') > 0 || scope == Scope.EVENT);
    }

    private Optional<Predicate> values(Piece piece, Node.Mapping mapping) {
        List<Predicate> parts = new ArrayList<>();
        for (var entry : mapping.entries()) {
            var value = piece.field(entry.name(), entry.value());
            boolean bare = entry.name().indexOf('.') < 0;
            var property =
                    path(
                            new Piece(value.path(), new Node.Text(entry.name(), entry.line())),
                            bare ? "event." + entry.name() : entry.name());
            var read = new ComparedValue(value, faults).read(Operator.EQUALS);
            if (property.isPresent() && read.isPresent()) {
                parts.add(
                        new Predicate.Compares(
                                property.get(), Operator.EQUALS, read.get().value()));
            }
        }
        if (parts.size() != mapping.entries().size()) {
            return Optional.empty();
        }
        return Optional.of(parts.size() == 1 ? parts.getFirst() : new Predicate.All(parts));
    }

    private Optional<Predicate> compares(Fields fields) {
        boolean asked = !fields.has("email", "did");
        var property =
                fields.take("property", "field")
                        .flatMap(piece ->
                                Scalars.line(piece, faults, MOST_PATH)
                                        .flatMap(text -> path(piece, text)));
        var operatorPiece = fields.take("operator");
        var operator =
                operatorPiece.isEmpty()
                        ? Optional.of(Operator.EQUALS)
                        : operatorPiece.flatMap(
                                p -> Scalars.choice(p, faults, Operator.values(), Operator::word));
        var value = fields.take("value");
        if (asked && !fields.has("property", "field")) {
            fields.missing("property", "a path such as contact.properties.plan");
        }
        if (!asked || operator.isEmpty()) {
            return Optional.empty();
        }
        var compared = value(fields, operator.get(), value);
        if (property.isEmpty() || compared.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Predicate.Compares(property.get(), operator.get(), compared.get().value()));
    }

    private Optional<ComparedValue.Value> value(
            Fields fields, Operator operator, Optional<Piece> value) {
        if (!operator.takesValue()) {
            value.ifPresent(piece -> faults.expected(piece, "no value beside " + operator.word()));
            return value.isPresent()
                    ? Optional.empty()
                    : Optional.of(new ComparedValue.Value(null));
        }
        if (value.isEmpty()) {
            fields.missing("value", ComparedValue.expectedBy(operator));
            return Optional.empty();
        }
        return new ComparedValue(value.get(), faults).read(operator);
    }

    private Optional<String> path(Piece piece, String path) {
        if (path.length() > MOST_PATH || !PATH.matcher(path).matches() || !Scalars.isClean(path)) {
            faults.expected(piece, "a path such as contact.properties.plan or event.amount");
            return Optional.empty();
        }
        if (scope == Scope.NO_EVENT && path.startsWith("event.")) {
            faults.expected(piece, "a path of the contact, for there is no event here");
            return Optional.empty();
        }
        return Optional.of(path);
    }

    private Optional<Predicate> did(Fields fields) {
        var email = fields.require("the key of an earlier email step", "email");
        var activity = fields.require("opened, clicked, replied or bounced", "did");
        var word = email.flatMap(piece -> Scalars.key(piece, faults));
        var what =
                activity.flatMap(p -> Scalars.choice(p, faults, Activity.values(), Activity::word));
        if (word.isEmpty() || what.isEmpty()) {
            return Optional.empty();
        }
        mentions.add(new Asked.Mention(word.get(), email.get()));
        return Optional.of(new Predicate.Did(word.get(), what.get()));
    }
}
