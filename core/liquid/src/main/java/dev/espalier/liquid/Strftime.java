package dev.espalier.liquid;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Writes a time by a pattern of C's `strftime` with the flags of Ruby's: `%-d` without padding,
/// `%_d` with spaces, `%05d` to a width, `%^a` in capitals, `%#p` in the other case, `%:z` with a
/// colon. Names are English. A directive it does not know is written as it stands.
final class Strftime {
    private static final List<String> MONTHS =
            List.of(
                    "January",
                    "February",
                    "March",
                    "April",
                    "May",
                    "June",
                    "July",
                    "August",
                    "September",
                    "October",
                    "November",
                    "December");
    private static final List<String> DAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

    /// Nobody pads a date to more than this; a longer width is not taken for one.
    private static final int WIDEST = 1_000;

    private final ZonedDateTime time;
    private final Budget budget;

    Strftime(ZonedDateTime time, Budget budget) {
        this.time = time;
        this.budget = budget;
    }

    /// What stands between the percent sign and the letter.
    private record Flags(
            boolean bare, char padding, boolean upper, boolean swap, int width, int colons) {}

    String format(String pattern) {
        var out = new StringBuilder();
        int done = 0;
        for (int at = pattern.indexOf('%'); at >= 0; at = pattern.indexOf('%', done)) {
            out.append(pattern, done, at);
            int start = out.length();
            done = directive(pattern, at, out);
            budget.spend(1L + out.length() - start);
        }
        return out.append(pattern, done, pattern.length()).toString();
    }

    /// @return where the pattern goes on
    private int directive(String pattern, int percent, StringBuilder out) {
        boolean bare = false;
        boolean upper = false;
        boolean swap = false;
        char padding = 0;
        int at = percent + 1;
        for (; at < pattern.length() && "-_0^#".indexOf(pattern.charAt(at)) >= 0; at++) {
            switch (pattern.charAt(at)) {
                case '-' -> bare = true;
                case '^' -> upper = true;
                case '#' -> swap = true;
                case '_' -> padding = ' ';
                default -> padding = '0';
            }
        }
        int width = 0;
        for (;
                at < pattern.length()
                        && Character.digit(pattern.charAt(at), 10) >= 0
                        && width <= WIDEST;
                at++) {
            width = width * 10 + Character.digit(pattern.charAt(at), 10);
        }
        int colons = 0;
        for (; at < pattern.length() && pattern.charAt(at) == ':'; at++) colons++;
        if (at < pattern.length() && "EO".indexOf(pattern.charAt(at)) >= 0) at++;
        int end = Math.min(pattern.length(), at + 1);
        var flags = new Flags(bare, padding, upper, swap, width, colons);
        var text =
                at < pattern.length() && width <= WIDEST ? value(pattern.charAt(at), flags) : null;
        out.append(text == null ? pattern.substring(percent, end) : text);
        return end;
    }

    private @Nullable String value(char letter, Flags flags) {
        return switch (letter) {
            case 'Y' -> number(time.getYear(), time.getYear() < 0 ? 5 : 4, '0', flags);
            case 'C' -> number(Math.floorDiv(time.getYear(), 100), 2, '0', flags);
            case 'y' -> number(Math.floorMod(time.getYear(), 100), 2, '0', flags);
            case 'm' -> number(time.getMonthValue(), 2, '0', flags);
            case 'd' -> number(time.getDayOfMonth(), 2, '0', flags);
            case 'e' -> number(time.getDayOfMonth(), 2, ' ', flags);
            case 'j' -> number(time.getDayOfYear(), 3, '0', flags);
            case 'H' -> number(time.getHour(), 2, '0', flags);
            case 'k' -> number(time.getHour(), 2, ' ', flags);
            case 'I' -> number(time.get(ChronoField.CLOCK_HOUR_OF_AMPM), 2, '0', flags);
            case 'l' -> number(time.get(ChronoField.CLOCK_HOUR_OF_AMPM), 2, ' ', flags);
            case 'M' -> number(time.getMinute(), 2, '0', flags);
            case 'S' -> number(time.getSecond(), 2, '0', flags);
            case 's' -> number(time.toEpochSecond(), 1, '0', flags);
            case 'Q' -> number(time.toInstant().toEpochMilli(), 1, '0', flags);
            case 'L' -> fraction(flags.width() == 0 ? 3 : flags.width());
            case 'N' -> fraction(flags.width() == 0 ? 9 : flags.width());
            default -> week(letter, flags);
        };
    }

    private @Nullable String week(char letter, Flags flags) {
        int day = time.getDayOfWeek().getValue();
        int passed = time.getDayOfYear() - 1;
        int year = time.get(IsoFields.WEEK_BASED_YEAR);
        return switch (letter) {
            case 'u' -> number(day, 1, '0', flags);
            case 'w' -> number(day % 7, 1, '0', flags);
            case 'U' -> number((passed + 7 - day % 7) / 7, 2, '0', flags);
            case 'W' -> number((passed + 7 - (day - 1)) / 7, 2, '0', flags);
            case 'V' -> number(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2, '0', flags);
            case 'G' -> number(year, 4, '0', flags);
            case 'g' -> number(Math.floorMod(year, 100), 2, '0', flags);
            default -> word(letter, flags);
        };
    }

    private @Nullable String word(char letter, Flags flags) {
        var month = MONTHS.get(time.getMonthValue() - 1);
        var day = DAYS.get(time.getDayOfWeek().getValue() - 1);
        var half = time.getHour() < 12 ? "AM" : "PM";
        return switch (letter) {
            case 'B' -> text(month, flags);
            case 'b', 'h' -> text(month.substring(0, 3), flags);
            case 'A' -> text(day, flags);
            case 'a' -> text(day.substring(0, 3), flags);
            case 'p' -> text(flags.swap() ? half.toLowerCase(Locale.ROOT) : half, flags);
            case 'P' -> text(half.toLowerCase(Locale.ROOT), flags);
            case 'z' -> offset(flags);
            case 'Z' -> text(zone(), flags);
            case '%' -> "%";
            case 'n' -> text("\n", flags);
            case 't' -> text("\t", flags);
            default -> composed(letter, flags);
        };
    }

    private @Nullable String composed(char letter, Flags flags) {
        var pattern =
                switch (letter) {
                    case 'c' -> "%a %b %e %H:%M:%S %Y";
                    case 'D', 'x' -> "%m/%d/%y";
                    case 'F' -> "%Y-%m-%d";
                    case 'T', 'X' -> "%H:%M:%S";
                    case 'R' -> "%H:%M";
                    case 'r' -> "%I:%M:%S %p";
                    case 'v' -> "%e-%^b-%Y";
                    case '+' -> "%a %b %e %H:%M:%S %Z %Y";
                    default -> null;
                };
        return pattern == null ? null : text(format(pattern), flags);
    }

    private static String number(long number, int digits, char usual, Flags flags) {
        if (flags.bare()) return Long.toString(number);
        char padding = flags.padding() == 0 ? usual : flags.padding();
        int width = Math.max(digits, flags.width());
        var text = Long.toString(Math.abs(number));
        var sign = number < 0 ? "-" : "";
        int missing = Math.max(0, width - text.length() - sign.length());
        var pad = String.valueOf(padding).repeat(missing);
        return padding == ' ' ? pad + sign + text : sign + pad + text;
    }

    private static String text(String text, Flags flags) {
        boolean swapped = flags.swap() && !text.equals(text.toLowerCase(Locale.ROOT));
        boolean half = text.equals("am") || text.equals("pm");
        var cased =
                (flags.upper() || swapped) && !(flags.swap() && half)
                        ? text.toUpperCase(Locale.ROOT)
                        : text;
        int missing = flags.bare() ? 0 : Math.max(0, flags.width() - cased.length());
        return String.valueOf(flags.padding() == '0' ? '0' : ' ').repeat(missing) + cased;
    }

    private String fraction(int digits) {
        var nanos = Integer.toString(1_000_000_000 + time.getNano()).substring(1);
        return digits <= 9 ? nanos.substring(0, digits) : nanos + "0".repeat(digits - 9);
    }

    private String offset(Flags flags) {
        int seconds = Math.abs(time.getOffset().getTotalSeconds());
        var colon = flags.colons() > 0 ? ":" : "";
        var tail = two(seconds / 60 % 60) + (flags.colons() > 1 ? ":" + two(seconds % 60) : "");
        int width = Math.max(2, flags.width() - 1 - colon.length() - tail.length());
        var hours =
                number(
                        seconds / 3600,
                        width,
                        '0',
                        new Flags(flags.bare(), '0', false, false, 0, 0));
        return (time.getOffset().getTotalSeconds() < 0 ? "-" : "+") + hours + colon + tail;
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : "" + number;
    }

    /// The name of the zone; a bare offset has none.
    private String zone() {
        if (time.getOffset().equals(ZoneOffset.UTC) && time.getZone() instanceof ZoneOffset)
            return "UTC";
        if (time.getZone() instanceof ZoneOffset) return "";
        return DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH).format(time);
    }
}
