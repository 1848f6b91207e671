package dev.espalier.http.openapi;

import dev.espalier.http.operation.Access;
import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Operations;
import dev.espalier.http.operation.Output;
import dev.espalier.http.operation.Route;
import dev.espalier.http.operation.Verb;
import dev.espalier.http.shape.Composite;
import dev.espalier.http.shape.Field;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes the document.
public final class OpenApi {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String BASE = "/api";
    private final ObjectNode components = NODES.objectNode();
    private final Schemas outputs = Schemas.outputs(components);
    private final Schemas inputs = outputs.inputs();
    private final ObjectNode paths = NODES.objectNode();

    private OpenApi() {}

    /// The document as UTF-8 JSON.
    public static byte[] of(Operations operations) {
        var writer = new OpenApi();
        operations.all().stream()
                .filter(operation -> operation.route().isPresent())
                .forEach(writer::output);
        for (var operation : operations.all()) {
            operation.route().ifPresent(route -> writer.add(operation, route));
        }
        return writer.document().toString().getBytes(StandardCharsets.UTF_8);
    }

    private ObjectNode document() {
        var document = NODES.objectNode();
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Espalier")
                .put("version", "1")
                .put("description", "Email sequences: drafted, approved, sent once, at their time.")
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("identifier", "Apache-2.0");
        document.putArray("servers").addObject().put("url", "/");
        document.set("paths", paths);
        var components = document.putObject("components");
        components.set("schemas", this.components.set("Error", Errors.schema()));
        components.set("parameters", idempotencyKey());
        components.set("responses", Errors.responses());
        components
                .putObject("securitySchemes")
                .putObject("key")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", "An API key: esp_ and what follows it.");
        return document;
    }

    private static ObjectNode idempotencyKey() {
        var parameters = NODES.objectNode();
        parameters
                .putObject("IdempotencyKey")
                .put("name", "Idempotency-Key")
                .put("in", "header")
                .put(
                        "description",
                        "Repeating a request with the same key gives the first answer again.")
                .putObject("schema")
                .put("type", "string")
                .put("minLength", 1)
                .put("maxLength", 255);
        return parameters;
    }

    private void add(Operation<?, ?> operation, Route route) {
        var item = paths.withObjectProperty(BASE + route.path().text());
        var node = item.putObject(route.verb().name().toLowerCase(Locale.ROOT));
        node.put("operationId", operation.name());
        int dot = operation.name().indexOf('.');
        node.putArray("tags").add(dot < 0 ? "service" : operation.name().substring(0, dot));
        if (!operation.doc().isEmpty()) {
            node.put("summary", operation.doc());
        }
        security(node, operation);
        parameters(node, operation, route);
        body(node, operation, route);
        responses(node, operation, route);
    }

    private static void security(ObjectNode node, Operation<?, ?> operation) {
        var security = node.putArray("security");
        switch (operation.access()) {
            case Access.Open _ -> {}
            case Access.Needs(var scope) -> {
                security.addObject().putArray("key");
                node.put(
                        "description",
                        "Needs a key with the scope `"
                                + scope.name().toLowerCase(Locale.ROOT)
                                + "` or `full`.");
            }
        }
    }

    private void parameters(ObjectNode node, Operation<?, ?> operation, Route route) {
        var inPath = Set.copyOf(route.path().parameters());
        var parameters = NODES.arrayNode();
        for (var field : operation.input().fields()) {
            if (inPath.contains(field.name())) {
                parameters.add(parameter(field, "path"));
            } else if (!route.verb().hasBody() || operation.file().isPresent()) {
                parameters.add(parameter(field, "query"));
            }
        }
        if (operation.kind() == Operation.Kind.MUTATION
                && operation.file().isEmpty()
                && !operation.secret()) {
            parameters.addObject().put("$ref", "#/components/parameters/IdempotencyKey");
        }
        if (!parameters.isEmpty()) {
            node.set("parameters", parameters);
        }
    }

    private ObjectNode parameter(Field field, String place) {
        var parameter = NODES.objectNode().put("name", field.name()).put("in", place);
        if (!field.doc().isEmpty()) {
            parameter.put("description", field.doc());
        }
        parameter.put("required", field.required());
        parameter.set("schema", inputs.value(field));
        return parameter;
    }

    private void body(ObjectNode node, Operation<?, ?> operation, Route route) {
        if (operation.file().isPresent()) {
            file(node, operation.file().get());
            return;
        }
        var inPath = new HashSet<>(route.path().parameters());
        List<Field> fields =
                operation.input().fields().stream()
                        .filter(field -> !inPath.contains(field.name()))
                        .toList();
        if (!route.verb().hasBody() || fields.isEmpty()) {
            return;
        }
        var body = node.putObject("requestBody");
        body.put("required", fields.stream().anyMatch(Field::required));
        var content = body.putObject("content");
        content.putObject(Output.JSON)
                .set(
                        "schema",
                        inPath.isEmpty()
                                ? inputs.reference(operation.input())
                                : inputs.object(fields));
    }

    private static void file(ObjectNode node, String mediaType) {
        node.putObject("requestBody")
                .put("required", true)
                .putObject("content")
                .putObject(mediaType)
                .putObject("schema")
                .put("type", "string");
    }

    private <O> void responses(ObjectNode node, Operation<?, O> operation, Route route) {
        var responses = node.putObject("responses");
        success(
                responses,
                operation,
                route.status(),
                route.status() == 204 ? "Done." : "The answer.");
        if (operation.output() instanceof Output.Making<?>) {
            success(responses, operation, 201, "The answer: it is new.");
        }
        if (operation.output() instanceof Output.Settling<?>(var shape)) {
            inFlight(responses, shape);
        }
        Errors.reference(responses, operation, route.verb() != Verb.GET);
    }

    private <O> void success(
            ObjectNode responses, Operation<?, O> operation, int status, String meaning) {
        var success = responses.putObject(Integer.toString(status));
        success.put("description", meaning);
        var content = output(operation);
        if (!content.isEmpty()) {
            success.set("content", content);
        }
    }

    private void inFlight(ObjectNode responses, Composite shape) {
        var accepted = responses.putObject("202");
        accepted.put(
                "description",
                "Done, but emails are in flight that the relay may still see. Asking again tells"
                        + " when there are none.");
        var schema = accepted.putObject("content").putObject(Output.JSON).putObject("schema");
        var parts = schema.putArray("allOf");
        if (!shape.fields().isEmpty()) {
            parts.add(outputs.reference(shape));
        }
        var part = parts.addObject().put("type", "object");
        part.putObject("properties")
                .putObject("inFlight")
                .put("type", "integer")
                .put("format", "int32")
                .put("minimum", 1)
                .put("description", "How many emails the relay may still see.");
        part.putArray("required").add("inFlight");
    }

    private <O> ObjectNode output(Operation<?, O> operation) {
        var content = NODES.objectNode();
        var schema =
                switch (operation.output()) {
                    case Output.Empty _ -> null;
                    case Output.Raw _ -> NODES.objectNode().put("type", "string");
                    case Output.Single<O>(_, var shape) -> outputs.reference(shape);
                    case Output.Possible<?>(var shape) -> outputs.optional(shape);
                    case Output.Making<?>(var shape) -> outputs.reference(shape);
                    case Output.Settling<?>(var shape) ->
                            shape.fields().isEmpty() ? null : outputs.reference(shape);
                    case Output.Listed<?>(var shape) -> outputs.of(shape);
                    case Output.Paged<?>(var element) -> outputs.page(element);
                };
        if (schema != null) {
            content.putObject(operation.output().mediaType()).set("schema", schema);
        }
        return content;
    }
}
