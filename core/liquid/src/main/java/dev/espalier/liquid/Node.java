package dev.espalier.liquid;

import org.jspecify.annotations.Nullable;

/// A part of a compiled template. Never changes.
interface Node {
    Flow render(Rendering run);

    /// Whether it can write nothing but white space. A block of such nodes writes nothing at all,
    /// so that a block that only assigns leaves no empty lines behind.
    default boolean isBlank() {
        return false;
    }

    /// The author's own text.
    record Prose(String text) implements Node {
        @Override
        public Flow render(Rendering run) {
            run.verbatim(text);
            return Flow.ON;
        }

        @Override
        public boolean isBlank() {
            for (int i = 0; i < text.length(); i++)
                if (!Scanner.isSpace(text.charAt(i))) return false;
            return true;
        }
    }

    /// `{{ … }}` and `echo`.
    ///
    /// @param required what a strict rendering insists on: the variable, unless a default stands by
    record Output(
            Expression value, Expression.@Nullable LookUp required, String markup, Place place)
            implements Node {
        @Override
        public Flow render(Rendering run) {
            if (required != null && run.isDemanding() && required.evaluate(run) == null) {
                run.lacks(required, place, markup);
            }
            Text.write(value.evaluate(run), run);
            return Flow.ON;
        }
    }

    /// `break` and `continue`.
    record Jump(Flow flow) implements Node {
        @Override
        public Flow render(Rendering run) {
            return flow;
        }
    }

    /// Tags that leave nothing behind.
    record Nothing() implements Node {
        @Override
        public Flow render(Rendering run) {
            return Flow.ON;
        }

        @Override
        public boolean isBlank() {
            return true;
        }
    }
}
