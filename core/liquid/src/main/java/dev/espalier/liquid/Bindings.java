package dev.espalier.liquid;

/// The nodes of `assign`, `capture`, `increment` and `decrement`.
final class Bindings {
    private Bindings() {}

    record Assign(String name, Expression value) implements Node {
        @Override
        public Flow render(Rendering run) {
            run.variables().assign(name, value.evaluate(run));
            return Flow.ON;
        }

        @Override
        public boolean isBlank() {
            return true;
        }
    }

    record Capture(String name, Body body) implements Node {
        @Override
        public Flow render(Rendering run) {
            var outside = run.beginAside();
            var flow = body.render(run);
            run.variables().assign(name, run.endAside(outside));
            return flow;
        }

        @Override
        public boolean isBlank() {
            return true;
        }
    }

    record Increment(String name) implements Node {
        @Override
        public Flow render(Rendering run) {
            run.verbatim(Long.toString(run.variables().count(name, 1)));
            return Flow.ON;
        }
    }

    record Decrement(String name) implements Node {
        @Override
        public Flow render(Rendering run) {
            run.verbatim(Long.toString(run.variables().count(name, -1) - 1));
            return Flow.ON;
        }
    }
}
