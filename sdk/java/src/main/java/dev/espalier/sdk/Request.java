package dev.espalier.sdk;

import dev.espalier.sdk.json.Json;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is asked, before it is known how often it takes.
///
/// @param path below `/api`, encoded
/// @param query with its `?`; may be empty
record Request(Wire wire, String method, String path, String query, Body body) {

    /// What goes along.
    sealed interface Body {}

    record Nothing() implements Body {}

    record Text(String json) implements Body {}

    /// Says by an id of its own what it is: the server knows it again, so it needs no key.
    record Known(String json) implements Body {}

    /// Whose answer holds a secret. The server keeps no such answer, so there is no key under which
    /// it could be sent again.
    record Once(String json) implements Body {}

    /// @param file opened once
    record File(String mediaType, Supplier<InputStream> file) implements Body {}

    /// @param template such as `/sequences/{sequenceId}`
    static Request of(Wire wire, String method, String template, String... ids) {
        return new Request(wire, method, Paths.path(template, ids), "", new Nothing());
    }

    Request query(Fields fields) {
        return new Request(wire, method, path, Paths.query(fields.map()), body);
    }

    Request body(Fields fields) {
        return new Request(wire, method, path, query, new Text(Json.write(fields.map())));
    }

    /// @param fields with an id by which the server counts what is told twice once
    Request bodyKnown(Fields fields) {
        return new Request(wire, method, path, query, new Known(Json.write(fields.map())));
    }

    Request bodyOnce(Fields fields) {
        return new Request(wire, method, path, query, new Once(Json.write(fields.map())));
    }

    Request file(String mediaType, Supplier<InputStream> file) {
        return new Request(wire, method, path, query, new File(mediaType, file));
    }

    boolean isRead() {
        return method.equals("GET");
    }

    /// A file is read once, and its operation knows no key; nor does one whose answer is a secret.
    boolean isRepeatable() {
        return !(body instanceof File || body instanceof Once);
    }

    /// Whether it takes a key to send it again.
    boolean needsKey() {
        return !isRead() && (body instanceof Text || body instanceof Nothing);
    }

    /// Whether a second attempt does no harm even while the first is still being carried out.
    boolean isRepeatableAtOnce() {
        return isRead() || body instanceof Known;
    }

    <T> Call<T> giving(Class<T> type) {
        return new Call<>(this, answer -> type.cast(Json.bind(json(answer), type)));
    }

    /// An answer that may be `null`.
    <T> Call<Optional<T>> perhaps(Class<T> type) {
        return new Call<>(
                this,
                answer -> {
                    var json = json(answer);
                    return json == null
                            ? Optional.empty()
                            : Optional.of(type.cast(Json.bind(json, type)));
                });
    }

    <T> Call<List<T>> list(Class<T> type) {
        return new Call<>(this, answer -> elements(json(answer), type));
    }

    <T> Call<Page<T>> page(Class<T> type) {
        return new Call<>(this, answer -> page(answer, type));
    }

    /// A list that comes as one page.
    <T> Call<List<T>> whole(Class<T> type) {
        return new Call<>(this, answer -> page(answer, type).data());
    }

    private static <T> Page<T> page(Answer answer, Class<T> type) {
        if (json(answer) instanceof Map<?, ?> map && map.get("data") instanceof List<?> data) {
            return new Page<>(elements(data, type), (String) map.get("nextCursor"));
        }
        throw answer.strange("no list", null);
    }

    private static <T> List<T> elements(@Nullable Object list, Class<T> type) {
        var elements = new ArrayList<T>();
        if (list instanceof List<?> given) {
            given.forEach(one -> elements.add(type.cast(Json.bind(one, type))));
        }
        return elements;
    }

    Call<Deleted> deleted() {
        return new Call<>(
                this,
                answer ->
                        answer.body().length == 0
                                ? new Deleted(0)
                                : (Deleted) Json.bind(json(answer), Deleted.class));
    }

    /// An answer that says nothing.
    Call<@Nullable Void> silent() {
        return new Call<>(this, answer -> null);
    }

    Call<byte[]> raw() {
        return new Call<>(this, Answer::body);
    }

    /// What is not JSON.
    Call<String> text() {
        return new Call<>(this, answer -> new String(answer.body(), StandardCharsets.UTF_8));
    }

    private static @Nullable Object json(Answer answer) {
        return Json.parse(new String(answer.body(), StandardCharsets.UTF_8));
    }
}
