package dev.espalier.liquid;

import java.util.List;

/// The nodes of `if`, `unless` and `case`.
final class Branches {
    private Branches() {}

    record Branch(Condition condition, Body body) {}

    /// The first branch that holds, else `otherwise`.
    record If(List<Branch> branches, Body otherwise) implements Node {
        @Override
        public Flow render(Rendering run) {
            for (int i = 0; i < branches.size(); i++) {
                var branch = branches.get(i);
                if (branch.condition().holds(run)) return branch.body().render(run);
            }
            return otherwise.render(run);
        }

        @Override
        public boolean isBlank() {
            return otherwise.isBlank()
                    && branches.stream().allMatch(branch -> branch.body().isBlank());
        }
    }

    /// Every value that equals the subject renders the body once; no values stand for `else`.
    record When(List<Expression> values, Body body) {}

    /// All branches that match are rendered, in order; an `else` if none before it matched.
    record Case(Expression subject, List<When> branches) implements Node {
        @Override
        public Flow render(Rendering run) {
            Object value = subject.evaluate(run);
            boolean matched = false;
            for (int i = 0; i < branches.size(); i++) {
                var branch = branches.get(i);
                int times = branch.values().isEmpty() ? (matched ? 0 : 1) : 0;
                for (var candidate : branch.values()) {
                    run.budget().spend(1);
                    if (Values.equal(value, candidate.evaluate(run), run.budget())) times++;
                }
                matched |= !branch.values().isEmpty() && times > 0;
                for (int n = 0; n < times; n++) {
                    var flow = branch.body().render(run);
                    if (flow != Flow.ON) return flow;
                }
            }
            return Flow.ON;
        }

        @Override
        public boolean isBlank() {
            return branches.stream().allMatch(branch -> branch.body().isBlank());
        }
    }
}
