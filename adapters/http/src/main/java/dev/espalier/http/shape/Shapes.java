package dev.espalier.http.shape;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Reads Java types into shapes, each record once.
final class Shapes {
    private static final Map<Class<?>, Composite> RECORDS = new ConcurrentHashMap<>();
    private static final int TEXT_MAX = 10_000;
    private static final int ENTRIES_MAX = 1_000;

    private Shapes() {}

    /// One reader at a time: a record that holds itself finds the unfinished one here.
    static synchronized Composite record(Class<?> type) {
        var known = RECORDS.get(type);
        if (known != null) {
            return known;
        }
        if (!type.isRecord()) {
            throw new IllegalArgumentException(
                    type.getName() + ": has no wire form (expected: a record)");
        }
        var composite = Composite.unfinished(type);
        RECORDS.put(type, composite);
        try {
            var fields = new ArrayList<Field>();
            for (var component : type.getRecordComponents()) {
                fields.add(field(component));
            }
            composite.with(fields);
            return composite;
        } catch (IllegalArgumentException e) {
            RECORDS.remove(type);
            throw e;
        }
    }

    private static Field field(RecordComponent component) {
        String where = component.getDeclaringRecord().getName() + "." + component.getName();
        var annotated = component.getAnnotatedType();
        var doc = component.getAnnotation(Doc.class);
        var preset = component.getAnnotation(Default.class);
        boolean changing = component.getType() == Change.class;
        var shape = shape(changing ? argument(annotated, 0) : annotated, where);
        var presence =
                presence(
                        shape,
                        preset,
                        changing,
                        annotated.isAnnotationPresent(org.jspecify.annotations.Nullable.class),
                        where);
        return new Field(component.getName(), shape, presence, doc == null ? "" : doc.value());
    }

    private static Field.Presence presence(
            Shape shape,
            @Nullable Default preset,
            boolean changing,
            boolean nullable,
            String where) {
        if (preset != null) {
            if (changing || nullable) {
                throw new IllegalArgumentException(
                        where + ": a default beside @Nullable or Change (expected: one of them)");
            }
            return new Field.Presence.Defaulted(
                    Json.preset(shape, preset.value(), where), preset.value());
        }
        if (changing) {
            return new Field.Presence.Changing();
        }
        return nullable ? new Field.Presence.Nullable() : new Field.Presence.Required();
    }

    private static Shape shape(AnnotatedType annotated, String where) {
        return switch (annotated.getType()) {
            case Class<?> type -> plain(type, annotated, where);
            case ParameterizedType generic -> container(generic.getRawType(), annotated, where);
            default -> throw noWireForm(annotated.getType(), where);
        };
    }

    private static Shape plain(Class<?> type, AnnotatedType annotated, String where) {
        if (type == String.class) {
            var length = annotated.getAnnotation(Length.class);
            return length == null
                    ? new Shape.Text(0, TEXT_MAX)
                    : new Shape.Text(length.min(), length.max());
        }
        if (type == int.class || type == Integer.class) {
            return whole(annotated, Integer.MIN_VALUE, Integer.MAX_VALUE, false);
        }
        if (type == long.class || type == Long.class) {
            return whole(annotated, Long.MIN_VALUE, Long.MAX_VALUE, true);
        }
        if (type == double.class || type == Double.class) {
            var range = annotated.getAnnotation(Range.class);
            return range == null
                    ? new Shape.Decimal(-Double.MAX_VALUE, Double.MAX_VALUE)
                    : new Shape.Decimal(range.min(), range.max());
        }
        if (type == boolean.class || type == Boolean.class) {
            return new Shape.Truth();
        }
        if (type == Instant.class) {
            return new Shape.Moment();
        }
        if (type == Object.class) {
            return new Shape.Anything();
        }
        if (type.isEnum()) {
            return word(type);
        }
        if (type.isRecord()) {
            return record(type);
        }
        throw noWireForm(type, where);
    }

    private static Shape whole(AnnotatedType annotated, long min, long max, boolean wide) {
        var range = annotated.getAnnotation(Range.class);
        if (range == null) {
            return new Shape.Whole(min, max, wide);
        }
        long least = Math.max(min, range.min());
        long most = Math.min(max, range.max());
        return new Shape.Whole(least, most, wide);
    }

    private static Shape container(Type raw, AnnotatedType annotated, String where) {
        var length = annotated.getAnnotation(Length.class);
        int max = length == null ? ENTRIES_MAX : length.max();
        if (raw == List.class) {
            return new Shape.Listing(
                    shape(argument(annotated, 0), where), length == null ? 0 : length.min(), max);
        }
        if (raw == Map.class && argument(annotated, 0).getType() == String.class) {
            var value = argument(annotated, 1);
            return value.getType() == Object.class
                    ? new Shape.FreeForm()
                    : new Shape.Dictionary(shape(value, where), max);
        }
        throw noWireForm(annotated.getType(), where);
    }

    private static AnnotatedType argument(AnnotatedType type, int index) {
        return ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[index];
    }

    /// The domain's enums name their own words; others are their constants in lower case.
    private static Shape word(Class<?> type) {
        var words = new LinkedHashMap<String, Enum<?>>();
        for (var constant : type.getEnumConstants()) {
            words.put(wordOf((Enum<?>) constant), (Enum<?>) constant);
        }
        return new Shape.Word(Collections.unmodifiableMap(words));
    }

    static String wordOf(Enum<?> constant) {
        try {
            var word = constant.getDeclaringClass().getMethod("word");
            word.setAccessible(true);
            return (String) word.invoke(constant);
        } catch (NoSuchMethodException _) {
            return constant.name().toLowerCase(Locale.ROOT);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    constant.getDeclaringClass().getName() + ".word(): failed", e);
        }
    }

    private static IllegalArgumentException noWireForm(Type type, String where) {
        return new IllegalArgumentException(
                where
                        + ": "
                        + type.getTypeName()
                        + " has no wire form (expected: text, number, boolean, enum, Instant, record, List, Map<String, …> or Object)");
    }
}
