package dev.espalier.api;

import dev.espalier.http.operation.Operation;
import dev.espalier.http.operation.Route;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Asks a real server and writes down what was asked and answered, as the files of `contract/`. How
/// a request looks is taken from the operation's route, as an SDK does.
final class Contract {

    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter WRITER =
            ApiClient.JSON
                    .writer()
                    .with(
                            new DefaultPrettyPrinter(
                                            Separators.createDefaultInstance()
                                                    .withObjectEmptySeparator("")
                                                    .withArrayEmptySeparator("")
                                                    .withObjectNameValueSpacing(
                                                            Separators.Spacing.AFTER))
                                    .withObjectIndenter(LINES)
                                    .withArrayIndenter(LINES));

    /// They take an id that is new to their workspace, whoever else has it.
    private static final Set<String> MAKING =
            Set.of(
                    "contacts.create",
                    "contacts.upsert",
                    "sequences.create",
                    "sequences.put",
                    "templates.put");

    private final ApiServer server;
    private final ApiClient outsider;
    private final Set<String> ids = new HashSet<>();
    private final List<String> seen = new ArrayList<>();
    private final Map<String, ObjectNode> files = new TreeMap<>();
    private final Steady steady = new Steady();

    Contract(ApiServer server) {
        this.server = server;
        this.outsider = new ApiClient(server.port(), server.anotherWorkspace());
    }

    /// Calls an operation with the first key.
    ///
    /// @param name says what the case shows
    /// @param input JSON, by the fields of the operation's input
    ApiClient.Reply call(String operation, String name, String input) {
        return callAs(server.client(), operation, name, input);
    }

    /// The same with another key.
    ApiClient.Reply callAs(ApiClient client, String operation, String name, String input) {
        var asked = server.operations().named(operation).orElseThrow();
        var route = asked.route().orElseThrow();
        var fields = (ObjectNode) ApiClient.JSON.readTree(input);
        var request = request(asked, route, fields);
        boolean isOurs = names(fields) && !MAKING.contains(operation);
        if (isOurs) {
            lookIn(operation, request);
        }
        var reply = send(client, request);
        collect(reply.body());

        var told = ApiClient.JSON.createObjectNode();
        told.put("name", name);
        told.set("input", fields);
        told.set("request", request);
        told.set("response", response(asked, reply));
        cases(operation).add(steady.of(told));
        return reply;
    }

    /// Whether the input holds an id that was in an answer.
    private boolean names(JsonNode input) {
        return input.isString()
                ? ids.contains(input.stringValue())
                : input.valueStream().anyMatch(this::names);
    }

    private void collect(JsonNode answer) {
        answer.propertyStream()
                .filter(one -> one.getKey().equals("id") || one.getKey().endsWith("Id"))
                .map(Map.Entry::getValue)
                .filter(JsonNode::isString)
                .forEach(id -> ids.add(id.stringValue()));
        answer.valueStream().forEach(this::collect);
    }

    /// Asks the same with the key of another workspace, to whom nothing of ours is there.
    private void lookIn(String operation, ObjectNode request) {
        var reply = send(outsider, request);
        var answer = reply.body();
        boolean isEmpty =
                reply.status() == 200
                        && (answer.path("data").isArray() ? answer.path("data") : answer).isEmpty();
        // Not 403, 409 or 412, which would say that there is something. 400: it is wrong whoever
        // asks,
        // or one of a batch is not there.
        boolean isNotThere = reply.status() == 404 || reply.status() == 400;
        if (!isEmpty && !isNotThere) {
            seen.add(operation + " " + request + ": " + reply.status() + " " + answer);
        }
    }

    /// What somebody of another workspace got to see or to do.
    List<String> seenByOthers() {
        return seen;
    }

    private ArrayNode cases(String operation) {
        var file =
                files.computeIfAbsent(
                        operation,
                        name -> {
                            var made = ApiClient.JSON.createObjectNode().put("operation", name);
                            made.putArray("cases");
                            return made;
                        });
        return (ArrayNode) file.get("cases");
    }

    private static ObjectNode request(Operation<?, ?> asked, Route route, ObjectNode fields) {
        var rest = fields.deepCopy();
        var path = "/api" + route.path().text();
        for (var parameter : route.path().parameters()) {
            var value = rest.remove(parameter).asString();
            path = path.replace("{" + parameter + "}", encoded(value));
        }
        var request = ApiClient.JSON.createObjectNode();
        request.put("method", route.verb().name()).put("path", path);
        if (asked.file().isPresent()) {
            request.put("mediaType", asked.file().get()).set("text", rest.remove("file"));
        } else if (!rest.isEmpty()) {
            request.set(route.verb().hasBody() ? "body" : "query", rest);
        }
        return request;
    }

    private static ApiClient.Reply send(ApiClient client, ObjectNode request) {
        var parameters = new ArrayList<String>();
        for (var one : request.path("query").properties()) {
            parameters.add(one.getKey() + "=" + encoded(one.getValue().asString()));
        }
        var url =
                request.path("path").asString()
                        + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters));
        var method = request.path("method").asString();
        if (request.has("text")) {
            return client.send(
                    client.to(url)
                            .header("content-type", request.path("mediaType").asString())
                            .method(
                                    method,
                                    BodyPublishers.ofString(request.path("text").asString())));
        }
        return request.has("body")
                ? client.send(method, url, request.path("body").toString())
                : client.send(client.to(url).method(method, BodyPublishers.noBody()));
    }

    private static JsonNode response(Operation<?, ?> asked, ApiClient.Reply reply) {
        var response = ApiClient.JSON.createObjectNode().put("status", reply.status());
        if (!reply.body().isMissingNode()) {
            response.set("body", reply.body());
        } else if (!reply.text().isEmpty()) {
            response.put("mediaType", asked.output().mediaType()).put("text", reply.text());
        }
        return response;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// The operations that have a case which succeeded.
    List<String> shown() {
        return files.entrySet().stream()
                .filter(file -> succeeds(file.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean succeeds(ObjectNode file) {
        for (var one : file.path("cases")) {
            if (one.path("response").path("status").asInt() < 300) {
                return true;
            }
        }
        return false;
    }

    /// The text of each file, by its name.
    SequencedMap<String, String> files() {
        var texts = new TreeMap<String, String>();
        files.forEach((name, file) -> texts.put(name + ".json", text(file)));
        texts.put("operations.json", text(operations()));
        return texts;
    }

    private static String text(JsonNode file) {
        return WRITER.writeValueAsString(file) + "\n";
    }

    /// What there is to ask, whether it has a case or not.
    private JsonNode operations() {
        var list = ApiClient.JSON.createArrayNode();
        for (var one : server.operations().all()) {
            var told = list.addObject().put("name", one.name());
            told.put("kind", one.kind().name().toLowerCase(Locale.ROOT));
            one.route()
                    .ifPresent(route -> {
                        told.put("method", route.verb().name());
                        told.put("path", "/api" + route.path().text());
                    });
        }
        return list;
    }
}
