package dev.espalier.engine.contacts;

import dev.espalier.refusal.Issue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Checks free properties and brings them into the one form in which the store gives them back, so
/// that equal ones are equal: whole numbers are `Integer`, `Long` when larger, everything else
/// `BigDecimal`.
final class Properties {

    static final int MOST = 100;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TEXT = 10_000;
    private static final int DEEPEST = 5;
    private static final int MOST_VALUES = 1_000;
    private static final int MOST_DIGITS = 100;

    private final List<Issue> issues;
    private int values;

    private Properties(List<Issue> issues) {
        this.issues = issues;
    }

    /// @param issues where the faults go, with paths such as `properties.plan`
    static Map<String, @Nullable Object> check(
            Map<String, ? extends @Nullable Object> given, List<Issue> issues) {
        var checked = new Properties(issues).map("properties", given, 1);
        tooMany(given.size(), issues);
        return checked;
    }

    /// The properties after a change; those that are null in it are gone.
    static Map<String, Object> merge(
            Map<String, Object> old, Map<String, ? extends @Nullable Object> change) {
        var merged = new LinkedHashMap<>(old);
        change.forEach((name, value) -> {
            if (value == null) {
                merged.remove(name);
            } else {
                merged.put(name, value);
            }
        });
        return Collections.unmodifiableMap(merged);
    }

    static void tooMany(int count, List<Issue> issues) {
        if (count > MOST) {
            issues.add(Issue.at("properties", count + " (expected: at most " + MOST + ")"));
        }
    }

    /// Why PostgreSQL or a template could not carry this text; null when they can.
    static @Nullable String textFault(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return "holds a NUL (expected: text)";
            }
            if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return "holds half a character (expected: text)";
            }
        }
        return null;
    }

    private Map<String, @Nullable Object> map(String path, Map<?, ?> given, int depth) {
        var checked = new LinkedHashMap<String, @Nullable Object>();
        given.forEach((key, value) -> {
            var name = String.valueOf(key);
            nameFault(path, name);
            checked.put(name, value(path + "." + name, value, depth));
        });
        return checked;
    }

    private void nameFault(String path, String name) {
        boolean printable = name.chars().noneMatch(Character::isISOControl);
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            add(
                    path,
                    "a name of "
                            + name.length()
                            + " characters (expected: 1.."
                            + LONGEST_NAME
                            + ")");
        } else if (!printable || textFault(name) != null) {
            add(path, "a name with a control character (expected: a name)");
        }
    }

    private @Nullable Object value(String path, @Nullable Object value, int depth) {
        if (++values > MOST_VALUES) {
            if (values == MOST_VALUES + 1) {
                add("properties", "too many values (expected: at most " + MOST_VALUES + ")");
            }
            return null;
        }
        return switch (value) {
            case null -> null;
            case Boolean truth -> truth;
            case String text -> text(path, text);
            case Number number -> number(path, number);
            case Map<?, ?> map -> deeper(path, depth) ? map(path, map, depth + 1) : null;
            case List<?> list -> deeper(path, depth) ? list(path, list, depth + 1) : null;
            default -> {
                add(
                        path,
                        value.getClass().getSimpleName()
                                + " (expected: text, number, boolean, null, list or object)");
                yield null;
            }
        };
    }

    private String text(String path, String text) {
        var fault = textFault(text);
        if (fault != null) {
            add(path, fault);
        } else if (text.length() > LONGEST_TEXT) {
            add(path, text.length() + " characters (expected: at most " + LONGEST_TEXT + ")");
        }
        return text;
    }

    private List<@Nullable Object> list(String path, List<?> given, int depth) {
        var checked = new ArrayList<@Nullable Object>();
        for (int i = 0; i < given.size() && values <= MOST_VALUES; i++) {
            checked.add(value(path + "[" + i + "]", given.get(i), depth));
        }
        return checked;
    }

    private boolean deeper(String path, int depth) {
        if (depth < DEEPEST) {
            return true;
        }
        add(path, "nested too deep (expected: at most " + DEEPEST + " levels)");
        return false;
    }

    private @Nullable Object number(String path, Number number) {
        var decimal = decimal(number);
        // A few letters such as 1e99999 must not become a hundred kilobytes.
        if (decimal == null
                || decimal.precision() > MOST_DIGITS
                || Math.abs((long) decimal.scale()) > MOST_DIGITS) {
            add(path, "a number out of range (expected: at most " + MOST_DIGITS + " digits)");
            return null;
        }
        var plain = decimal.scale() < 0 ? decimal.setScale(0) : decimal;
        if (plain.scale() > 0 || plain.toBigInteger().bitLength() > 63) {
            return plain;
        }
        long whole = plain.longValueExact();
        if (whole == (int) whole) {
            return (int) whole;
        }
        return whole;
    }

    private static @Nullable BigDecimal decimal(Number number) {
        return switch (number) {
            case BigDecimal decimal -> decimal;
            case BigInteger whole -> new BigDecimal(whole);
            case Double real -> Double.isFinite(real) ? BigDecimal.valueOf(real) : null;
            case Float real -> Float.isFinite(real) ? new BigDecimal(Float.toString(real)) : null;
            default -> BigDecimal.valueOf(number.longValue());
        };
    }

    private void add(String path, String message) {
        issues.add(Issue.at(path, message));
    }
}
