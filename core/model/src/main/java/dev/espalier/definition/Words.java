package dev.espalier.definition;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The words of fault messages.
final class Words {

    private static final int SHOWN = 60;

    private Words() {}

    /// What was given, short enough for one line and safe to print.
    static String shown(Node node) {
        return switch (node) {
            case Node.Text(var text, _) -> quoted(text);
            case Node.Decimal(var number, _) -> shortened(number.toString());
            case Node.Bool(var bool, _) -> String.valueOf(bool);
            case Node.Null _ -> "null";
            case Node.Seq(var items, _) -> items.isEmpty() ? "[]" : "a list";
            case Node.Mapping(var entries, _) -> entries.isEmpty() ? "{}" : "a mapping";
        };
    }

    static String quoted(String text) {
        var safe = new StringBuilder("\"");
        shortened(text)
                .codePoints()
                .forEach(c -> safe.append(printable(c) ? Character.toString(c) : escaped(c)));
        return safe.append('"').toString();
    }

    private static boolean printable(int c) {
        return c != '"'
                && switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.UNASSIGNED ->
                            false;
                    default -> true;
                };
    }

    private static String escaped(int c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            default -> "\\u%04x".formatted(c);
        };
    }

    private static String shortened(String text) {
        if (text.codePointCount(0, Math.min(text.length(), 4 * SHOWN)) <= SHOWN) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
    }

    /// `equals, not_equals; did you mean equals?`: what is legal and which of it was probably
    /// meant.
    static String oneOf(Collection<String> legal, String given) {
        String list = String.join(", ", legal);
        return closest(given, legal)
                .map(word -> list + "; did you mean " + word + "?")
                .orElse(list);
    }

    /// The only legal word that a slip of the fingers turns into `given`.
    static Optional<String> closest(String given, Collection<String> legal) {
        if (given.length() > SHOWN) {
            return Optional.empty();
        }
        String plain = plain(given);
        int best = Math.min(2, plain.length() / 2) + 1;
        List<String> found = List.of();
        for (var word : legal) {
            int distance = distance(plain, plain(word));
            if (distance < best) {
                best = distance;
                found = List.of(word);
            } else if (distance == best && !found.isEmpty()) {
                found = List.of(found.getFirst(), word);
            }
        }
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /// `notEquals`, `not-equals` and `NOT_EQUALS` are the same slip.
    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
