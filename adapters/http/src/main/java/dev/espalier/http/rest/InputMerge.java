package dev.espalier.http.rest;

import dev.espalier.http.operation.Operation;
import dev.espalier.http.shape.Shape;
import dev.espalier.refusal.Issue;
import dev.espalier.refusal.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes one input object of path, query and body.
final class InputMerge {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private final Operation<?, ?> operation;
    private final ObjectNode input;
    private final List<Issue> issues = new ArrayList<>();

    /// @param body what the body said; becomes part of the result
    InputMerge(Operation<?, ?> operation, ObjectNode body) {
        this.operation = operation;
        this.input = body;
    }

    InputMerge query(Map<String, List<String>> parameters) {
        parameters.forEach((name, values) -> put(name, fromQuery(name, values)));
        return this;
    }

    InputMerge path(Map<String, String> parameters) {
        parameters.forEach((name, value) -> put(name, typed(shapeOf(name), value)));
        return this;
    }

    ObjectNode done() {
        if (!issues.isEmpty()) {
            throw new Refused.Invalid(issues);
        }
        return input;
    }

    private void put(String name, @Nullable JsonNode value) {
        if (value == null) {
            return;
        }
        var before = input.get(name);
        if (before != null && !before.equals(value)) {
            issues.add(Issue.at(name, "given twice with two meanings (expected: once)"));
        }
        input.set(name, value);
    }

    private @Nullable JsonNode fromQuery(String name, List<String> values) {
        var shape = shapeOf(name);
        if (shape instanceof Shape.Listing(var element, _, _)) {
            var list = NODES.arrayNode();
            values.forEach(value -> list.add(typed(element, value)));
            return list;
        }
        if (values.size() > 1) {
            issues.add(
                    Issue.at(
                            name,
                            "given " + values.size() + " times in the query (expected: once)"));
            return null;
        }
        return typed(shape, values.getFirst());
    }

    private @Nullable Shape shapeOf(String name) {
        return operation.input().field(name).map(field -> field.shape()).orElse(null);
    }

    /// What a text means for a shape; a text that means nothing stays a text, for the binding to
    /// refuse.
    private static JsonNode typed(@Nullable Shape shape, String value) {
        return switch (shape) {
            case Shape.Whole _, Shape.Decimal _ -> number(value);
            case Shape.Truth _ when value.equals("true") || value.equals("false") ->
                    NODES.booleanNode(value.equals("true"));
            case null, default -> NODES.stringNode(value);
        };
    }

    private static JsonNode number(String value) {
        try {
            if (value.length() <= 20 && value.matches("-?[0-9]+")) {
                return NODES.numberNode(Long.parseLong(value));
            }
            if (value.length() <= 40 && value.matches("-?[0-9]+\\.[0-9]+")) {
                return NODES.numberNode(Double.parseDouble(value));
            }
        } catch (NumberFormatException _) {
            // Beyond 64 bits: the binding tells it.
        }
        return NODES.stringNode(value);
    }
}
