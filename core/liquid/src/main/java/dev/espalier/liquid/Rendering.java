package dev.espalier.liquid;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One rendering of one template: the text so far, the variables, and what is left of the budget.
/// Owned by one thread.
final class Rendering {
    private final Liquid liquid;
    private final Instant now;
    private final Budget budget;
    private final boolean escaping;
    private final int maxOutput;
    private final @Nullable Set<String> missing;
    private final Map<String, Optional<Snippet>> dynamicSnippets = new HashMap<>();
    private Variables variables;
    private StringBuilder out;
    private int captures;

    /// @param missing gets what is shown without a value; null when nobody wants to know
    Rendering(
            Liquid liquid,
            Budget budget,
            Map<String, ?> values,
            Instant now,
            int expectedSize,
            @Nullable Set<String> missing) {
        this.missing = missing;
        this.liquid = liquid;
        this.now = now;
        this.budget = budget;
        this.variables = new Variables(values);
        this.escaping = liquid.escaping() == Escaping.HTML;
        this.maxOutput = liquid.limits().maxOutput();
        this.out = new StringBuilder(Math.min(expectedSize, maxOutput));
    }

    Budget budget() {
        return budget;
    }

    Instant now() {
        return now;
    }

    Variables variables() {
        return variables;
    }

    boolean isEscaping() {
        return escaping;
    }

    /// A rendering that listens goes on, to hear everything.
    boolean isStrict() {
        return missing == null && liquid.strictness() == Strictness.STRICT;
    }

    /// Whether somebody wants to know what is shown without a value. What is captured is not shown
    /// yet.
    boolean isListening() {
        return missing != null && captures == 0;
    }

    void lacks(Expression.LookUp what) {
        if (missing != null) missing.add(what.spelled());
    }

    String output() {
        return out.toString();
    }

    /// Writes the author's own text, or a value that needs no escaping.
    void verbatim(String text) {
        if ((long) out.length() + text.length() > maxOutput)
            budget.admit((long) out.length() + text.length());
        if (captures > 0) budget.spend(text.length());
        out.append(text);
    }

    /// Writes a value's text.
    void value(String text) {
        verbatim(escaping ? Html.escape(text) : text);
    }

    /// Starts writing aside, for a `capture`.
    ///
    /// @return what was being written, to be handed to [#endAside]
    StringBuilder beginAside() {
        var outside = out;
        out = new StringBuilder();
        captures++;
        return outside;
    }

    /// @return what was written aside; it was escaped on its way in
    Object endAside(StringBuilder outside) {
        var text = out.toString();
        captures--;
        out = outside;
        return escaping ? new Safe(text) : text;
    }

    /// Goes on without something that failed, unless the environment is strict.
    void failed(Place place, String why) {
        if (isStrict()) throw new LiquidRenderError(place + ": " + why);
    }

    /// Renders a snippet that sees only what it is handed.
    void isolated(Frame handed, Node snippet) {
        var outer = variables;
        variables = new Variables(Map.of());
        variables.isolate();
        variables.push(handed);
        snippet.render(this);
        variables = outer;
    }

    /// A snippet whose name is known only now. Read once a rendering, and its reading is paid for.
    Optional<Snippet> snippet(String name) {
        var known = dynamicSnippets.get(name);
        if (known != null) return known;
        var found =
                liquid.snippets()
                        .apply(name)
                        .map(text -> Snippet.compile(liquid, name, text, budget));
        dynamicSnippets.put(name, found);
        return found;
    }
}
