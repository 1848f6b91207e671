package dev.espalier.liquid;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands after a filter's colon, evaluated, and the means a filter works with.
record Arguments(Rendering run, List<@Nullable Object> positional, List<Expression.Named> named) {
    Budget budget() {
        return run.budget();
    }

    int count() {
        return positional.size();
    }

    @Nullable Object at(int index) {
        return index < positional.size() ? positional.get(index) : null;
    }

    @Nullable Object named(String name) {
        for (var argument : named)
            if (argument.name().equals(name)) return argument.value().evaluate(run);
        return null;
    }

    String text(@Nullable Object value) {
        return Text.of(value, run.budget());
    }

    /// A number as arithmetic sees it. Reading one from a text takes time by its length.
    Number number(@Nullable Object value) {
        if (Values.plain(value) instanceof String text) budget().spend(text.length());
        return Numbers.of(value);
    }

    String textAt(int index) {
        return text(at(index));
    }

    /// The text as HTML: what is not HTML yet is escaped.
    String html(@Nullable Object value) {
        return value instanceof Safe safe ? safe.text() : Html.escape(text(value));
    }

    /// Pays for a text before it is made, and refuses one that is longer than any output may be.
    void admit(long characters) {
        budget().admit(characters);
        budget().spend(characters);
    }
}
