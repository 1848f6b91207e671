package dev.espalier.liquid;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The literals `empty` and `blank`, which equal every value that is so.
enum Emptiness {
    EMPTY,
    BLANK;

    boolean describes(@Nullable Object value) {
        return value == this
                || isEmpty(value)
                || (this == BLANK
                        && (value == null || Boolean.FALSE.equals(value) || isSpace(value)));
    }

    /// A text, list or map without anything in it. Nil and ranges are never empty.
    static boolean isEmpty(@Nullable Object value) {
        return switch (value) {
            case CharSequence text -> text.isEmpty();
            case Safe safe -> safe.text().isEmpty();
            case Collection<?> list -> list.isEmpty();
            case Map<?, ?> map -> map.isEmpty();
            case null, default -> false;
        };
    }

    /// Whether nobody would see anything of it.
    static boolean saysNothing(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case CharSequence text -> text.chars().allMatch(Emptiness::isUnseen);
            case Safe safe -> safe.text().chars().allMatch(Emptiness::isUnseen);
            default -> isEmpty(value);
        };
    }

    /// Blanks of every width, none included.
    private static boolean isUnseen(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT;
    }

    private static boolean isSpace(Object value) {
        return switch (value) {
            case CharSequence text -> text.toString().isBlank();
            case Safe safe -> safe.text().isBlank();
            default -> false;
        };
    }

    @Override
    public String toString() {
        return "";
    }
}
