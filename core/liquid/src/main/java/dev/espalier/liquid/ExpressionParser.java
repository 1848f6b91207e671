package dev.espalier.liquid;

import static dev.espalier.liquid.Lexer.Kind.*;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads values, filters and conditions from one piece of markup. Throws [Unreadable] at the first
/// word that does not fit.
final class ExpressionParser {
    private static final String VALUE = "a value";

    private final Source source;
    private final Reads reads;
    private final int maxNesting;
    private final Lexer lexer;
    private int depth;

    ExpressionParser(Source source, int from, int to, Reads reads, int maxNesting) {
        this.source = source;
        this.reads = reads;
        this.maxNesting = maxNesting;
        this.lexer = new Lexer(source.text(), from, to);
    }

    Lexer lexer() {
        return lexer;
    }

    void end() {
        if (!lexer.is(END)) throw lexer.unexpected("the end of the markup");
    }

    /// A value and its filters.
    Expression filtered() {
        var input = value();
        if (!lexer.is(PIPE)) return input;
        var calls = new ArrayList<Expression.Call>();
        while (lexer.accept(PIPE)) calls.add(call());
        return new Expression.Filtered(input, List.copyOf(calls));
    }

    private Expression.Call call() {
        int at = lexer.start();
        var name = lexer.take(NAME, "the name of a filter");
        var positional = new ArrayList<Expression>();
        var named = new ArrayList<Expression.Named>();
        if (lexer.accept(COLON)) {
            do {
                if (lexer.is(NAME) && lexer.isFollowedByColon()) named.add(named());
                else positional.add(value());
            } while (lexer.accept(COMMA));
        }
        var filter = Filters.named(name).orElseThrow(() -> unknownFilter(at, name));
        check(filter, positional, named, at);
        return new Expression.Call(
                filter, List.copyOf(positional), List.copyOf(named), source.place(at));
    }

    private static Unreadable unknownFilter(int at, String name) {
        var near = Spelling.nearest(name, Filters.names()).orElse("a filter of liquid");
        return new Unreadable(at, name + ": unknown filter (expected: " + near + ")");
    }

    private static void check(
            FilterSpec filter, List<Expression> positional, List<Expression.Named> named, int at) {
        int count = positional.size();
        if (count < filter.least() || count > filter.most()) {
            throw new Unreadable(
                    at,
                    filter.name()
                            + ": "
                            + count
                            + " arguments (expected: "
                            + filter.expected()
                            + ")");
        }
        for (var argument : named) {
            if (!filter.keywords().contains(argument.name())) {
                var expected =
                        filter.keywords().isEmpty()
                                ? "no named argument"
                                : String.join(", ", filter.keywords());
                throw new Unreadable(
                        at,
                        filter.name() + ": " + argument.name() + " (expected: " + expected + ")");
            }
        }
    }

    /// `name: value`.
    Expression.Named named() {
        var name = lexer.take(NAME, "a name");
        if (!lexer.accept(COLON)) throw lexer.unexpected(":");
        return new Expression.Named(name, value());
    }

    /// A literal, a range or a path.
    Expression value() {
        if (++depth > maxNesting) {
            throw new Unreadable(
                    lexer.start(), "nesting (expected: at most " + maxNesting + " levels)");
        }
        var value =
                switch (lexer.kind()) {
                    case STRING -> new Expression.Literal(lexer.take(STRING, VALUE));
                    case NUMBER -> number();
                    case OPEN_PAREN -> range();
                    case OPEN_BRACKET -> computed();
                    case NAME -> literal().orElseGet(this::path);
                    default -> throw lexer.unexpected(VALUE);
                };
        depth--;
        return value;
    }

    private Expression number() {
        int at = lexer.start();
        var digits = lexer.take(NUMBER, VALUE);
        if (digits.length() > Numbers.MAX_DIGITS) {
            throw new Unreadable(
                    at, "number (expected: at most " + Numbers.MAX_DIGITS + " digits)");
        }
        try {
            return new Expression.Literal(
                    digits.indexOf('.') < 0
                            ? Numbers.wholeNumber(digits)
                            : (Number) new BigDecimal(digits).doubleValue());
        } catch (Failure failure) {
            throw new Unreadable(at, String.valueOf(failure.getMessage()));
        }
    }

    private Expression range() {
        lexer.advance();
        var from = value();
        if (!lexer.accept(RANGE)) throw lexer.unexpected("..");
        var to = value();
        if (!lexer.accept(CLOSE_PAREN)) throw lexer.unexpected(")");
        return new Expression.Between(from, to);
    }

    private Optional<Expression> literal() {
        Object value =
                switch (lexer.word()) {
                    case "true" -> true;
                    case "false" -> false;
                    case "empty" -> Emptiness.EMPTY;
                    case "blank" -> Emptiness.BLANK;
                    case "nil", "null" -> Expression.NIL;
                    default -> null;
                };
        if (value == null) return Optional.empty();
        int at = lexer.start();
        var word = lexer.word();
        lexer.advance();
        boolean steps = lexer.is(DOT) || lexer.is(OPEN_BRACKET);
        // Two words that a value may well have for a name.
        if (steps && value instanceof Emptiness) return Optional.of(path(word, at));
        return Optional.of(value instanceof Expression nil ? nil : new Expression.Literal(value));
    }

    private Expression computed() {
        int at = lexer.start();
        lexer.advance();
        var name = value();
        if (!lexer.accept(CLOSE_BRACKET)) throw lexer.unexpected("]");
        var path = new StringBuilder();
        if (name instanceof Expression.Literal(String known)) {
            path.append(known);
            return steps(new Expression.Variable(known), known, path, at);
        }
        return steps(new Expression.Computed(name, spelled(at)), "", path, at);
    }

    private Expression path() {
        int at = lexer.start();
        return path(lexer.take(NAME, VALUE), at);
    }

    private Expression path(String root, int at) {
        return steps(new Expression.Variable(root), root, new StringBuilder(root), at);
    }

    /// @param path what is known of the path when the template is compiled: it ends at the first
    ///   key that is computed
    /// @param at where it starts
    private Expression steps(Expression root, String rootName, StringBuilder path, int at) {
        var steps = new ArrayList<Expression.Step>();
        boolean known = !rootName.isEmpty();
        while (true) {
            if (lexer.accept(DOT)) {
                var name = lexer.take(NAME, "a name");
                steps.add(new Expression.Step.Name(name));
                if (known) path.append('.').append(name);
            } else if (lexer.accept(OPEN_BRACKET)) {
                var key = value();
                if (!lexer.accept(CLOSE_BRACKET)) throw lexer.unexpected("]");
                steps.add(new Expression.Step.Key(key));
                known = known && append(path, key);
            } else {
                break;
            }
        }
        if (!rootName.isEmpty()) reads.read(rootName, path.toString());
        boolean isPlainName = source.text().charAt(at) != '[';
        return steps.isEmpty() && (isPlainName || root instanceof Expression.Computed)
                ? root
                : new Expression.Path(root, List.copyOf(steps), spelled(at));
    }

    /// What stands between there and the current word.
    private String spelled(int at) {
        return source.text().substring(at, lexer.start()).strip();
    }

    private static boolean append(StringBuilder path, Expression key) {
        if (!(key instanceof Expression.Literal(var value)) || value == null) return false;
        path.append('[')
                .append(value instanceof String text ? '"' + text + '"' : value)
                .append(']');
        return true;
    }

    /// Comparisons joined by `and` and `or`.
    Condition condition() {
        var terms = new ArrayList<Condition>();
        var joints = new ArrayList<Boolean>();
        terms.add(comparison());
        while (lexer.isWord("and") || lexer.isWord("or")) {
            joints.add(lexer.isWord("and"));
            lexer.advance();
            terms.add(comparison());
        }
        return joints.isEmpty()
                ? terms.getFirst()
                : new Condition.Chain(List.copyOf(terms), List.copyOf(joints));
    }

    private Condition comparison() {
        var left = value();
        if (!lexer.is(COMPARISON) && !lexer.isWord("contains")) return new Condition.Truth(left);
        var operator =
                Operator.of(lexer.word()).orElseThrow(() -> lexer.unexpected("a comparison"));
        lexer.advance();
        return new Condition.Comparison(left, operator, value());
    }
}
