package dev.espalier.liquid;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/// Liquid's numbers: whole ones of any size up to [#MAX_BITS], and floating ones, which are
/// reckoned in decimal so that `1.1 | plus: 2.2` is `3.3`.
final class Numbers {
    /// Beyond this a whole number is a failure: `times` in a loop must not grow without end.
    static final int MAX_BITS = 4_096;

    /// Digits a text or literal may have and still be read as a number.
    static final int MAX_DIGITS = 400;

    private static final BigInteger MIN_LONG = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);

    private Numbers() {}

    static boolean isWhole(Number number) {
        return !(number instanceof Double
                || number instanceof Float
                || number instanceof BigDecimal);
    }

    static boolean isNaN(Number number) {
        return Double.isNaN(number.doubleValue());
    }

    static int compare(Number a, Number b) {
        if (a instanceof Long x && b instanceof Long y) return Long.compare(x, y);
        if (isWhole(a) && isWhole(b)) return whole(a).compareTo(whole(b));
        if (!isFinite(a) || !isFinite(b)) return Double.compare(infinity(a), infinity(b));
        return exact(a).compareTo(exact(b));
    }

    /// Beside an infinity every finite number is as good as 0; its own double might overflow.
    private static double infinity(Number number) {
        return isFinite(number) ? 0 : number.doubleValue();
    }

    private static boolean isFinite(Number number) {
        return isWhole(number)
                || number instanceof BigDecimal
                || Double.isFinite(number.doubleValue());
    }

    static BigInteger whole(Number number) {
        return number instanceof BigInteger big ? big : BigInteger.valueOf(number.longValue());
    }

    /// The number in decimal, if it is of a size that can be reckoned with.
    static BigDecimal decimal(Number number) {
        return bounded(exact(number));
    }

    private static BigDecimal exact(Number number) {
        return switch (number) {
            case BigDecimal exact -> exact;
            case BigInteger whole -> new BigDecimal(whole);
            case Double inexact -> fromDouble(inexact);
            case Float inexact -> fromDouble(Double.parseDouble(inexact.toString()));
            default -> BigDecimal.valueOf(number.longValue());
        };
    }

    private static BigDecimal fromDouble(double number) {
        if (!Double.isFinite(number)) throw new Failure(number + " (expected: a finite number)");
        return BigDecimal.valueOf(number);
    }

    /// A number of a few characters can stand for a gigabyte of digits.
    private static BigDecimal bounded(BigDecimal number) {
        if (Math.abs((long) number.scale()) > MAX_DIGITS || number.precision() > MAX_DIGITS) {
            throw new Failure("number (expected: at most " + MAX_DIGITS + " digits)");
        }
        return number;
    }

    /// The smallest box a whole number fits in.
    static Number shrink(BigInteger number) {
        if (number.compareTo(MIN_LONG) >= 0 && number.compareTo(MAX_LONG) <= 0)
            return number.longValue();
        if (number.bitLength() > MAX_BITS) {
            throw new Failure("number (expected: at most " + MAX_BITS + " bits)");
        }
        return number;
    }

    /// What arithmetic sees in a value: texts that read as numbers count, other values are 0.
    static Number of(@Nullable Object value) {
        return switch (Values.plain(value)) {
            case Long number -> number;
            case Double number -> number;
            case BigInteger number -> shrink(number);
            case BigDecimal number -> bounded(number);
            case Float number -> Double.parseDouble(number.toString());
            case Number number -> number.longValue();
            case String text -> parse(text);
            case null, default -> 0L;
        };
    }

    /// Digits, a point and digits are a decimal; otherwise the whole number the text starts with.
    private static Number parse(String text) {
        var trimmed = text.strip();
        int start = !trimmed.isEmpty() && isSign(trimmed.charAt(0)) ? 1 : 0;
        int end = digits(trimmed, start);
        if (end == start) return 0L;
        if (end - start > MAX_DIGITS)
            throw new Failure("number (expected: at most " + MAX_DIGITS + " digits)");
        int fractionEnd =
                end < trimmed.length() && trimmed.charAt(end) == '.'
                        ? digits(trimmed, end + 1)
                        : end;
        if (fractionEnd == trimmed.length() && fractionEnd > end + 1 && trimmed.charAt(0) != '+') {
            return bounded(new BigDecimal(trimmed));
        }
        return wholeNumber(trimmed.substring(trimmed.charAt(0) == '+' ? 1 : 0, end));
    }

    private static boolean isSign(char c) {
        return c == '-' || c == '+';
    }

    private static int digits(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') end++;
        return end;
    }

    /// Reads an optional minus and digits, of which there are at most [#MAX_DIGITS].
    static Number wholeNumber(String digits) {
        return digits.length() <= 18
                ? (Number) Long.parseLong(digits)
                : shrink(new BigInteger(digits));
    }

    /// An argument that must be a whole number: an integer, or a text that is one.
    static long integer(@Nullable Object value) {
        return switch (Values.plain(value)) {
            case Number number when isWhole(number) -> clamp(number);
            case String text when isInteger(text.strip()) -> clamp(of(text));
            case null -> throw new Failure("nil (expected: a whole number)");
            case Object other -> throw new Failure(brief(other) + " (expected: a whole number)");
        };
    }

    private static boolean isInteger(String text) {
        int start = !text.isEmpty() && isSign(text.charAt(0)) ? 1 : 0;
        return text.length() > start && digits(text, start) == text.length();
    }

    private static String brief(Object value) {
        var text = value instanceof String || value instanceof Number ? value.toString() : "value";
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    /// The number as a long, the nearest one when it does not fit; fractions are cut off.
    static long clamp(Number number) {
        if (number instanceof Long || number instanceof Integer) return number.longValue();
        if (!isFinite(number)) throw new Failure(number + " (expected: a finite number)");
        var whole = isWhole(number) ? whole(number) : decimal(number).toBigInteger();
        return whole.min(MAX_LONG).max(MIN_LONG).longValue();
    }

    static BigDecimal quotient(BigDecimal a, BigDecimal b) {
        return a.divide(b, MathContext.DECIMAL128);
    }

    static String format(Number number) {
        return switch (number) {
            case Double inexact -> floating(inexact);
            case Float inexact -> floating(Double.parseDouble(inexact.toString()));
            case BigDecimal exact ->
                    Math.abs((long) exact.scale()) > MAX_DIGITS
                            ? exact.toString()
                            : exact.toPlainString();
            default -> number.toString();
        };
    }

    /// Plain digits for what people write, an exponent for the very large and very small.
    private static String floating(double number) {
        double size = Math.abs(number);
        if (size == 0 || !Double.isFinite(number)) return Double.toString(number);
        if (size < 1e16 && size >= 1e-4) {
            var plain = BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
            return plain.indexOf('.') < 0 ? plain + ".0" : plain;
        }
        var java = Double.toString(number);
        int e = java.indexOf('E');
        int exponent = Integer.parseInt(java.substring(e + 1));
        var digits = Math.abs(exponent) < 10 ? "0" + Math.abs(exponent) : "" + Math.abs(exponent);
        return java.substring(0, e) + "e" + (exponent < 0 ? "-" : "+") + digits;
    }
}
