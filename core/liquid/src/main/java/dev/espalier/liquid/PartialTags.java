package dev.espalier.liquid;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `render` and `include`. Snippets named in the source are compiled with it, so that a missing one
/// is a fault of the template and not of the thousandth email.
final class PartialTags {
    private PartialTags() {}

    static void register(Map<String, Tags.TagParser> tags) {
        tags.put(
                "render",
                (tag, parser) -> parser.read(tag, e -> render(e, tag, parser), new Node.Nothing()));
        tags.put(
                "include",
                (tag, parser) ->
                        parser.read(tag, e -> include(e, tag, parser), new Node.Nothing()));
    }

    private static Node render(ExpressionParser expressions, Token.Tag tag, Parser parser) {
        int at = expressions.lexer().start();
        var name = expressions.lexer().take(Lexer.Kind.STRING, "the name of a snippet in quotes");
        var subject = subject(expressions, name);
        var named = named(expressions);
        var snippet = snippet(name, at, tag, parser);
        return snippet == null ? new Node.Nothing() : new Partials.Render(snippet, subject, named);
    }

    private static Node include(ExpressionParser expressions, Token.Tag tag, Parser parser) {
        int at = expressions.lexer().start();
        boolean literal = expressions.lexer().is(Lexer.Kind.STRING);
        var word = expressions.lexer().word();
        var name = expressions.value();
        var subject = subject(expressions, literal ? word : "");
        var named = named(expressions);
        var snippet = literal ? snippet(word, at, tag, parser) : null;
        if (literal && snippet == null) return new Node.Nothing();
        if (snippet != null) readsOf(snippet, subject, named, word, parser);
        return new Partials.Include(name, snippet, subject, named, parser.place(tag));
    }

    private static void readsOf(
            Snippet snippet,
            Partials.@Nullable Subject subject,
            List<Expression.Named> named,
            String name,
            Parser parser) {
        var handed = new ArrayList<String>();
        for (var argument : named) handed.add(argument.name());
        if (subject != null) handed.add(subject.variable());
        else handed.add(Snippet.variable(name));
        parser.reads().open(handed);
        parser.reads().include(snippet.reads());
        parser.reads().close(handed);
    }

    private static @Nullable Snippet snippet(String name, int at, Token.Tag tag, Parser parser) {
        if (!parser.compilation().enter()) {
            int most = parser.compilation().limits().maxNesting();
            parser.fault(tag.at(), "nesting (expected: at most " + most + " levels)");
            parser.compilation().leave();
            return null;
        }
        var snippet = parser.compilation().snippet(name);
        parser.compilation().leave();
        if (snippet == null)
            parser.fault(at, name + ": unknown snippet (expected: a stored snippet)");
        return snippet;
    }

    /// `with value as name` or `for values as name`.
    private static Partials.@Nullable Subject subject(
            ExpressionParser expressions, String snippet) {
        var lexer = expressions.lexer();
        boolean each = lexer.isWord("for");
        if ((!each && !lexer.isWord("with")) || lexer.isFollowedByColon()) return null;
        lexer.advance();
        var value = expressions.value();
        var variable =
                lexer.acceptWord("as")
                        ? lexer.take(Lexer.Kind.NAME, "a name")
                        : Snippet.variable(snippet);
        return new Partials.Subject(value, variable, each);
    }

    private static List<Expression.Named> named(ExpressionParser expressions) {
        var named = new ArrayList<Expression.Named>();
        while (!expressions.lexer().is(Lexer.Kind.END)) {
            expressions.lexer().accept(Lexer.Kind.COMMA);
            named.add(expressions.named());
        }
        return List.copyOf(named);
    }
}
