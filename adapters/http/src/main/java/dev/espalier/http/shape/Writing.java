package dev.espalier.http.shape;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Writes records as JSON, exactly as their shapes say.
final class Writing {
    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();
    private final JsonGenerator out;
    private final @Nullable Dates dates;

    /// @param dates is told the place of every moment that is written
    Writing(JsonGenerator out, @Nullable Dates dates) {
        this.out = out;
        this.dates = dates;
    }

    void write(Shape shape, @Nullable Object value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        switch (shape) {
            case Shape.Text _ -> out.writeString((String) value);
            case Shape.Whole _ -> out.writeNumber(((Number) value).longValue());
            case Shape.Decimal _ -> decimal((Double) value);
            case Shape.Truth _ -> out.writeBoolean((Boolean) value);
            case Shape.Word word -> out.writeString(word.of(value));
            case Shape.Moment _ -> moment((Instant) value);
            case Shape.FreeForm _, Shape.Anything _ -> free(value);
            case Shape.Listing(var element, _, _) -> {
                out.writeStartArray();
                entries(element, (List<?>) value);
                out.writeEndArray();
            }
            case Shape.Dictionary(var element, _) -> {
                out.writeStartObject();
                ((Map<?, ?>) value).forEach((key, entry) -> named((String) key, element, entry));
                out.writeEndObject();
            }
            case Composite composite -> composite(composite, value);
        }
    }

    private void composite(Composite shape, Object value) {
        out.writeStartObject();
        fields(shape, value);
        out.writeEndObject();
    }

    void fields(Composite shape, Object value) {
        var fields = shape.fields();
        for (int i = 0; i < fields.size(); i++) {
            var field = fields.get(i);
            named(field.name(), field.shape(), shape.part(value, i));
        }
    }

    private void entries(Shape element, List<?> values) {
        if (dates == null) {
            values.forEach(entry -> write(element, entry));
            return;
        }
        for (int i = 0; i < values.size(); i++) {
            dates.enter(Integer.toString(i));
            write(element, values.get(i));
            dates.leave();
        }
    }

    private void named(String name, Shape shape, @Nullable Object value) {
        out.writeName(name);
        if (dates == null) {
            write(shape, value);
            return;
        }
        dates.enter(name);
        write(shape, value);
        dates.leave();
    }

    private void moment(Instant value) {
        out.writeString(MILLIS.format(value));
        if (dates != null) {
            dates.mark();
        }
    }

    /// JSON has no word for infinities.
    private void decimal(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalStateException(value + " cannot be written as JSON");
        }
        out.writeNumber(value);
    }

    private void free(@Nullable Object value) {
        switch (value) {
            case null -> out.writeNull();
            case String text -> out.writeString(text);
            case Boolean truth -> out.writeBoolean(truth);
            case BigInteger whole -> out.writeNumber(whole);
            case BigDecimal number -> out.writeNumber(number);
            case Double number -> decimal(number);
            case Float number -> decimal(number);
            case Number whole -> out.writeNumber(whole.longValue());
            case Instant instant -> out.writeString(MILLIS.format(instant));
            case Enum<?> word -> out.writeString(Shapes.wordOf(word));
            case List<?> list -> {
                out.writeStartArray();
                list.forEach(this::free);
                out.writeEndArray();
            }
            case Map<?, ?> map -> {
                out.writeStartObject();
                map.forEach((key, entry) -> {
                    out.writeName(String.valueOf(key));
                    free(entry);
                });
                out.writeEndObject();
            }
            default ->
                    throw new IllegalStateException(
                            value.getClass().getName() + " has no wire form");
        }
    }
}
