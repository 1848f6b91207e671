package dev.espalier.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.espalier.sdk.json.Json;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The SDK asks what a real server was asked and understands what it answered, by the files in
/// `contract`.
class ContractTest {

    private static final Path FILES = Path.of("..", "..", "contract");

    /// Words that a typed caller cannot even say.
    private static final Set<String> UNSAYABLE =
            Set.of("sequences.page: no such status", "sends.list: no such status");

    private static Object read(String name) throws IOException {
        return Objects.requireNonNull(Json.parse(Files.readString(FILES.resolve(name))));
    }

    @Test
    void every_operation_of_the_server_has_a_method_or_a_reason() throws IOException {
        var table = new TreeSet<String>();
        for (var operation : (List<?>) read("operations.json")) {
            table.add(Input.of(operation).text("name"));
        }

        var known = new TreeSet<>(Surface.CALLS.keySet());
        known.addAll(Surface.LEFT_OUT.keySet());
        assertThat(known).isEqualTo(table);
        assertThat(Surface.CALLS)
                .doesNotContainKeys(Surface.LEFT_OUT.keySet().toArray(new String[0]));
    }

    @TestFactory
    Stream<DynamicTest> what_was_asked_is_asked_and_what_was_answered_is_understood()
            throws IOException {
        var tests = new ArrayList<DynamicTest>();
        for (var operation : Surface.CALLS.keySet()) {
            if (!Files.exists(FILES.resolve(operation + ".json"))) {
                continue;
            }
            for (var one : Input.of(read(operation + ".json")).each("cases")) {
                var name = operation + ": " + one.text("name");
                if (!UNSAYABLE.contains(name)) {
                    tests.add(dynamicTest(name, () -> holds(operation, one)));
                }
            }
        }
        assertThat(tests).hasSizeGreaterThan(80);
        return tests.stream();
    }

    private static void holds(String operation, Input one) {
        var response = Input.of(one.given("response"));
        int status = (int) (long) (Long) response.given("status");
        var body = response.fields().get("body");
        var call = Objects.requireNonNull(Surface.CALLS.get(operation));
        try (var server = new Stub(answer(status, response, body));
                var espalier = server.client().build()) {
            if (status < 400) {
                understood(
                        call.of(espalier, Input.of(one.given("input"))),
                        response.has("text") ? response.text("text") : body);
            } else {
                refused(espalier, call, one, Input.of(body), status);
            }
            asked(operation, server.got.getFirst(), Input.of(one.given("request")));
        }
    }

    private static Stub.Reaction answer(int status, Input response, @Nullable Object body) {
        return response.has("text")
                ? Stub.answer(status, response.text("mediaType"), response.text("text"))
                : Stub.json(status, response.has("body") ? Json.write(body) : "");
    }

    private static void refused(
            Espalier espalier, Surface.Ask call, Input one, Input body, int status) {
        var error = Input.of(body.given("error"));
        try {
            call.of(espalier, Input.of(one.given("input")));
        } catch (EspalierException refused) {
            assertThat(refused.code().name()).isEqualTo(error.text("code"));
            assertThat(refused).hasMessage(error.text("message"));
            assertThat(refused.statusCode()).isEqualTo(status);
            understood(refused.issues(), error.has("issues") ? error.given("issues") : List.of());
            return;
        }
        throw new AssertionError("no refusal (expected: " + error.text("message") + ")");
    }

    private static void asked(String operation, Stub.Got got, Input request) {
        var target = URI.create(got.target());
        assertThat(got.method()).isEqualTo(request.text("method"));
        assertThat(target.getRawPath()).isEqualTo(request.text("path"));
        var query = new HashMap<String, String>();
        for (var part : String.valueOf(target.getQuery()).split("&")) {
            if (part.contains("=")) {
                query.put(
                        part.substring(0, part.indexOf('=')),
                        part.substring(part.indexOf('=') + 1));
            }
        }
        var wanted = new HashMap<String, String>();
        if (request.has("query")) {
            Input.of(request.given("query"))
                    .fields()
                    .forEach((name, value) -> wanted.put(name, String.valueOf(value)));
        }
        assertThat(query).isEqualTo(wanted);
        if (request.has("text")) {
            assertThat(got.body()).isEqualTo(request.text("text"));
            assertThat(got.header("content-type")).isEqualTo(request.text("mediaType"));
        } else {
            var body = got.body().isEmpty() ? Map.of() : Json.parse(got.body());
            var expected = request.has("body") ? request.given("body") : Map.of();
            assertThat(told(operation.equals("events.track") ? given(body, expected) : body))
                    .isEqualTo(told(expected));
        }
    }

    /// Without the id that the SDK makes for an event that has none.
    private static @Nullable Object given(@Nullable Object body, Object expected) {
        if (body instanceof Map<?, ?> event && !Input.of(expected).has("id")) {
            var given = new HashMap<Object, @Nullable Object>(event);
            assertThat(String.valueOf(given.remove("id"))).matches("evt_[0-9a-f]{32}");
            return given;
        }
        return body;
    }

    /// Without what an empty text says, as of an event of nobody.
    private static @Nullable Object told(@Nullable Object body) {
        if (body instanceof Map<?, ?> map) {
            var told = new HashMap<Object, @Nullable Object>(map);
            told.values().removeIf(""::equals);
            told.replaceAll((name, value) -> moment(value));
            return told;
        }
        return body;
    }

    private static @Nullable Object moment(@Nullable Object value) {
        return value instanceof String text && text.matches("\\d{4}-\\d\\d-\\d\\dT.*Z")
                ? Instant.parse(text)
                : value;
    }

    /// Every field that came is a component of the record and says the same.
    private static void understood(@Nullable Object answer, @Nullable Object body) {
        if (body instanceof Map<?, ?> map && answer instanceof List<?> whole) {
            understood(whole, map.get("data"));
        } else if (body instanceof Map<?, ?> map && answer instanceof Record known) {
            var names = new HashSet<>(map.keySet());
            for (var component : known.getClass().getRecordComponents()) {
                if (names.remove(component.getName())) {
                    understood(value(known, component), map.get(component.getName()));
                }
            }
            assertThat(names).as("fields that %s lacks", known.getClass()).isEmpty();
        } else if (body instanceof List<?> list) {
            assertThat(answer).isInstanceOf(List.class);
            var elements = (List<?>) Objects.requireNonNull(answer);
            assertThat(elements).hasSameSizeAs(list);
            for (int i = 0; i < list.size(); i++) {
                understood(elements.get(i), list.get(i));
            }
        } else if (answer instanceof Enum<?> word) {
            assertThat(word.toString().toLowerCase(Locale.ROOT)).isEqualTo(body);
        } else if (body != null) {
            assertThat(answer instanceof Integer n ? (Object) (long) n : answer)
                    .isEqualTo(answer instanceof Instant ? Instant.parse(body.toString()) : body);
        }
    }

    private static @Nullable Object value(Record known, RecordComponent one) {
        try {
            return one.getAccessor().invoke(known);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(one.toString(), e);
        }
    }
}
