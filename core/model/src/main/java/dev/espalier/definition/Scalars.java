package dev.espalier.definition;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads single values. Each answers empty after it has noted the fault.
final class Scalars {

    static final String A_SPAN = "a duration such as 30m, 2h, 3d, 1w or PT36H";
    static final String CLEAN = "a text without control characters and half characters";
    static final int MOST_TEXT = 1_000_000;
    private static final int MOST_NAME = 200;
    private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2}))?");

    private Scalars() {}

    static Optional<String> text(Piece piece, Faults faults) {
        if (!(piece.node() instanceof Node.Text(var text, _))) {
            faults.expected(piece, "text");
            return Optional.empty();
        }
        if (text.isBlank()) {
            faults.expected(piece, "a text that is not blank");
            return Optional.empty();
        }
        if (text.length() > MOST_TEXT) {
            faults.expected(piece, "at most " + MOST_TEXT + " characters");
            return Optional.empty();
        }
        if (!isClean(text)) {
            faults.expected(piece, CLEAN);
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /// Whether a text can be stored and sent: no half characters, and of the control characters
    /// only line ends and tabs.
    static boolean isClean(String text) {
        return text.codePoints().noneMatch(Scalars::isForbidden);
    }

    private static boolean isForbidden(int c) {
        return (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')
                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /// A text of one line.
    static Optional<String> line(Piece piece, Faults faults, int most) {
        return text(piece, faults)
                .filter(text -> {
                    boolean fits =
                            text.length() <= most
                                    && text.chars().noneMatch(Character::isISOControl);
                    if (!fits) {
                        faults.expected(piece, "one line of at most " + most + " characters");
                    }
                    return fits;
                });
    }

    /// The name of something elsewhere: an event, a template.
    static Optional<String> name(Piece piece, Faults faults) {
        return line(piece, faults, MOST_NAME).map(String::strip);
    }

    static Optional<StepKey> key(Piece piece, Faults faults) {
        return word(
                piece,
                faults,
                "1 to 64 letters, digits, _ or -, the first a letter or digit",
                text -> StepKey.isValid(text) ? Optional.of(new StepKey(text)) : Optional.empty());
    }

    static Optional<Span> span(Piece piece, Faults faults) {
        var span = word(piece, faults, A_SPAN, Span::parse);
        if (span.isPresent() && span.get().isTooLong()) {
            faults.expected(piece, "at most ten years");
            return Optional.empty();
        }
        return span;
    }

    /// A time of day; `24:00` is the end of the day.
    static Optional<LocalTime> time(Piece piece, Faults faults) {
        return word(piece, faults, "a time of day such as \"09:00\"", Scalars::timeOf);
    }

    private static Optional<LocalTime> timeOf(String text) {
        var parts = TIME.matcher(text);
        if (text.equals("24:00")) {
            return Optional.of(LocalTime.MAX);
        }
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalTime.parse(text.length() % 3 == 1 ? "0" + text : text));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /// A list of days and runs of days, or one of them alone.
    static Optional<Days> days(Piece piece, Faults faults) {
        var expected = "mon, tue, wed, thu, fri, sat, sun, or a run such as mon-fri";
        List<Piece> words = new ArrayList<>();
        if (piece.node() instanceof Node.Seq(var items, _)) {
            for (int i = 0; i < items.size(); i++) {
                words.add(piece.item(i, items.get(i)));
            }
        } else {
            words.add(piece);
        }
        if (words.isEmpty()) {
            faults.expected(piece, "at least one of " + expected);
        }
        var days = EnumSet.noneOf(DayOfWeek.class);
        boolean whole = !words.isEmpty();
        for (var item : words) {
            var read = word(item, faults, expected, Days::parse);
            read.ifPresent(days::addAll);
            whole &= read.isPresent();
        }
        return whole ? Optional.of(new Days(days)) : Optional.empty();
    }

    /// One of a few words.
    static <T> Optional<T> choice(Piece piece, Faults faults, T[] all, Function<T, String> wordOf) {
        var words = Stream.of(all).map(wordOf).toList();
        if (!(piece.node() instanceof Node.Text(var given, _))) {
            faults.expected(piece, String.join(", ", words));
            return Optional.empty();
        }
        int index = words.indexOf(given);
        if (index < 0) {
            faults.expected(piece, Words.oneOf(words, given));
            return Optional.empty();
        }
        return Optional.of(all[index]);
    }

    private static <T> Optional<T> word(
            Piece piece, Faults faults, String expected, Function<String, Optional<T>> parse) {
        var read =
                piece.node() instanceof Node.Text(var text, _)
                        ? parse.apply(text)
                        : Optional.<T>empty();
        if (read.isEmpty()) {
            faults.expected(piece, expected);
        }
        return read;
    }
}
