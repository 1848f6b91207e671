package dev.espalier.liquid;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `if`, `unless` and `case`.
final class BranchTags {
    private static final Condition UNREAD = new Condition.Truth(Expression.NIL);

    private BranchTags() {}

    static void register(Map<String, Tags.TagParser> tags) {
        tags.put("if", (tag, parser) -> branches(tag, condition(tag, parser), parser));
        tags.put(
                "unless",
                (tag, parser) -> branches(tag, new Condition.Not(condition(tag, parser)), parser));
        tags.put("case", BranchTags::cases);
    }

    private static Condition condition(Token.Tag tag, Parser parser) {
        return parser.read(tag, ExpressionParser::condition, UNREAD);
    }

    private static Node branches(Token.Tag tag, Condition first, Parser parser) {
        var branches = new ArrayList<Branches.Branch>();
        var otherwise = Body.NONE;
        Token.Tag divider = null;
        var sections = parser.sections(tag, Set.of("elsif", "else"));
        for (var section : Parser.Section.settled(sections)) {
            if (divider != null && divider.name().equals("else")) {
                otherwise = section.body();
                refuseCondition(divider, parser);
                refuseAfterElse(tag, section, parser);
            } else {
                var condition = divider == null ? first : condition(divider, parser);
                branches.add(new Branches.Branch(condition, section.body()));
            }
            divider = section.end();
        }
        return new Branches.If(List.copyOf(branches), otherwise);
    }

    /// `else if` is meant to be `elsif`; taken for `else`, it would show to everybody.
    private static void refuseCondition(Token.Tag divider, Parser parser) {
        var markup = parser.markup(divider);
        if (markup.isEmpty()) return;
        parser.fault(divider.at(), "else " + markup + " (expected: else alone, or elsif)");
    }

    private static void refuseAfterElse(Token.Tag tag, Parser.Section section, Parser parser) {
        var end = section.end();
        if (end != null && (section.endsWith("elsif") || section.endsWith("else"))) {
            parser.fault(end.at(), end.name() + ": after else (expected: end" + tag.name() + ")");
        }
    }

    private static Node cases(Token.Tag tag, Parser parser) {
        var subject = parser.read(tag, ExpressionParser::value, Expression.NIL);
        var branches = new ArrayList<Branches.When>();
        var sections = parser.sections(tag, Set.of("when", "else"));
        var divider = sections.getFirst().end();
        // What stands before the first `when` belongs to no branch.
        for (var section : Parser.Section.settled(sections.subList(1, sections.size()))) {
            if (divider != null) {
                branches.add(new Branches.When(candidates(divider, parser), section.body()));
            }
            divider = section.end();
        }
        return new Branches.Case(subject, List.copyOf(branches));
    }

    private static List<Expression> candidates(Token.Tag divider, Parser parser) {
        if (divider.name().equals("else")) {
            refuseCondition(divider, parser);
            return List.of();
        }
        return parser.read(divider, BranchTags::candidates, List.of());
    }

    private static List<Expression> candidates(ExpressionParser expressions) {
        var candidates = new ArrayList<Expression>();
        do candidates.add(expressions.value());
        while (expressions.lexer().accept(Lexer.Kind.COMMA)
                || expressions.lexer().acceptWord("or"));
        return List.copyOf(candidates);
    }
}
