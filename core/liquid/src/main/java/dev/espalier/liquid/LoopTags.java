package dev.espalier.liquid;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `for`, `tablerow`, `break`, `continue`, `cycle` and `ifchanged`.
final class LoopTags {
    private static final Header UNREAD =
            new Header(
                    new Loops.Walk(
                            "", Expression.NIL, "", false, false, Expression.NIL, Expression.NIL),
                    Expression.NIL);

    private LoopTags() {}

    /// What stands in the opening tag of a loop.
    private record Header(Loops.Walk walk, Expression columns) {}

    static void register(Map<String, Tags.TagParser> tags) {
        tags.put("for", LoopTags::forLoop);
        tags.put("tablerow", LoopTags::tableRow);
        tags.put("cycle", (tag, parser) -> cycle(tag, parser));
        tags.put("ifchanged", (tag, parser) -> new Loops.IfChanged(parser.block(tag)));
        tags.put("break", (tag, parser) -> jump(tag, Flow.BREAK, parser));
        tags.put("continue", (tag, parser) -> jump(tag, Flow.CONTINUE, parser));
    }

    private static Node jump(Token.Tag tag, Flow flow, Parser parser) {
        parser.read(tag, _ -> flow, flow);
        return new Node.Jump(flow);
    }

    private static Node forLoop(Token.Tag tag, Parser parser) {
        var walk = parser.read(tag, e -> header(e, parser, false), UNREAD).walk();
        var names = List.of(walk.item(), "forloop");
        parser.reads().open(names);
        var sections = Parser.Section.settled(parser.sections(tag, Set.of("else")));
        parser.reads().close(names);
        var otherwise = sections.size() > 1 ? sections.get(1).body() : Body.NONE;
        if (sections.size() > 2) parser.fault(tag.at(), "for: more than one else (expected: one)");
        return new Loops.For(walk, sections.getFirst().body(), otherwise);
    }

    private static Node tableRow(Token.Tag tag, Parser parser) {
        var header = parser.read(tag, e -> header(e, parser, true), UNREAD);
        var names = List.of(header.walk().item(), "tablerowloop");
        parser.reads().open(names);
        var body = parser.block(tag);
        parser.reads().close(names);
        return new Loops.TableRow(header.walk(), header.columns(), body);
    }

    private static Header header(ExpressionParser expressions, Parser parser, boolean table) {
        var lexer = expressions.lexer();
        var item = lexer.take(Lexer.Kind.NAME, "a name");
        if (!lexer.acceptWord("in")) throw lexer.unexpected("in");
        int start = lexer.start();
        var collection = expressions.value();
        var written = parser.written(start, lexer.start());
        var options = new Options();
        while (!lexer.is(Lexer.Kind.END)) {
            lexer.accept(Lexer.Kind.COMMA);
            options.read(expressions, table);
        }
        return options.header(item, collection, item + "-" + written);
    }

    /// What may follow the collection, in any order.
    private static final class Options {
        private Expression limit = Expression.NIL;
        private Expression offset = Expression.NIL;
        private Expression columns = Expression.NIL;
        private boolean reversed;
        private boolean continues;

        void read(ExpressionParser expressions, boolean table) {
            var lexer = expressions.lexer();
            var expected = table ? "cols, limit or offset" : "reversed, limit or offset";
            int at = lexer.start();
            var option = lexer.take(Lexer.Kind.NAME, expected);
            if (option.equals("reversed") && !table) {
                reversed = true;
                return;
            }
            if (!lexer.accept(Lexer.Kind.COLON)) throw lexer.unexpected(":");
            switch (option) {
                case "limit" -> limit = expressions.value();
                case "offset" -> {
                    continues = lexer.acceptWord("continue");
                    if (!continues) offset = expressions.value();
                }
                default -> {
                    if (!table || !option.equals("cols")) {
                        throw new Unreadable(at, option + " (expected: " + expected + ")");
                    }
                    columns = expressions.value();
                }
            }
        }

        Header header(String item, Expression collection, String name) {
            return new Header(
                    new Loops.Walk(item, collection, name, reversed, continues, limit, offset),
                    columns);
        }
    }

    private static Node cycle(Token.Tag tag, Parser parser) {
        return parser.read(
                tag, expressions -> cycle(expressions, parser.markup(tag)), new Node.Nothing());
    }

    private static Node cycle(ExpressionParser expressions, String markup) {
        var lexer = expressions.lexer();
        var first = expressions.value();
        boolean named = lexer.accept(Lexer.Kind.COLON);
        var values = new ArrayList<Expression>();
        values.add(named ? expressions.value() : first);
        while (lexer.accept(Lexer.Kind.COMMA)) values.add(expressions.value());
        var group = named ? first : new Expression.Literal(markup);
        return new Loops.Cycle(group, named, List.copyOf(values));
    }
}
