package dev.espalier.liquid;

import java.util.List;

/// Nodes in a row: a template, or what stands inside a block.
final class Body implements Node {
    static final Body NONE = new Body(List.of());

    private final Node[] nodes;

    Body(List<Node> nodes) {
        this.nodes = nodes.toArray(Node[]::new);
    }

    @Override
    public Flow render(Rendering run) {
        var budget = run.budget();
        budget.enter();
        budget.spend(nodes.length + 1L);
        var flow = Flow.ON;
        for (int i = 0; flow == Flow.ON && i < nodes.length; i++) flow = nodes[i].render(run);
        budget.leave();
        return flow;
    }

    @Override
    public boolean isBlank() {
        for (var node : nodes) if (!node.isBlank()) return false;
        return true;
    }

    Body withoutProse() {
        return new Body(List.of(nodes).stream().filter(node -> !(node instanceof Prose)).toList());
    }

    /// Characters of prose, a first guess at the size of what is rendered.
    int proseLength() {
        int length = 0;
        for (var node : nodes) if (node instanceof Prose prose) length += prose.text().length();
        return length;
    }
}
