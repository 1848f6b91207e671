package dev.espalier.liquid;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The nodes of `render` and `include`.
final class Partials {
    private Partials() {}

    /// What a snippet is handed besides named values.
    ///
    /// @param each whether it is rendered once for each item
    record Subject(Expression value, String variable, boolean each) {}

    private static Map<String, @Nullable Object> evaluate(
            List<Expression.Named> named, Rendering run) {
        var values = new HashMap<String, @Nullable Object>();
        for (var argument : named) values.put(argument.name(), argument.value().evaluate(run));
        return values;
    }

    /// `render`: the snippet sees what it is handed and nothing else.
    record Render(Snippet snippet, @Nullable Subject subject, List<Expression.Named> named)
            implements Node {
        @Override
        public Flow render(Rendering run) {
            var values = evaluate(named, run);
            if (subject == null) {
                run.isolated(new Frame.Parameters(values), snippet.body());
                return Flow.ON;
            }
            Object value = subject.value().evaluate(run);
            if (subject.each() && (value instanceof Collection<?> || value instanceof Range)) {
                each(subject.variable(), Items.of(value, run.budget()), values, run);
            } else {
                values.put(subject.variable(), value);
                run.isolated(new Frame.Parameters(values), snippet.body());
            }
            return Flow.ON;
        }

        private void each(
                String variable, Items items, Map<String, @Nullable Object> values, Rendering run) {
            var loop = Loop.ofFor(variable, items.size(), null);
            for (long i = 0; i < items.size(); i++, loop.next()) {
                values.put(variable, items.get(i));
                values.put("forloop", loop);
                run.isolated(new Frame.Parameters(values), snippet.body());
            }
        }
    }

    /// `include`: the snippet shares the scope of its caller, and may be named by a variable.
    ///
    /// @param known the snippet, when its name was known at compiling
    record Include(
            Expression name,
            @Nullable Snippet known,
            @Nullable Subject subject,
            List<Expression.Named> named,
            Place place)
            implements Node {
        @Override
        public Flow render(Rendering run) {
            try {
                return include(run);
            } catch (Failure failure) {
                run.failed(place, "include: " + failure.getMessage());
                return Flow.ON;
            }
        }

        private Flow include(Rendering run) {
            if (run.variables().isIsolated()) throw new Failure("inside render (expected: render)");
            var snippetName = Text.of(name.evaluate(run), run.budget());
            var snippet = known != null ? known : find(snippetName, run);
            var variable = subject == null ? Snippet.variable(snippetName) : subject.variable();
            Object value =
                    subject == null
                            ? run.variables().find(variable)
                            : subject.value().evaluate(run);
            var values = evaluate(named, run);
            run.variables().push(new Frame.Parameters(values));
            var flow =
                    value instanceof Collection<?> list
                            ? each(variable, list, values, snippet, run)
                            : once(variable, value, values, snippet, run);
            run.variables().pop();
            return flow;
        }

        private static Snippet find(String name, Rendering run) {
            return run.snippet(name)
                    .orElseThrow(() ->
                            new Failure("snippet: " + name + " (expected: a stored snippet)"));
        }

        private static Flow once(
                String variable,
                @Nullable Object value,
                Map<String, @Nullable Object> values,
                Snippet snippet,
                Rendering run) {
            if (value != null) values.put(variable, value);
            return snippet.body().render(run);
        }

        private static Flow each(
                String variable,
                Collection<?> list,
                Map<String, @Nullable Object> values,
                Snippet snippet,
                Rendering run) {
            for (Object item : list) {
                values.put(variable, item);
                var flow = snippet.body().render(run);
                if (flow != Flow.ON) return flow;
            }
            return Flow.ON;
        }
    }
}
