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
    /// @param variable what is shown, when that is looked up by its name
    /// @param hasDefault whether something stands by for it
    record Output(
            Expression value,
            Expression.@Nullable LookUp variable,
            boolean hasDefault,
            String markup,
            Place place)
            implements Node {
        @Override
        public Flow render(Rendering run) {
            if (variable != null && run.isStrict()) insist(variable, run);
            var shown = value.evaluate(run);
            if (variable != null && run.isListening()) listen(variable, shown, run);
            Text.write(shown, run);
            return Flow.ON;
        }

        private void insist(Expression.LookUp variable, Rendering run) {
            if (!hasDefault && variable.evaluate(run) == null) {
                throw new LiquidRenderError(
                        place + ": " + markup + ": nil (expected: a value, or a default)");
            }
        }

        /// A default that its author left empty says that nothing is fine.
        private void listen(Expression.LookUp variable, @Nullable Object shown, Rendering run) {
            var value = hasDefault ? shown : variable.evaluate(run);
            if (Emptiness.saysNothing(value) && !(hasDefault && Emptiness.isEmpty(value))) {
                run.lacks(variable);
            }
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
