package dev.espalier.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Route;
import dev.espalier.http.shape.Composite;
import dev.espalier.http.shape.Field;
import dev.espalier.http.shape.Shape;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Random calls of every operation, most of them nearly right.
class ApiFuzzTest extends ApiTest {

    private static final int CALLS = 4_000;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final List<String> TEXTS =
            List.of(
                    "seq_a",
                    "seq_b",
                    "con_a",
                    "con_b",
                    "tmpl_a",
                    "tmpl_b",
                    "ada@example.com",
                    "eve@example.com",
                    "signed_up",
                    "email",
                    "Europe/London",
                    "2d",
                    "{\"steps\":[{\"type\":\"email\",\"templateId\":\"tmpl_a\"}]}",
                    "steps: [{send: tmpl_b}, {delay: 1d}, {type: exit}]",
                    "steps: [{type: email, subject: \"{{ x }}\", body: hi}]",
                    "<mjml><mj-body></mj-body></mjml>",
                    "Hello {{ contact.email }}",
                    "{% for",
                    "",
                    " ",
                    "%",
                    "_",
                    "\\",
                    "'; --",
                    "\u0000",
                    "\u202e",
                    "🌳",
                    "a\nb",
                    "9".repeat(400),
                    "x".repeat(3_000),
                    "P1D",
                    "99999999999w",
                    "-1d");

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Test
    void no_call_makes_the_server_fail() {
        var operations = List.copyOf(server.operations().all());
        var statuses = new int[600];
        for (int i = 0; i < CALLS; i++) {
            var operation = operations.get(random.nextInt(operations.size()));
            // The key of this test must stay good.
            if (operation.name().equals("keys.revoke") || operation.route().isEmpty()) {
                continue;
            }
            var route = operation.route().get();
            var input = fields(operation.input());
            String target = target(route, input);
            String body = input.toString();

            var reply = call(operation, route, target, body);

            assertThat(reply.status())
                    .as("seed %d, %s %s %s: %s", seed, route.verb(), target, body, reply.text())
                    .isBetween(200, 499);
            statuses[reply.status()]++;
        }
        assertThat(statuses[200] + statuses[201] + statuses[204])
                .as("seed %d: calls that were right", seed)
                .isGreaterThan(CALLS / 50);
    }

    private ApiClient.Reply call(
            Operation<?, ?> operation, Route route, String target, String body) {
        boolean file = operation.file().isPresent();
        return api.send(
                api.to(target)
                        .header("content-type", file ? "text/csv" : "application/json")
                        .method(
                                route.verb().name(),
                                route.verb().hasBody()
                                        ? BodyPublishers.ofString(file ? csv() : body)
                                        : BodyPublishers.noBody()));
    }

    private String csv() {
        var lines = new ArrayList<String>(List.of("email,name,timezone"));
        for (int i = random.nextInt(5); i > 0; i--) {
            lines.add(text() + "," + text() + "," + text());
        }
        return String.join("\n", lines);
    }

    /// Path parameters leave the input; without a body the rest becomes the query.
    private String target(Route route, ObjectNode input) {
        String path = route.path().text();
        for (String name : route.path().parameters()) {
            var node = input.remove(name);
            String value = node == null ? "" : node.asString("");
            path = path.replace("{" + name + "}", encoded(value.isEmpty() ? "x" : value));
        }
        var target = new StringBuilder("/api" + path);
        if (!route.verb().hasBody()) {
            char separator = '?';
            for (Map.Entry<String, JsonNode> field : input.properties()) {
                target.append(separator)
                        .append(field.getKey())
                        .append('=')
                        .append(encoded(field.getValue().asString("null")));
                separator = '&';
            }
        }
        return target.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private ObjectNode fields(Composite shape) {
        var object = NODES.objectNode();
        for (Field field : shape.fields()) {
            if (random.nextInt(100) < (field.required() ? 97 : 40)) {
                object.set(field.name(), value(field.shape(), 0));
            }
        }
        if (random.nextInt(40) == 0) {
            object.set("unknown", anything(0));
        }
        return object;
    }

    private JsonNode value(Shape shape, int depth) {
        if (random.nextInt(40) == 0) {
            return anything(depth);
        }
        return switch (shape) {
            case Shape.Text _ -> NODES.stringNode(text());
            case Shape.Whole whole ->
                    NODES.numberNode(
                            random.nextBoolean()
                                    ? 1 + random.nextInt(100)
                                    : random.nextLong(whole.min(), whole.max()));
            case Shape.Decimal _ -> NODES.numberNode(random.nextGaussian());
            case Shape.Truth _ -> NODES.booleanNode(random.nextBoolean());
            case Shape.Word word -> {
                var words = List.copyOf(word.words().keySet());
                yield NODES.stringNode(words.get(random.nextInt(words.size())));
            }
            case Shape.Moment _ ->
                    NODES.stringNode(
                            List.of(
                                            "2026-05-06T07:08:09Z",
                                            "0001-01-01T00:00:00Z",
                                            "9999-12-31T23:59:59.999Z",
                                            "2026-02-29T00:00:00+18:00")
                                    .get(random.nextInt(4)));
            case Shape.FreeForm _ -> NODES.objectNode().set(text(), anything(depth + 1));
            case Shape.Anything _ -> anything(depth + 1);
            case Shape.Listing list -> {
                var items = NODES.arrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    items.add(value(list.element(), depth + 1));
                }
                yield items;
            }
            case Shape.Dictionary dictionary ->
                    NODES.objectNode().set(text(), value(dictionary.value(), depth + 1));
            case Composite composite -> fields(composite);
        };
    }

    private JsonNode anything(int depth) {
        return switch (random.nextInt(depth > 4 ? 5 : 8)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(random.nextLong());
            case 2 -> NODES.numberNode(new java.math.BigDecimal("1e308"));
            case 3 -> NODES.booleanNode(true);
            case 4 -> NODES.stringNode(text());
            case 5 -> NODES.arrayNode().add(anything(depth + 1)).add(anything(depth + 1));
            case 6 -> NODES.objectNode().set(text(), anything(depth + 1));
            default ->
                    NODES.objectNode()
                            .put("type", "event")
                            .put("eventName", text())
                            .set("conditions", anything(depth + 1));
        };
    }

    private String text() {
        return TEXTS.get(random.nextInt(random.nextInt(3) == 0 ? TEXTS.size() : 17));
    }
}
