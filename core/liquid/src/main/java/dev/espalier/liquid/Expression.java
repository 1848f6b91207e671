package dev.espalier.liquid;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that has a value during a rendering.
interface Expression {
    @Nullable Object evaluate(Rendering run);

    Expression NIL = new Literal(null);

    record Literal(@Nullable Object value) implements Expression {
        @Override
        public @Nullable Object evaluate(Rendering run) {
            return value;
        }
    }

    /// `(from..to)`; ends that are no numbers count as 0, fractions are cut off.
    record Between(Expression from, Expression to) implements Expression {
        @Override
        public Object evaluate(Rendering run) {
            return new Range(end(from.evaluate(run)), end(to.evaluate(run)));
        }

        private static long end(@Nullable Object value) {
            try {
                return Numbers.clamp(Numbers.of(value));
            } catch (Failure _) {
                return 0;
            }
        }
    }

    /// Something that is looked up by its name.
    sealed interface LookUp extends Expression {
        /// As its author wrote it.
        String spelled();
    }

    /// A name in sight.
    record Variable(String name) implements LookUp {
        @Override
        public @Nullable Object evaluate(Rendering run) {
            return run.variables().find(name);
        }

        @Override
        public String spelled() {
            return name;
        }
    }

    /// `[name]` at the start: the name itself is computed.
    record Computed(Expression name, String spelled) implements LookUp {
        @Override
        public @Nullable Object evaluate(Rendering run) {
            return Values.plain(name.evaluate(run)) instanceof String known
                    ? run.variables().find(known)
                    : null;
        }
    }

    /// `root.name[key]`. A list of steps, not a tree of them: a path may be longer than a stack is
    /// deep.
    record Path(Expression root, List<Step> steps, String spelled) implements LookUp {
        @Override
        public @Nullable Object evaluate(Rendering run) {
            Object value = root.evaluate(run);
            for (int i = 0; value != null && i < steps.size(); i++)
                value = steps.get(i).from(value, run);
            return value;
        }
    }

    /// One dot or bracket of a path.
    sealed interface Step {
        @Nullable Object from(Object value, Rendering run);

        record Name(String name) implements Step {
            @Override
            public @Nullable Object from(Object value, Rendering run) {
                return Properties.named(value, name, run.budget());
            }
        }

        record Key(Expression key) implements Step {
            @Override
            public @Nullable Object from(Object value, Rendering run) {
                return Properties.at(value, key.evaluate(run));
            }
        }
    }

    /// A value and the filters it passes through.
    record Filtered(Expression input, List<Call> calls) implements Expression {
        @Override
        public @Nullable Object evaluate(Rendering run) {
            Object value = input.evaluate(run);
            for (int i = 0; i < calls.size(); i++) value = calls.get(i).apply(value, run);
            return value;
        }

        boolean hasDefault() {
            return calls.stream().anyMatch(call -> call.filter().name().equals("default"));
        }

        /// The variable that is filtered, null if it is a literal.
        @Nullable LookUp variable() {
            return input instanceof LookUp lookUp ? lookUp : null;
        }
    }

    /// One filter with its arguments.
    record Call(FilterSpec filter, List<Expression> positional, List<Named> named, Place place) {
        @Nullable Object apply(@Nullable Object input, Rendering run) {
            run.budget().spend(1);
            try {
                return filter.body().apply(input, arguments(run));
            } catch (Failure failure) {
                run.failed(place, filter.name() + ": " + failure.getMessage());
                return null;
            }
        }

        private Arguments arguments(Rendering run) {
            if (positional.isEmpty() && named.isEmpty())
                return new Arguments(run, List.of(), List.of());
            var values = new ArrayList<@Nullable Object>(positional.size());
            for (int i = 0; i < positional.size(); i++) values.add(positional.get(i).evaluate(run));
            return new Arguments(run, values, named);
        }
    }

    record Named(String name, Expression value) {}
}
