package dev.espalier.liquid;

import static java.util.Collections.unmodifiableSortedSet;

import java.time.Instant;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// A compiled source. Never changes, and any number of threads may render it at a time.
public final class Template {
    /// Room for the values among the prose, so that a text of ordinary size is not copied as it
    /// grows.
    private static final int ROOM_FOR_VALUES = 256;

    private final Liquid liquid;
    private final Body body;
    private final int expectedSize;
    private final SortedSet<String> variables;
    private final SortedSet<String> shown;

    Template(Liquid liquid, Body body, Reads reads) {
        this.liquid = liquid;
        this.body = body;
        this.expectedSize = body.proseLength() + ROOM_FOR_VALUES;
        this.variables = unmodifiableSortedSet(new TreeSet<>(reads.outside()));
        this.shown = unmodifiableSortedSet(new TreeSet<>(reads.shown()));
    }

    /// Renders with `now` as the environment's clock has it.
    ///
    /// @see #render(Map, Instant)
    public String render(Map<String, ?> values) {
        return render(values, liquid.clock().instant());
    }

    /// @param values what the template can read: maps with names for keys, lists, text, numbers,
    ///   booleans, `java.time` values and nil, in any depth. They are not changed, and must not be
    ///   while this runs
    /// @param now what `date` takes for `now` and `today`
    /// @throws LiquidRenderError if a limit is reached; if a value of another kind would be shown;
    ///   and for what [Strictness#STRICT] does not let pass
    public String render(Map<String, ?> values, Instant now) {
        var run = new Rendering(liquid, liquid.budget(), values, now, expectedSize, null);
        body.render(run);
        return run.output();
    }

    /// What would be shown and says nothing here, as its author wrote it, such as
    /// `contact.properties.fristName`: outputs of variables that are missing, nil or blank and
    /// offer no `default`, or one that is nil itself. Branches that these values do not take are
    /// not looked at, and conditions may ask for anything.
    ///
    /// @param values as for [#render(Map, Instant)]
    /// @throws LiquidRenderError if a limit is reached
    public SortedSet<String> missing(Map<String, ?> values, Instant now) {
        var missing = new TreeSet<String>();
        body.render(new Rendering(liquid, liquid.budget(), values, now, expectedSize, missing));
        return unmodifiableSortedSet(missing);
    }

    /// The same with `now` as the environment's clock has it.
    public SortedSet<String> missing(Map<String, ?> values) {
        return missing(values, liquid.clock().instant());
    }

    /// The variables this reads from outside, in the order of the text and written as there, such
    /// as `contact.properties.firstName`: neither those it assigns itself nor the items of its
    /// loops. A path ends where a key is computed: `prices[contact.plan]` reads `prices` and
    /// `contact.plan`. Snippets that are included by a name in the source count, rendered ones see
    /// only what they are handed.
    public SortedSet<String> variables() {
        return variables;
    }

    /// Those of them that an output writes as they are, without a filter, as their author wrote
    /// them.
    public SortedSet<String> shown() {
        return shown;
    }
}
