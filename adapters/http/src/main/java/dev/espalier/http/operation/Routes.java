package dev.espalier.http.operation;

import dev.espalier.http.operation.Operations.Match;
import dev.espalier.http.operation.Template.Segment;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The routes as a tree of segments. A fixed segment wins over a parameter; when the fixed way does
/// not lead to the verb, the parameter's way is tried.
final class Routes {
    private final Node root = new Node();

    private static final class Node {
        private final Map<String, Node> fixed = new HashMap<>();
        private final Map<Verb, Operation<?, ?>> here = new EnumMap<>(Verb.class);
        private @Nullable Node parameter;
    }

    void add(Operation<?, ?> operation) {
        operation.route().ifPresent(route -> add(operation, route));
    }

    private void add(Operation<?, ?> operation, Route route) {
        var node = root;
        for (var segment : route.path().segments()) {
            node = next(node, segment);
        }
        var taken = node.here.putIfAbsent(route.verb(), operation);
        if (taken != null) {
            throw new IllegalArgumentException(
                    "route "
                            + route.verb()
                            + " "
                            + route.path().text()
                            + ": both "
                            + taken
                            + " and "
                            + operation
                            + " (expected: one)");
        }
    }

    private static Node next(Node node, Segment segment) {
        return switch (segment) {
            case Segment.Fixed(var text) -> node.fixed.computeIfAbsent(text, _ -> new Node());
            case Segment.Parameter _ -> {
                if (node.parameter == null) {
                    node.parameter = new Node();
                }
                yield node.parameter;
            }
        };
    }

    Match match(@Nullable Verb verb, List<String> segments) {
        var ends = new ArrayList<Node>(2);
        collect(root, segments, 0, ends);
        for (var end : ends) {
            var operation = verb == null ? null : end.here.get(verb);
            if (operation != null) {
                return found(operation, segments);
            }
        }
        if (ends.isEmpty()) {
            return new Match.Unknown();
        }
        var allowed = EnumSet.noneOf(Verb.class);
        ends.forEach(end -> allowed.addAll(end.here.keySet()));
        return new Match.WrongVerb(allowed);
    }

    private static void collect(
            @Nullable Node node, List<String> segments, int depth, List<Node> ends) {
        if (node == null) {
            return;
        }
        if (depth == segments.size()) {
            if (!node.here.isEmpty()) {
                ends.add(node);
            }
            return;
        }
        String segment = segments.get(depth);
        collect(node.fixed.get(segment), segments, depth + 1, ends);
        if (!segment.isEmpty()) {
            collect(node.parameter, segments, depth + 1, ends);
        }
    }

    private static Match found(Operation<?, ?> operation, List<String> segments) {
        var route = operation.route().orElseThrow();
        var parameters = new HashMap<String, String>();
        for (int i = 0; i < segments.size(); i++) {
            if (route.path().segments().get(i) instanceof Segment.Parameter(var name)) {
                parameters.put(name, segments.get(i));
            }
        }
        return new Match.Found(operation, route, parameters);
    }
}
