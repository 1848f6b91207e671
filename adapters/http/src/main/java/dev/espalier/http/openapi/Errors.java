package dev.espalier.http.openapi;

import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Output;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The error answers, described once and referred to.
final class Errors {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Map<String, String> MEANINGS = meanings();

    private Errors() {}

    private static Map<String, String> meanings() {
        var meanings = new LinkedHashMap<String, String>();
        meanings.put("400", "VALIDATION_ERROR: the input is wrong; every fault is in `issues`.");
        meanings.put("401", "UNAUTHORISED: no key, or one that is unknown or revoked.");
        meanings.put("403", "FORBIDDEN: the key may not do this.");
        meanings.put("404", "NOT_FOUND: there is no such thing in this workspace.");
        meanings.put("409", "CONFLICT: it exists already, or changed since it was read.");
        meanings.put("412", "PRECONDITION_FAILED: its state does not allow this.");
        meanings.put("413", "PAYLOAD_TOO_LARGE: the body has too many bytes.");
        meanings.put("415", "UNSUPPORTED_MEDIA_TYPE: the body is not JSON.");
        meanings.put("429", "RATE_LIMITED: too much at once; see `retry-after`.");
        meanings.put("500", "INTERNAL: a fault of the server; the log knows it by `x-request-id`.");
        meanings.put("503", "UNAVAILABLE: the database cannot be reached; nothing was changed.");
        return meanings;
    }

    static ObjectNode responses() {
        var responses = NODES.objectNode();
        MEANINGS.forEach((status, meaning) -> {
            var response = responses.putObject("E" + status).put("description", meaning);
            response.putObject("content")
                    .putObject(Output.JSON)
                    .putObject("schema")
                    .put("$ref", "#/components/schemas/Error");
        });
        return responses;
    }

    static ObjectNode schema() {
        var schema = NODES.objectNode().put("type", "object");
        schema.putArray("required").add("error");
        var error = schema.putObject("properties").putObject("error").put("type", "object");
        error.putArray("required").add("code").add("message");
        var properties = error.putObject("properties");
        properties.putObject("code").put("type", "string").put("description", "For programs.");
        properties.putObject("message").put("type", "string").put("description", "For people.");
        var issue =
                properties
                        .putObject("issues")
                        .put("type", "array")
                        .putObject("items")
                        .put("type", "object");
        issue.putArray("required").add("path").add("message");
        var parts = issue.putObject("properties");
        parts.putObject("path")
                .put("type", "string")
                .put("description", "Where, such as steps[3].name; empty for the whole input.");
        parts.putObject("line")
                .put("type", "integer")
                .put("description", "In a text that was given, from 1.");
        parts.putObject("message")
                .put("type", "string")
                .put("description", "What was given, then what is expected.");
        return schema;
    }

    static void reference(ObjectNode responses, Operation<?, ?> operation, boolean mutates) {
        for (String status : MEANINGS.keySet()) {
            boolean applies =
                    switch (status) {
                        case "401", "403" -> !operation.open();
                        case "409", "412", "413", "415" -> mutates;
                        default -> true;
                    };
            if (applies) {
                responses.putObject(status).put("$ref", "#/components/responses/E" + status);
            }
        }
    }
}
