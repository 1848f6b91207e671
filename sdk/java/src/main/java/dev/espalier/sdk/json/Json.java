package dev.espalier.sdk.json;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/// Texts, and what they say.
public final class Json {

    private Json() {}

    /// @return a map, list, text, long, double, boolean or null
    /// @throws BadJson when it is none
    public static @Nullable Object parse(String text) {
        return new Reader(text).document();
    }

    /// @param value of maps, collections, texts, numbers, booleans, nulls; anything else is written
    ///   as the text it makes of itself
    public static String write(@Nullable Object value) {
        var out = new StringBuilder();
        Writer.write(out, value);
        return out.toString();
    }

    /// @param type a record, or a list of records
    /// @throws BadJson when the value does not fit
    public static Object bind(@Nullable Object value, Type type) {
        return Binding.of(type, value);
    }
}
