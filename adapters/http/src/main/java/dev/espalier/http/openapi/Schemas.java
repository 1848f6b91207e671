package dev.espalier.http.openapi;

import dev.espalier.http.shape.Composite;
import dev.espalier.http.shape.Field;
import dev.espalier.http.shape.Json;
import dev.espalier.http.shape.Shape;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Shapes as JSON Schema 2020-12. Records become components under their simple names. What goes in
/// is strict; what comes out is always written whole and may grow, so a record that goes both ways
/// has two components.
final class Schemas {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private final ObjectNode components;
    private final @Nullable Schemas outputs;
    private final Map<String, Class<?>> owners = new HashMap<>();

    private Schemas(ObjectNode components, @Nullable Schemas outputs) {
        this.components = components;
        this.outputs = outputs;
    }

    static Schemas outputs(ObjectNode components) {
        return new Schemas(components, null);
    }

    /// For inputs; every output must have been described before.
    Schemas inputs() {
        return new Schemas(components, this);
    }

    ObjectNode of(Shape shape) {
        var schema = NODES.objectNode();
        switch (shape) {
            case Shape.Text(int min, int max) -> {
                schema.put("type", "string").put("maxLength", max);
                if (min > 0) {
                    schema.put("minLength", min);
                }
            }
            case Shape.Whole(long min, long max, boolean wide) ->
                    schema.put("type", "integer")
                            .put("format", wide ? "int64" : "int32")
                            .put("minimum", min)
                            .put("maximum", max);
            case Shape.Decimal(double min, double max) -> {
                schema.put("type", "number").put("format", "double");
                if (min > -Double.MAX_VALUE) {
                    schema.put("minimum", min);
                }
                if (max < Double.MAX_VALUE) {
                    schema.put("maximum", max);
                }
            }
            case Shape.Truth _ -> schema.put("type", "boolean");
            case Shape.Word(var words) -> {
                schema.put("type", "string");
                var list = schema.putArray("enum");
                words.keySet().forEach(list::add);
            }
            case Shape.Moment _ -> schema.put("type", "string").put("format", "date-time");
            case Shape.FreeForm _ -> schema.put("type", "object").put("additionalProperties", true);
            case Shape.Anything _ -> {}
            case Shape.Listing(var element, int min, int max) -> list(schema, element, min, max);
            case Shape.Dictionary(var value, int max) ->
                    schema.put("type", "object")
                            .put("maxProperties", max)
                            .set("additionalProperties", of(value));
            case Composite composite -> {
                return reference(composite);
            }
        }
        return schema;
    }

    private void list(ObjectNode schema, Shape element, int min, int max) {
        schema.put("type", "array");
        schema.set("items", of(element));
        if (min > 0) {
            schema.put("minItems", min);
        }
        if (max < Integer.MAX_VALUE) {
            schema.put("maxItems", max);
        }
    }

    ObjectNode reference(Composite composite) {
        String name = name(composite);
        var owner = owners.putIfAbsent(name, composite.type());
        if (owner == null) {
            // The name is taken first: a record may hold itself.
            var schema = object(composite.fields());
            if (!composite.doc().isEmpty()) {
                schema.put("description", composite.doc());
            }
            components.set(name, schema);
        } else if (owner != composite.type()) {
            throw new IllegalArgumentException(
                    owner.getName()
                            + " and "
                            + composite.type().getName()
                            + " (expected: different simple names)");
        }
        return NODES.objectNode().put("$ref", "#/components/schemas/" + name);
    }

    private String name(Composite composite) {
        boolean taken = outputs != null && outputs.owners.containsKey(composite.name());
        return taken ? composite.name() + "Input" : composite.name();
    }

    ObjectNode object(List<Field> fields) {
        var schema = NODES.objectNode().put("type", "object");
        var properties = schema.putObject("properties");
        var required = NODES.arrayNode();
        for (var field : fields) {
            var property = value(field);
            if (!field.doc().isEmpty()) {
                property.put("description", field.doc());
            }
            properties.set(field.name(), property);
            if (outputs == null || field.required()) {
                required.add(field.name());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return outputs == null ? schema : schema.put("additionalProperties", false);
    }

    /// A field's own schema: nullable, with its default.
    ObjectNode value(Field field) {
        var schema = of(field.shape());
        if (field.nullable()) {
            schema = nullable(schema);
        }
        if (field.presence() instanceof Field.Presence.Defaulted(_, var json)) {
            schema.set("default", Json.parse(json.getBytes(StandardCharsets.UTF_8)));
        }
        return schema;
    }

    private static ObjectNode nullable(ObjectNode schema) {
        var type = schema.get("type");
        if (type == null && !schema.has("$ref")) {
            return schema;
        }
        if (type == null) {
            var either = NODES.objectNode();
            either.putArray("anyOf").add(schema).addObject().put("type", "null");
            return either;
        }
        schema.putArray("type").add(type).add("null");
        if (schema.has("enum")) {
            schema.withArrayProperty("enum").addNull();
        }
        return schema;
    }

    /// A record, or `null`.
    ObjectNode optional(Composite composite) {
        return nullable(reference(composite));
    }

    ObjectNode page(Composite element) {
        var schema = NODES.objectNode().put("type", "object");
        var properties = schema.putObject("properties");
        properties.putObject("data").put("type", "array").set("items", reference(element));
        var cursor =
                properties
                        .putObject("nextCursor")
                        .put("description", "Where the next page begins; null on the last one.");
        cursor.putArray("type").add("string").add("null");
        schema.putArray("required").add("data").add("nextCursor");
        return schema;
    }
}
