package dev.espalier.liquid;

import java.util.List;

/// Something that holds or does not.
interface Condition {
    boolean holds(Rendering run);

    /// Everything but nil and false.
    record Truth(Expression value) implements Condition {
        @Override
        public boolean holds(Rendering run) {
            return Values.isTrue(value.evaluate(run));
        }
    }

    record Not(Condition condition) implements Condition {
        @Override
        public boolean holds(Rendering run) {
            return !condition.holds(run);
        }
    }

    record Comparison(Expression left, Operator operator, Expression right) implements Condition {
        @Override
        public boolean holds(Rendering run) {
            return operator.holds(left.evaluate(run), right.evaluate(run), run.budget());
        }
    }

    /// `a and b or c`, which reads from the right: `a and (b or c)`. A term that settles the matter
    /// ends the reading, so it needs neither a tree nor a stack.
    ///
    /// @param joints what stands between a term and the next: true for `and`; one fewer than terms
    record Chain(List<Condition> terms, List<Boolean> joints) implements Condition {
        @Override
        public boolean holds(Rendering run) {
            for (int i = 0; i < joints.size(); i++) {
                boolean and = joints.get(i);
                if (terms.get(i).holds(run) != and) return !and;
            }
            return terms.getLast().holds(run);
        }
    }
}
