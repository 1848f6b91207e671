package dev.espalier.liquid;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Builds nodes from tokens. A fault is noted and the reading goes on at the next token, so that
/// one reading finds them all.
final class Parser {
    private final Compilation compilation;
    private final Source source;
    private final Reads reads;
    private final List<String> open = new ArrayList<>();
    private Cursor tokens;
    private boolean tooDeep;

    Parser(Compilation compilation, Source source, Reads reads, List<Token> tokens) {
        this.compilation = compilation;
        this.source = source;
        this.reads = reads;
        this.tokens = new Cursor(tokens.iterator());
    }

    /// The tokens ahead; one that ends an outer block is put back.
    private static final class Cursor {
        private final Iterator<Token> rest;
        private @Nullable Token putBack;

        Cursor(Iterator<Token> rest) {
            this.rest = rest;
        }

        @Nullable Token next() {
            var again = putBack;
            putBack = null;
            if (again != null) return again;
            return rest.hasNext() ? rest.next() : null;
        }
    }

    /// What stands before a tag that ends or divides a block, and that tag; null if the tokens ran
    /// out.
    record Section(Body body, Token.@Nullable Tag end) {
        /// The parts of a block without their white space, if no part has anything else to show.
        static List<Section> settled(List<Section> sections) {
            if (!sections.stream().allMatch(section -> section.body().isBlank())) return sections;
            return sections.stream()
                    .map(section -> new Section(section.body().withoutProse(), section.end()))
                    .toList();
        }

        boolean endsWith(String name) {
            return end != null && end.name().equals(name);
        }
    }

    Body template() {
        return section(Set.of()).body();
    }

    Reads reads() {
        return reads;
    }

    Compilation compilation() {
        return compilation;
    }

    Place place(Token.Tag tag) {
        return source.place(tag.at());
    }

    String markup(Token.Tag tag) {
        return source.text().substring(tag.from(), tag.to()).strip();
    }

    String written(int from, int to) {
        return source.text().substring(from, to).strip();
    }

    void fault(int offset, String message) {
        compilation.faults().add(source, offset, message);
    }

    /// Reads the whole markup of a tag; on a fault notes it and answers `otherwise`.
    <T> T read(Token.Tag tag, Function<ExpressionParser, T> reader, T otherwise) {
        return read(tag.from(), tag.to(), reader, otherwise);
    }

    private <T> T read(int from, int to, Function<ExpressionParser, T> reader, T otherwise) {
        try {
            var expressions =
                    new ExpressionParser(
                            source, from, to, reads, compilation.limits().maxNesting());
            T value = reader.apply(expressions);
            expressions.end();
            return value;
        } catch (Unreadable unreadable) {
            fault(unreadable.offset, unreadable.why());
            return otherwise;
        }
    }

    /// The body of a block that has no divisions.
    Body block(Token.Tag tag) {
        return sections(tag, Set.of()).getFirst().body();
    }

    /// The parts of a block, each ended by one of `dividers` but the last, which ends with the
    /// block.
    List<Section> sections(Token.Tag tag, Set<String> dividers) {
        var end = "end" + tag.name();
        var sections = new ArrayList<Section>();
        open.add(end);
        if (!compilation.enter()) tooDeep(tag);
        Section section;
        do {
            section = section(dividers);
            sections.add(section);
        } while (section.end() != null && dividers.contains(section.end().name()));
        compilation.leave();
        open.removeLast();
        if (!section.endsWith(end) && !tooDeep)
            fault(tag.at(), tag.name() + ": never closed (expected: " + end + ")");
        return sections;
    }

    /// Skips the rest: blocks within blocks without end would exhaust the stack.
    private void tooDeep(Token.Tag tag) {
        fault(
                tag.at(),
                "nesting (expected: at most " + compilation.limits().maxNesting() + " levels)");
        tokens = new Cursor(List.<Token>of().iterator());
        tooDeep = true;
    }

    private Section section(Set<String> dividers) {
        var nodes = new ArrayList<Node>();
        Token.Tag end = null;
        for (var token = tokens.next(); token != null && end == null; ) {
            switch (token) {
                case Token.Prose(var text) -> nodes.add(new Node.Prose(text));
                case Token.Output(var from, var to) -> output(from, to, nodes);
                case Token.Lines(var lines) -> nodes.add(lines(lines));
                case Token.Tag tag when dividers.contains(tag.name()) -> end = tag;
                case Token.Tag tag when open.contains(tag.name()) -> end = end(tag);
                case Token.Tag tag -> nodes.add(tag(tag));
            }
            if (end == null) token = tokens.next();
        }
        return new Section(new Body(nodes), end);
    }

    /// An end that belongs to an outer block ends this one too, which its own parser then reports.
    private Token.Tag end(Token.Tag tag) {
        if (!open.getLast().equals(tag.name())) tokens.putBack = tag;
        return tag;
    }

    private Node lines(List<Token> lines) {
        var outer = tokens;
        tokens = new Cursor(lines.iterator());
        var outerBlocks = List.copyOf(open);
        open.clear();
        var body = section(Set.of()).body();
        open.addAll(outerBlocks);
        tokens = outer;
        return body;
    }

    private void output(int from, int to, List<Node> nodes) {
        var markup = source.text().substring(from, to).strip();
        if (markup.isEmpty()) return;
        nodes.add(output(read(from, to, ExpressionParser::filtered, Expression.NIL), from, markup));
    }

    Node output(Expression value, int offset, String markup) {
        var place = source.place(offset);
        return switch (value) {
            case Expression.LookUp lookUp -> {
                reads.show(lookUp.spelled());
                yield new Node.Output(lookUp, lookUp, false, markup, place);
            }
            case Expression.Filtered filtered ->
                    new Node.Output(
                            filtered, filtered.variable(), filtered.hasDefault(), markup, place);
            default -> new Node.Output(value, null, false, markup, place);
        };
    }

    private Node tag(Token.Tag tag) {
        var parser = Tags.named(tag.name());
        if (parser != null) return parser.parse(tag, this);
        if (Tags.isPartOfBlock(tag.name())) {
            var expected = open.isEmpty() ? "no block is open" : open.getLast();
            fault(
                    tag.at(),
                    tag.name() + ": nothing to close or divide (expected: " + expected + ")");
        } else {
            var near = Spelling.nearest(tag.name(), Tags.names()).orElse("a tag of liquid");
            fault(tag.at(), tag.name() + ": unknown tag (expected: " + near + ")");
        }
        return new Node.Nothing();
    }
}
