package dev.espalier.syntax;

import dev.espalier.definition.Node;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/// Numbers as JSON writes them, small enough to reckon with.
final class Numbers {

    /// `1e1000000000` is twelve characters, and a gigabyte once somebody writes it out.
    static final int MOST_CHARACTERS = 100;

    private static final int MOST_SCALE = 1000;
    private static final Pattern JSON =
            Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

    private Numbers() {}

    static boolean isNumber(String word) {
        return !word.isEmpty()
                && (word.charAt(0) == '-' || Character.isDigit(word.charAt(0)))
                && JSON.matcher(word).matches();
    }

    static Node.Decimal read(String word, int line) {
        if (word.length() > MOST_CHARACTERS || exponentLength(word) > 4) {
            throw tooLong(word, line);
        }
        var number = new BigDecimal(word);
        if (Math.abs(number.scale()) > MOST_SCALE) {
            throw tooLong(word, line);
        }
        return new Node.Decimal(number, line);
    }

    private static int exponentLength(String word) {
        int e = Math.max(word.indexOf('e'), word.indexOf('E'));
        return e < 0 ? 0 : word.length() - e - 2;
    }

    private static MalformedText tooLong(String word, int line) {
        String shown = word.length() > 20 ? word.substring(0, 20) + "…" : word;
        return new MalformedText("", line, shown + " (expected: a number of fewer digits)");
    }
}
