package dev.espalier.liquid;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The nodes of `for`, `tablerow`, `cycle` and `ifchanged`.
final class Loops {
    private Loops() {}

    /// What part of a collection is walked.
    ///
    /// @param name the loop's name, under which `offset: continue` finds where it left off
    /// @param continues whether it starts there
    record Walk(
            String item,
            Expression collection,
            String name,
            boolean reversed,
            boolean continues,
            Expression limit,
            Expression offset) {
        private long start(Rendering run) {
            return continues ? run.variables().offset(name) : Math.max(0, whole(offset, run, 0));
        }

        private Slice slice(Rendering run) {
            var items = Items.of(collection.evaluate(run), run.budget());
            long from = Math.min(start(run), items.size());
            long count =
                    Math.min(items.size() - from, Math.max(0, whole(limit, run, Long.MAX_VALUE)));
            run.variables().offset(name, from + count);
            return new Slice(items, from, count, reversed);
        }
    }

    private record Slice(Items items, long from, long count, boolean reversed) {
        private @Nullable Object get(long index) {
            return items.get(reversed ? from + count - 1 - index : from + index);
        }
    }

    private static long whole(Expression expression, Rendering run, long otherwise) {
        Object value = expression.evaluate(run);
        if (value == null) return otherwise;
        try {
            return Numbers.clamp(Numbers.of(value));
        } catch (Failure _) {
            return otherwise;
        }
    }

    record For(Walk walk, Body body, Body otherwise) implements Node {
        @Override
        public Flow render(Rendering run) {
            var slice = walk.slice(run);
            if (slice.count() == 0) return otherwise.render(run);
            var outer = run.variables().loop();
            var loop = Loop.ofFor(walk.name(), slice.count(), outer);
            var turn = new Frame.Turn(walk.item(), "forloop", loop);
            run.variables().push(turn);
            run.variables().loop(loop);
            for (long i = 0; i < slice.count(); i++, loop.next()) {
                turn.item(slice.get(i));
                if (body.render(run) == Flow.BREAK) break;
            }
            run.variables().loop(outer);
            run.variables().pop();
            return Flow.ON;
        }

        @Override
        public boolean isBlank() {
            return body.isBlank() && otherwise.isBlank();
        }
    }

    record TableRow(Walk walk, Expression columns, Body body) implements Node {
        @Override
        public Flow render(Rendering run) {
            var slice = walk.slice(run);
            long width = Math.max(1, whole(columns, run, slice.count()));
            var loop = Loop.ofTable(slice.count(), width);
            var turn = new Frame.Turn(walk.item(), "tablerowloop", loop);
            run.variables().push(turn);
            run.verbatim("<tr class=\"row1\">\n");
            for (long i = 0; i < slice.count(); i++, loop.next()) {
                turn.item(slice.get(i));
                run.verbatim("<td class=\"col" + loop.column() + "\">");
                var flow = body.render(run);
                run.verbatim("</td>");
                if (flow == Flow.BREAK) break;
                if (loop.isLastColumn() && !loop.isLast()) {
                    run.verbatim("</tr>\n<tr class=\"row" + (loop.row() + 1) + "\">");
                }
            }
            run.verbatim("</tr>\n");
            run.variables().pop();
            return Flow.ON;
        }
    }

    /// @param group the cycle's name, or a text that only equal cycles share
    record Cycle(Expression group, boolean named, List<Expression> values) implements Node {
        private record Unnamed(@Nullable Object list) {}

        @Override
        public Flow render(Rendering run) {
            Object name = group.evaluate(run);
            Object key = named ? Values.identity(name, run.budget()) : new Unnamed(name);
            int turn = run.variables().turn(key, values.size());
            if (turn < values.size()) Text.write(values.get(turn).evaluate(run), run);
            return Flow.ON;
        }
    }

    record IfChanged(Body body) implements Node {
        @Override
        public Flow render(Rendering run) {
            var outside = run.beginAside();
            var flow = body.render(run);
            var text = run.endAside(outside).toString();
            if (run.variables().changed(text)) run.verbatim(text);
            return flow;
        }

        @Override
        public boolean isBlank() {
            return body.isBlank();
        }
    }
}
