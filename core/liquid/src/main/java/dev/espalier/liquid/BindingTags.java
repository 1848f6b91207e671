package dev.espalier.liquid;

import java.util.Map;
import java.util.function.Function;

/// `assign`, `capture`, `increment`, `decrement` and `echo`.
final class BindingTags {
    private static final String NAME = "the name of a variable";

    private BindingTags() {}

    static void register(Map<String, Tags.TagParser> tags) {
        tags.put("assign", BindingTags::assign);
        tags.put("capture", BindingTags::capture);
        tags.put("increment", (tag, parser) -> counter(tag, parser, Bindings.Increment::new));
        tags.put("decrement", (tag, parser) -> counter(tag, parser, Bindings.Decrement::new));
        tags.put("echo", BindingTags::echo);
    }

    private static Node assign(Token.Tag tag, Parser parser) {
        return parser.read(tag, expressions -> assign(expressions, parser), new Node.Nothing());
    }

    private static Node assign(ExpressionParser expressions, Parser parser) {
        var lexer = expressions.lexer();
        var name = lexer.take(Lexer.Kind.NAME, NAME);
        if (!lexer.accept(Lexer.Kind.ASSIGN)) throw lexer.unexpected("=");
        var value = expressions.filtered();
        parser.reads().assign(name);
        return new Bindings.Assign(name, value);
    }

    private static Node capture(Token.Tag tag, Parser parser) {
        var name = parser.read(tag, BindingTags::name, "");
        var body = parser.block(tag);
        parser.reads().assign(name);
        return new Bindings.Capture(name, body);
    }

    private static Node counter(Token.Tag tag, Parser parser, Function<String, Node> node) {
        var name = parser.read(tag, BindingTags::name, "");
        parser.reads().assign(name);
        return node.apply(name);
    }

    private static String name(ExpressionParser expressions) {
        var lexer = expressions.lexer();
        return lexer.take(lexer.is(Lexer.Kind.STRING) ? Lexer.Kind.STRING : Lexer.Kind.NAME, NAME);
    }

    private static Node echo(Token.Tag tag, Parser parser) {
        var markup = parser.markup(tag);
        if (markup.isEmpty()) return new Node.Nothing();
        var value = parser.read(tag, ExpressionParser::filtered, Expression.NIL);
        return parser.output(value, tag.at(), markup);
    }
}
