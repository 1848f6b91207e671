package dev.espalier.sdk.json;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes a record of a map. What the record does not know is passed over; what the map does not say
/// is null, zero, false or empty.
final class Binding {

    private static final ClassValue<Binding> KNOWN =
            new ClassValue<>() {
                @Override
                protected Binding computeValue(Class<?> type) {
                    return new Binding(type);
                }
            };

    private static final ClassValue<Words> WORDS =
            new ClassValue<>() {
                @Override
                protected Words computeValue(Class<?> type) {
                    return Words.of(type);
                }
            };

    private static final long DAY = 86_400;
    private static final long MILLI = 1_000_000;
    private static final String USUAL = "0000-00-00T00:00:00.000Z";

    private final String name;
    private final String[] names;
    private final Type[] types;
    private final MethodHandle constructor;

    private Binding(Class<?> type) {
        var components = type.getRecordComponents();
        this.name = type.getSimpleName();
        this.names = Arrays.stream(components).map(RecordComponent::getName).toArray(String[]::new);
        this.types =
                Arrays.stream(components).map(RecordComponent::getGenericType).toArray(Type[]::new);
        try {
            var parameters =
                    Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new);
            this.constructor =
                    MethodHandles.lookup()
                            .unreflectConstructor(type.getDeclaredConstructor(parameters))
                            .asSpreader(Object[].class, components.length)
                            .asType(
                                    java.lang.invoke.MethodType.methodType(
                                            Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " (expected: a public record)", e);
        }
    }

    static Object of(Type type, @Nullable Object value) {
        var bound = value(type, value);
        if (bound == null) {
            throw new BadJson("null (expected: " + type.getTypeName() + ")");
        }
        return bound;
    }

    private Object record(Map<?, ?> map) {
        var arguments = new @Nullable Object[names.length];
        boolean isKnown = names.length == 0;
        for (int i = 0; i < names.length; i++) {
            var given = map.get(names[i]);
            isKnown |= given != null || map.containsKey(names[i]);
            arguments[i] = value(types[i], given);
        }
        if (!isKnown) {
            throw new BadJson("none of the fields of " + name + " (expected: " + names[0] + ", …)");
        }
        return made(arguments);
    }

    private Object made(@Nullable Object[] arguments) {
        try {
            return (Object) constructor.invokeExact(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object value(Type type, @Nullable Object given) {
        if (type instanceof ParameterizedType of) {
            return of.getRawType() == List.class ? list(of, given) : map(given);
        }
        var wanted = (Class<?>) type;
        if (given == null) {
            return absent(wanted);
        }
        if (wanted == String.class) {
            return given.toString();
        }
        if (wanted == Instant.class) {
            return instant(given);
        }
        if (wanted.isEnum()) {
            return WORDS.get(wanted).of(given.toString());
        }
        if (wanted.isRecord()) {
            return KNOWN.get(wanted).record(object(given));
        }
        return scalar(wanted, given);
    }

    private static @Nullable Object absent(Class<?> wanted) {
        if (wanted == boolean.class) {
            return false;
        }
        if (wanted == int.class) {
            return 0;
        }
        return wanted == long.class ? 0L : null;
    }

    private static Object scalar(Class<?> wanted, Object given) {
        if (wanted == Object.class) {
            return given;
        }
        if (given instanceof Boolean && (wanted == boolean.class || wanted == Boolean.class)) {
            return given;
        }
        if (given instanceof Number number) {
            if (wanted == long.class || wanted == Long.class) {
                return number.longValue();
            }
            if (wanted == int.class || wanted == Integer.class) {
                return number.intValue();
            }
            if (wanted == Double.class) {
                return number.doubleValue();
            }
        }
        throw new BadJson(given + " (expected: " + wanted.getSimpleName() + ")");
    }

    private static Map<?, ?> object(Object given) {
        if (given instanceof Map<?, ?> map) {
            return map;
        }
        throw new BadJson(given.getClass().getSimpleName() + " (expected: an object)");
    }

    private static @Nullable Object map(@Nullable Object given) {
        return given == null ? null : object(given);
    }

    private static List<?> list(ParameterizedType type, @Nullable Object given) {
        if (given == null) {
            return List.of();
        }
        if (!(given instanceof List<?> elements)) {
            throw new BadJson(given.getClass().getSimpleName() + " (expected: a list)");
        }
        var element = type.getActualTypeArguments()[0];
        var bound = new ArrayList<Object>(elements.size());
        for (var one : elements) {
            bound.add(of(element, one));
        }
        return List.copyOf(bound);
    }

    private static Instant instant(Object given) {
        var text = given.toString();
        try {
            return isUsual(text) ? usual(text) : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new BadJson(given + " (expected: an instant)");
        }
    }

    /// Whether it is as the server writes moments: `2026-01-05T09:00:00.000Z`. A long list has
    /// many, and the JDK's parser takes its time.
    private static boolean isUsual(String text) {
        if (text.length() != USUAL.length()) {
            return false;
        }
        for (int i = 0; i < USUAL.length(); i++) {
            char c = text.charAt(i);
            char form = USUAL.charAt(i);
            if (form == '0' ? c < '0' || c > '9' : c != form) {
                return false;
            }
        }
        return true;
    }

    private static Instant usual(String text) {
        var date = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
        var time = LocalTime.of(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19));
        return Instant.ofEpochSecond(
                date.toEpochDay() * DAY + time.toSecondOfDay(), number(text, 20, 23) * MILLI);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /// The constants of an enum by their words.
    private record Words(Map<String, Object> known, @Nullable Object unknown) {
        static Words of(Class<?> type) {
            var known = new java.util.HashMap<String, Object>();
            for (var constant : type.getEnumConstants()) {
                known.put(constant.toString().toLowerCase(Locale.ROOT), constant);
            }
            return new Words(Map.copyOf(known), known.get("unknown"));
        }

        @Nullable Object of(String word) {
            return known.getOrDefault(word, unknown);
        }
    }
}
