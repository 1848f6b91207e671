package dev.espalier.jobs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// An Inngest server for tests, written from what is known of the wire alone: it takes events,
/// knows each id once, calls the functions that were registered with it, keeps what steps came to,
/// and tries again when it is told to. It complains of everything a real one would not understand.
final class StubInngest implements AutoCloseable {

    static final String EVENT_KEY = "event-key-0123456789";
    static final String SIGNING_KEY = "signkey-test-0123456789abcdef0123456789abcdef";

    private static final String SIGNATURE = "x-inngest-signature";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final InstantSource clock;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Set<String> known = new HashSet<>();
    private final Map<String, JsonNode> functions = new ConcurrentHashMap<>();
    private final List<Waiting> waiting = new CopyOnWriteArrayList<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final List<JsonNode> results = new CopyOnWriteArrayList<>();
    private final List<Signed> calls = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final Map<String, Run> live = new ConcurrentHashMap<>();
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicInteger registrations = new AtomicInteger();
    private volatile @Nullable JsonNode registration;
    private volatile String signingKey = SIGNING_KEY;
    private volatile int trouble;
    private volatile boolean usesApi;

    private record Waiting(Instant due, Run run) {}

    /// A call as it was signed.
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way; never compared
    record Signed(URI uri, byte[] body, String signature) {}

    StubInngest(InstantSource clock) throws IOException {
        this.clock = clock;
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Every event that came in, also those that were known.
    List<JsonNode> events() {
        return events;
    }

    /// What runs came to in the end.
    List<JsonNode> results() {
        return results;
    }

    List<Signed> calls() {
        return calls;
    }

    List<String> complaints() {
        return complaints;
    }

    int registrations() {
        return registrations.get();
    }

    Optional<JsonNode> registration() {
        return Optional.ofNullable(registration);
    }

    /// Everything is answered by this status from now on; 0: as usual.
    void answers(int status) {
        trouble = status;
    }

    /// Another key than it was registered with.
    void signsWith(String key) {
        signingKey = key;
    }

    /// What is large is left out of calls.
    void usesApi() {
        usesApi = true;
    }

    /// It would run the same event again.
    void forgets(String event) {
        synchronized (known) {
            known.remove(event);
        }
    }

    void forgetsFunctions() {
        functions.clear();
    }

    private void complain(String what) {
        complaints.add(what);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var path = exchange.getRequestURI().getPath();
            if (trouble != 0) {
                answer(exchange, trouble, "{\"error\":\"not now\"}");
            } else if (path.startsWith("/e/")) {
                event(exchange, path.substring(3), body);
            } else if (path.equals("/fn/register")) {
                register(exchange, body);
            } else if (path.startsWith("/v0/runs/")) {
                stored(exchange, path.split("/", -1));
            } else {
                complain("asked for " + path);
                answer(exchange, 404, "{}");
            }
        }
    }

    private void event(HttpExchange exchange, String key, byte[] body) throws IOException {
        if (!key.equals(EVENT_KEY)) {
            answer(exchange, 401, "{\"status\":401,\"error\":\"Event key not found\"}");
            return;
        }
        var root = JSON.readTree(body);
        var all = root.isArray() ? List.copyOf(root.valueStream().toList()) : List.of(root);
        for (var one : all) {
            if (one.path("name").asString("").isEmpty()) {
                answer(
                        exchange,
                        400,
                        "{\"ids\":[\"\"],\"status\":400,\"error\":\"event name is empty\"}");
                return;
            }
            if (one.path("name").stringValue().contains("refuse")
                    || one.path("data").path("how").asString("").equals("refuse")) {
                answer(exchange, 400, "{\"status\":400,\"error\":\"event is no good\"}");
                return;
            }
        }
        all.forEach(this::take);
        answer(exchange, 200, "{\"ids\":[\"01J\"],\"status\":200}");
    }

    /// Sends an event as another app would.
    void take(JsonNode event) {
        events.add(event);
        synchronized (known) {
            var id = event.path("id").asString("");
            if (!id.isEmpty() && !known.add(id)) {
                return;
            }
        }
        functions.values().stream()
                .filter(function ->
                        function.path("triggers")
                                .get(0)
                                .path("event")
                                .asString("")
                                .equals(event.path("name").asString("")))
                .forEach(function ->
                        threads.execute(() ->
                                new Run(function, event, "run-" + runs.incrementAndGet()).go()));
    }

    private void register(HttpExchange exchange, byte[] body) throws IOException {
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (!("Bearer " + bearer(signingKey)).equals(authorization)) {
            answer(exchange, 401, "{\"error\":\"Authentication failed\"}");
            return;
        }
        if (exchange.getRequestHeaders().getFirst("X-Inngest-SDK") == null) {
            complain("registration without x-inngest-sdk");
        }
        var root = JSON.readTree(body);
        registration = root;
        registrations.incrementAndGet();
        boolean isModified = functions.isEmpty();
        root.path("functions").forEach(one -> functions.put(one.path("id").stringValue(), one));
        answer(exchange, 200, "{\"ok\":true,\"modified\":" + isModified + "}");
    }

    private void stored(HttpExchange exchange, String[] path) throws IOException {
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        var run = live.get(path[3]);
        if (!("Bearer " + bearer(signingKey)).equals(authorization) || run == null) {
            answer(exchange, 401, "{\"error\":\"no\"}");
        } else if (path[4].equals("actions")) {
            answer(exchange, 200, run.steps.toString());
        } else {
            answer(exchange, 200, "[" + run.event + "]");
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("content-type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /// Calls what is due.
    void tick() {
        var due = waiting.stream().filter(one -> !one.due().isAfter(clock.instant())).toList();
        waiting.removeAll(due);
        due.forEach(one -> threads.execute(one.run()::go));
    }

    /// How many calls are out.
    int busy() {
        return busy.get();
    }

    int waiting() {
        return waiting.size();
    }

    /// One run of a function.
    private final class Run {
        private final JsonNode function;
        private final JsonNode event;
        private final String id;
        private final ObjectNode steps = JSON.createObjectNode();
        private int attempt;

        Run(JsonNode function, JsonNode event, String id) {
            this.function = function;
            this.event = event;
            this.id = id;
            live.put(id, this);
        }

        void go() {
            busy.incrementAndGet();
            try {
                call();
            } finally {
                busy.decrementAndGet();
            }
        }

        private void call() {
            try {
                var step = function.path("steps").path("step");
                var uri = URI.create(step.path("runtime").path("url").stringValue());
                var response = post(uri, body(step.path("retries").path("attempts").asInt(4)));
                heard(response, step.path("retries").path("attempts").asInt(4));
            } catch (IOException | RuntimeException failed) {
                again(Duration.ofSeconds(5));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        private byte[] body(int most) {
            var context = JSON.createObjectNode();
            context.put("run_id", id);
            context.put("attempt", attempt);
            context.put("max_attempts", most);
            context.put("fn_id", function.path("id").stringValue());
            context.put("disable_immediate_execution", false);
            context.put("use_api", usesApi);
            var stack = JSON.createObjectNode();
            stack.set("stack", JSON.valueToTree(List.copyOf(steps.propertyNames())));
            stack.put("current", steps.size());
            context.set("stack", stack);
            var body = JSON.createObjectNode();
            if (!usesApi) {
                body.set("event", event);
                body.set("events", JSON.createArrayNode().add(event));
                body.set("steps", steps);
            }
            body.set("ctx", context);
            body.put("version", 1);
            return JSON.writeValueAsBytes(body);
        }

        private void heard(HttpResponse<byte[]> response, int most) {
            var headers = response.headers();
            if (!headers.firstValue("x-inngest-sdk").orElse("").matches("[a-z/-]+:v[0-9.]+")) {
                complain("answer without x-inngest-sdk");
            }
            if (!headers.firstValue("x-inngest-req-version").orElse("").equals("2")) {
                complain("answer without x-inngest-req-version 2");
            }
            var root = JSON.readTree(response.body());
            switch (response.statusCode()) {
                case 200 -> {
                    results.add(root);
                    live.remove(id);
                }
                case 206 -> {
                    for (var op : root) {
                        if (!op.path("id").asString("").matches("[0-9a-f]{40}")) {
                            complain("step id " + op);
                        }
                        if (op.path("op").asString("").equals("StepRun")) {
                            steps.set(
                                    op.path("id").stringValue(),
                                    JSON.createObjectNode().set("data", op.path("data")));
                        } else {
                            complain("op " + op);
                        }
                    }
                    attempt = 0;
                    call();
                }
                default -> failed(response, root, most);
            }
        }

        private void failed(HttpResponse<byte[]> response, JsonNode root, int most) {
            if (root.path("name").isMissingNode() || root.path("message").isMissingNode()) {
                complain("error without name and message: " + root);
            }
            var noRetry = response.headers().firstValue("x-inngest-no-retry");
            if (noRetry.isEmpty()) {
                complain("error without x-inngest-no-retry");
            }
            attempt++;
            if (noRetry.equals(Optional.of("true")) || attempt >= most) {
                results.add(root);
                live.remove(id);
            } else {
                again(
                        response.headers()
                                .firstValue("retry-after")
                                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                                .orElse(Duration.ofSeconds(5)));
            }
        }

        private void again(Duration after) {
            waiting.add(new Waiting(clock.instant().plus(after), this));
        }
    }

    /// Signs and posts.
    HttpResponse<byte[]> post(URI uri, byte[] body) throws IOException, InterruptedException {
        var signed = new Signed(uri, body, signature(body, clock.instant()));
        calls.add(signed);
        return post(signed);
    }

    HttpResponse<byte[]> post(Signed signed) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(signed.uri())
                        .header("content-type", "application/json")
                        .header(SIGNATURE, signed.signature())
                        .POST(BodyPublishers.ofByteArray(signed.body()))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    /// Asks an app to register, as a server does at its start.
    HttpResponse<byte[]> put(URI uri) throws IOException, InterruptedException {
        var body = "{\"url\":\"%s\"}".formatted(uri).getBytes(StandardCharsets.UTF_8);
        return client.send(
                HttpRequest.newBuilder(uri)
                        .header("x-inngest-server-kind", "cloud")
                        .header(SIGNATURE, signature(body, clock.instant()))
                        .PUT(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    String signature(byte[] body, Instant at) {
        var time = Long.toString(at.getEpochSecond());
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(
                    new SecretKeySpec(
                            digits(signingKey).getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(body);
            mac.update(time.getBytes(StandardCharsets.UTF_8));
            return "t=" + time + "&s=" + HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String digits(String key) {
        return key.replaceFirst("^signkey-\\w+-", "");
    }

    private static String bearer(String key) {
        try {
            var hash =
                    java.security.MessageDigest.getInstance("SHA-256")
                            .digest(HexFormat.of().parseHex(digits(key)));
            return key.substring(0, key.length() - digits(key).length())
                    + HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Map<String, Object> event(String id, String name, Map<String, Object> data) {
        var event = new LinkedHashMap<String, Object>();
        event.put("id", id);
        event.put("name", name);
        event.put("ts", 1_767_000_000_000L);
        event.put("data", data);
        return event;
    }

    static JsonNode json(Object value) {
        return JSON.valueToTree(value);
    }

    static JsonNode json(byte[] text) {
        return JSON.readTree(text);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.shutdownNow();
    }
}
