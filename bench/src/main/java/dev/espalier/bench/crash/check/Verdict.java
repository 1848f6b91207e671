package dev.espalier.bench.crash.check;

import java.util.List;

/// What became of one rule.
///
/// @param rule the promise, such as `G1 nothing lost`
/// @param figure what was measured, in a few words
/// @param violations log lines that show it broken; empty: it holds
public record Verdict(String rule, String figure, List<String> violations) {

    private static final int SHOWN = 5;

    public boolean holds() {
        return violations.isEmpty();
    }

    /// For people: one line, and below it the first violations.
    public String text() {
        var text = new StringBuilder();
        text.append("  %-6s %-46s %s".formatted(holds() ? "ok" : "FAILED", rule, figure));
        violations.stream().limit(SHOWN).forEach(each -> text.append("\n           ").append(each));
        if (violations.size() > SHOWN) {
            text.append("\n           … and ").append(violations.size() - SHOWN).append(" more");
        }
        return text.toString();
    }
}
