package dev.espalier.http.types;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.Map;

/// Procedures by their dotted names, as nested objects, in the order they came.
final class Procedures {
    private final Map<String, Node> nodes = new LinkedHashMap<>();

    private sealed interface Node {
        /// @param comment with its line's end; empty for none
        record Leaf(String comment, String type) implements Node {}

        record Branch(Procedures inside) implements Node {}
    }

    /// @throws IllegalArgumentException when one name is the beginning of another
    void add(String name, String comment, String type) {
        add(name, name, new Node.Leaf(comment, type));
    }

    private void add(String name, String rest, Node.Leaf leaf) {
        int dot = rest.indexOf('.');
        if (dot < 0) {
            if (nodes.putIfAbsent(rest, leaf) != null) {
                throw taken(name);
            }
            return;
        }
        var branch =
                nodes.computeIfAbsent(
                        rest.substring(0, dot), _ -> new Node.Branch(new Procedures()));
        switch (branch) {
            case Node.Branch(var inside) -> inside.add(name, rest.substring(dot + 1), leaf);
            case Node.Leaf _ -> throw taken(name);
        }
    }

    private static IllegalArgumentException taken(String name) {
        return new IllegalArgumentException(
                "operation " + name + ": a part of its name is another's (expected: no overlap)");
    }

    /// `{ … }`, without a line's end.
    String text() {
        return nodes.entrySet().stream()
                .map(node -> text(node.getKey(), node.getValue()).indent(2))
                .collect(joining("", "{\n", "}"));
    }

    private static String text(String name, Node node) {
        return switch (node) {
            case Node.Leaf(var comment, var type) -> comment + name + ": " + type + ";\n";
            case Node.Branch(var inside) -> name + ": " + inside.text() + ";\n";
        };
    }
}
