package dev.espalier.http.trpc;

import dev.espalier.http.shape.Json;
import dev.espalier.http.wire.Exchange;
import dev.espalier.refusal.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The inputs of a request's calls. An input that cannot be read is the fault of the calls that
/// need it, so it is told when one asks.
///
/// @param sent all of them, by index in a batch; null when nothing was sent
/// @param fault why they cannot be read; null when they can
record Inputs(Asked asked, @Nullable JsonNode sent, @Nullable Refused fault) {

    /// @param bodyLimit in bytes
    /// @throws dev.espalier.http.wire.Problem when the body is too large
    static Inputs read(Exchange exchange, Asked asked, int bodyLimit) {
        try {
            return new Inputs(asked, sent(exchange, asked, bodyLimit), null);
        } catch (Refused.Invalid fault) {
            return new Inputs(asked, null, fault);
        }
    }

    private static @Nullable JsonNode sent(Exchange exchange, Asked asked, int bodyLimit) {
        JsonNode sent;
        if (asked.method().equals("GET")) {
            String text = asked.parameter("input").orElse("");
            if (text.isEmpty()) {
                return null;
            }
            sent = Json.parse(text);
        } else {
            byte[] body = exchange.body(bodyLimit);
            if (body.length == 0) {
                return null;
            }
            sent = Json.parse(body);
        }
        if (asked.batch() && !sent.isObject()) {
            throw Refused.Invalid.of("", "\"input\" needs to be an object when doing a batch call");
        }
        return sent;
    }

    /// @throws Refused when it cannot be read
    JsonNode of(Call call) {
        if (fault != null) {
            if (call.needsInput()) {
                throw fault;
            }
            return asked.dialect().input(null);
        }
        if (sent == null || !asked.batch()) {
            return withoutDirection(call, asked.dialect().input(sent));
        }
        return withoutDirection(
                call, asked.dialect().input(sent.get(Integer.toString(call.index()))));
    }

    /// The client's infinite queries say in which direction they read on, beside the cursor. A
    /// cursor knows that.
    private static JsonNode withoutDirection(Call call, JsonNode input) {
        var operation = call.operation();
        if (operation != null
                && input instanceof ObjectNode object
                && object.path("direction").isString()
                && operation.input().fields().stream().anyMatch(f -> f.name().equals("cursor"))
                && operation.input().fields().stream()
                        .noneMatch(f -> f.name().equals("direction"))) {
            object.remove("direction");
        }
        return input;
    }
}
