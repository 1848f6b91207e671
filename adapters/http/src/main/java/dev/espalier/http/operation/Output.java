package dev.espalier.http.operation;

import dev.espalier.engine.barrier.Settled;
import dev.espalier.http.shape.Composite;
import dev.espalier.http.shape.Dates;
import dev.espalier.http.shape.Json;
import dev.espalier.http.shape.Nothing;
import dev.espalier.http.shape.Page;
import dev.espalier.http.shape.Shape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// What an operation answers, and how that is written.
///
/// @param <O> the Java type a handler returns
public sealed interface Output<O> {
    String JSON = "application/json";

    static <T> Output<T> of(Class<T> type) {
        return new Single<>(type, Composite.of(type));
    }

    static <T> Output<Page<T>> page(Class<T> type) {
        return new Paged<>(Composite.of(type));
    }

    static <T> Output<List<T>> list(Class<T> type) {
        return new Listed<>(new Shape.Listing(Composite.of(type), 0, Integer.MAX_VALUE));
    }

    /// One record, or `null` when there is none.
    static <T> Output<Optional<T>> optional(Class<T> type) {
        return new Possible<>(Composite.of(type));
    }

    /// One record, answered with 201 when it is new and 200 when it was there.
    static <T> Output<Made<T>> made(Class<T> type) {
        return new Making<>(Composite.of(type));
    }

    /// One record, or [Nothing], of something that is stopped: answered as usual when it has, with
    /// 202 and `inFlight` beside the fields while emails are in flight.
    static <T> Output<Settled<T>> settled(Class<T> type) {
        return new Settling<>(Composite.of(type));
    }

    static Output<Nothing> nothing() {
        return new Empty();
    }

    /// Text that is not JSON, such as `text/plain` or `message/rfc822`.
    static Output<byte[]> raw(String mediaType) {
        return new Raw(mediaType);
    }

    /// Whether a success of REST has no body.
    default boolean isEmpty() {
        return switch (this) {
            case Empty _ -> true;
            case Settling<?>(var shape) -> shape.fields().isEmpty();
            case Single<O> _, Possible<?> _, Making<?> _, Paged<?> _, Listed<?> _, Raw _ -> false;
        };
    }

    /// Whether this answer says nothing at all.
    default boolean saysNothing(O value) {
        return isEmpty() && !(value instanceof Settled<?>(_, var inFlight) && inFlight > 0);
    }

    /// @return empty where there is nothing to say
    default byte[] write(O value) {
        return switch (this) {
            case Settling<?> _ when saysNothing(value) -> new byte[0];
            case Raw _ -> ((byte[]) value).clone();
            case Empty _ -> new byte[0];
            case Single<O> _, Possible<?> _, Making<?> _, Settling<?> _, Paged<?> _, Listed<?> _ ->
                    Json.write(out -> write(out, value, null));
        };
    }

    /// Writes the value inside a larger JSON document; raw bytes as a string of UTF-8.
    ///
    /// @param dates is told the place of every moment that is written
    default void write(JsonGenerator out, O value, @Nullable Dates dates) {
        switch (this) {
            case Single<O>(_, var shape) -> Json.write(out, shape, value, dates);
            case Possible<?>(var shape) -> {
                var one = ((Optional<?>) value).orElse(null);
                if (one == null) {
                    out.writeNull();
                } else {
                    Json.write(out, shape, one, dates);
                }
            }
            case Making<?>(var shape) -> Json.write(out, shape, ((Made<?>) value).value(), dates);
            case Settling<?>(var shape) -> settled(out, shape, (Settled<?>) value, dates);
            case Paged<?>(var shape) -> paged(out, shape, (Page<?>) value, dates);
            case Listed<?>(var shape) -> Json.write(out, shape, value, dates);
            case Raw _ -> out.writeString(new String((byte[]) value, StandardCharsets.UTF_8));
            case Empty _ -> out.writeNull();
        }
    }

    private static void settled(
            JsonGenerator out, Composite shape, Settled<?> settled, @Nullable Dates dates) {
        if (shape.fields().isEmpty() && settled.inFlight() == 0) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        Json.writeFields(out, shape, Objects.requireNonNull(settled.value()), dates);
        if (settled.inFlight() > 0) {
            out.writeName("inFlight");
            out.writeNumber(settled.inFlight());
        }
        out.writeEndObject();
    }

    private static void paged(
            JsonGenerator out, Composite element, Page<?> page, @Nullable Dates dates) {
        out.writeStartObject();
        out.writeName("data");
        if (dates != null) {
            dates.enter("data");
        }
        Json.write(out, new Shape.Listing(element, 0, Integer.MAX_VALUE), page.data(), dates);
        if (dates != null) {
            dates.leave();
        }
        out.writeName("nextCursor");
        out.writeString(page.nextCursor());
        out.writeEndObject();
    }

    /// The HTTP status of this answer.
    ///
    /// @param usual of a success, where the answer does not tell
    default int status(O value, int usual) {
        return switch (this) {
            case Making<?> _ -> ((Made<?>) value).isNew() ? 201 : 200;
            case Settling<?> _ -> ((Settled<?>) value).inFlight() > 0 ? 202 : usual;
            case Single<O> _, Possible<?> _, Paged<?> _, Listed<?> _, Empty _, Raw _ -> usual;
        };
    }

    default String mediaType() {
        return switch (this) {
            case Raw(var mediaType) -> mediaType;
            case Single<O> _,
                    Possible<?> _,
                    Making<?> _,
                    Settling<?> _,
                    Paged<?> _,
                    Listed<?> _,
                    Empty _ ->
                    JSON;
        };
    }

    /// One record.
    record Single<T>(Class<T> type, Composite shape) implements Output<T> {}

    /// One record that may not be there.
    record Possible<T>(Composite shape) implements Output<Optional<T>> {}

    /// One record that may be new.
    record Making<T>(Composite shape) implements Output<Made<T>> {}

    /// One record of something that is being stopped.
    record Settling<T>(Composite shape) implements Output<Settled<T>> {}

    /// `{data, nextCursor}`.
    record Paged<T>(Composite element) implements Output<Page<T>> {}

    /// A bare array.
    record Listed<T>(Shape.Listing shape) implements Output<List<T>> {}

    record Empty() implements Output<Nothing> {}

    record Raw(String mediaType) implements Output<byte[]> {
        public Raw {
            Objects.requireNonNull(mediaType);
        }
    }
}
