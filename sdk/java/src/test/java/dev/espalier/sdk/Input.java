package dev.espalier.sdk;

import dev.espalier.sdk.definition.Activity;
import dev.espalier.sdk.definition.Trigger;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The input of a case of the contract, as a caller of the SDK would say it.
record Input(Map<String, @Nullable Object> fields) {

    @SuppressWarnings("unchecked")
    static Input of(@Nullable Object map) {
        return new Input((Map<String, @Nullable Object>) Objects.requireNonNull(map));
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    String text(String name) {
        return (String) given(name);
    }

    Object given(String name) {
        var value = fields.get(name);
        if (value == null) {
            throw new AssertionError("no " + name + " in " + fields);
        }
        return value;
    }

    List<Input> each(String name) {
        return ((List<?>) given(name)).stream().map(Input::of).toList();
    }

    List<String> texts(String name) {
        return ((List<?>) given(name)).stream().map(Object::toString).toList();
    }

    <E extends Enum<E>> E word(String name, Class<E> type) {
        return Enum.valueOf(type, text(name).toUpperCase(Locale.ROOT));
    }

    <E extends Enum<E>> List<E> words(String name, Class<E> type) {
        return ((List<?>) given(name))
                .stream()
                        .map(one -> Enum.valueOf(type, one.toString().toUpperCase(Locale.ROOT)))
                        .toList();
    }

    /// Every field but these, told to the method of its name.
    <T> T onto(T value, String... but) {
        var filled = value;
        for (var field : fields.entrySet()) {
            if (!List.of(but).contains(field.getKey())) {
                filled = told(filled, field.getKey(), field.getValue());
            }
        }
        return filled;
    }

    @SuppressWarnings("unchecked")
    private static <T> T told(T value, String name, @Nullable Object given) {
        for (var method : value.getClass().getDeclaredMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() == 1) {
                var argument = argument(method, given);
                if (argument != null || isNull(method, given)) {
                    return (T) call(method, value, argument);
                }
            }
        }
        throw new AssertionError(
                value.getClass().getSimpleName() + "." + name + " (expected: takes " + given + ")");
    }

    /// Whether null is given, and the method may take it.
    private static boolean isNull(Method method, @Nullable Object given) {
        var type = method.getParameterTypes()[0];
        return given == null && !type.isPrimitive() && !type.isArray();
    }

    private static Object call(Method method, Object value, @Nullable Object argument) {
        try {
            return method.invoke(value, argument);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(method + " with " + argument, e);
        }
    }

    /// Null when the method takes something else.
    private static @Nullable Object argument(Method method, @Nullable Object given) {
        var type = method.getParameterTypes()[0];
        if (type.isArray()) {
            return array(type.getComponentType(), (List<?>) given);
        }
        return one(type, given);
    }

    private static Object array(Class<?> type, @Nullable List<?> given) {
        var elements = given == null ? List.of() : given;
        var array = Array.newInstance(type, elements.size());
        for (int i = 0; i < elements.size(); i++) {
            Array.set(array, i, one(type, elements.get(i)));
        }
        return array;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static @Nullable Object one(Class<?> type, @Nullable Object given) {
        if (given == null) {
            return null;
        }
        if (type == Instant.class) {
            return Instant.parse(given.toString());
        }
        if (type == Trigger.class) {
            return Trigger.given((Map<String, Object>) given);
        }
        if (type == NewEmail.class) {
            return Input.of(given).onto(NewEmail.of(Input.of(given).text("subject")), "subject");
        }
        if (type == SendWindow.class) {
            var window = Input.of(given);
            return new SendWindow(
                    window.has("from") ? window.text("from") : null,
                    window.has("to") ? window.text("to") : null,
                    window.has("days") ? window.texts("days") : null,
                    window.has("zone") ? window.text("zone") : null,
                    window.has("holidays") ? window.text("holidays") : null);
        }
        if (type.isEnum()) {
            var name = given.toString().toUpperCase(Locale.ROOT).replace('.', '_');
            return Enum.valueOf((Class) type, name);
        }
        if (type == int.class && given instanceof Long number) {
            return Math.toIntExact(number);
        }
        if (type == Double.class && given instanceof Number number) {
            return number.doubleValue();
        }
        boolean fits =
                type.isInstance(given) || (type == boolean.class && given instanceof Boolean);
        return fits ? given : null;
    }

    /// What a dry run takes for granted.
    static Assumptions assumptions(Input given) {
        var assumed = Assumptions.none();
        if (given.has("event")) {
            assumed = assumed.enrolledBy(Input.of(given.given("event")).fields());
        }
        for (var event : given.has("events") ? given.each("events") : List.<Input>of()) {
            assumed =
                    event.has("properties")
                            ? assumed.event(
                                    event.text("name"),
                                    event.text("after"),
                                    Input.of(event.given("properties")).fields())
                            : assumed.event(event.text("name"), event.text("after"));
        }
        for (var did : given.has("did") ? given.each("did") : List.<Input>of()) {
            assumed = assumed.did(did.text("email"), did.word("did", Activity.class));
        }
        return assumed;
    }

    @Override
    public String toString() {
        return Arrays.toString(fields.entrySet().toArray());
    }
}
