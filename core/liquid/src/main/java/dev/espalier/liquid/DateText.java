package dev.espalier.liquid;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads dates the way people and programs write them: `2016-03-14T09:30:00+01:00`, `14 March
/// 2016`, `Mon, 14 Mar 2016 09:30:00 GMT`, `March 14, 2016 9:30 pm`, `14/03/2016`. A word that
/// belongs to no date makes the text none.
final class DateText {
    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");
    private static final Set<String> DAYS = Set.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final Set<String> FILLERS =
            Set.of("t", "at", "on", "of", "the", "st", "nd", "rd", "th");
    private static final Map<String, Integer> ZONES =
            Map.ofEntries(
                    Map.entry("z", 0),
                    Map.entry("utc", 0),
                    Map.entry("gmt", 0),
                    Map.entry("bst", 1),
                    Map.entry("cet", 1),
                    Map.entry("cest", 2),
                    Map.entry("eet", 2),
                    Map.entry("eest", 3),
                    Map.entry("est", -5),
                    Map.entry("edt", -4),
                    Map.entry("cst", -6),
                    Map.entry("cdt", -5),
                    Map.entry("mst", -7),
                    Map.entry("mdt", -6),
                    Map.entry("pst", -8),
                    Map.entry("pdt", -7));

    private final List<String> words;
    private final LocalDate today;
    private final List<String> numbers = new ArrayList<>();
    private @Nullable LocalDate date;
    private @Nullable LocalTime time;
    private @Nullable ZoneOffset offset;
    private int month;
    private int position;

    /// @param text in lower case
    DateText(String text, Instant now) {
        this.words = split(text);
        this.today = now.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static List<String> split(String text) {
        var words = new ArrayList<String>();
        for (int i = 0, end; i < text.length(); i = end) {
            end = i + 1;
            int kind = kind(text.charAt(i));
            while (kind > 0 && end < text.length() && kind(text.charAt(end)) == kind) end++;
            words.add(text.substring(i, end));
        }
        return words;
    }

    private static int kind(char c) {
        if (c >= '0' && c <= '9') return 1;
        return c >= 'a' && c <= 'z' ? 2 : 0;
    }

    @Nullable ZonedDateTime read() {
        try {
            while (position < words.size()) if (!word(words.get(position))) return null;
            if (date == null && !dateOfParts()) return null;
            var day = date == null ? today : date;
            return day.atTime(time == null ? LocalTime.MIDNIGHT : time)
                    .atZone(offset == null ? ZoneOffset.UTC : offset);
        } catch (DateTimeException | NumberFormatException _) {
            return null;
        }
    }

    private boolean word(String word) {
        return switch (kind(word.charAt(0))) {
            case 1 -> number(word);
            case 2 -> letters(word);
            default -> symbol(word);
        };
    }

    private String ahead(int distance) {
        int at = position + distance;
        return at < words.size() ? words.get(at) : "";
    }

    private boolean isNumberAhead(int distance) {
        var word = ahead(distance);
        return !word.isEmpty() && kind(word.charAt(0)) == 1;
    }

    private boolean number(String word) {
        if (ahead(1).equals(":") && isNumberAhead(2)) return clock();
        if (isHalfDay(ahead(1)) || (ahead(1).equals(" ") && isHalfDay(ahead(2)))) {
            return time(Integer.parseInt(word), 0, 0, 0, 1);
        }
        if (isNumberAhead(2) && Set.of("-", "/", ".").contains(ahead(1)) && date == null)
            return numericDate();
        if (word.length() == 8 && ahead(1).equals("t")) return compactDate(word);
        if (word.length() == 6 && position > 0 && words.get(position - 1).equals("t")) {
            return time(digits(word, 0, 2), digits(word, 2, 4), digits(word, 4, 6), 0, 1);
        }
        numbers.add(word);
        position++;
        return true;
    }

    private static int digits(String word, int from, int to) {
        return Integer.parseInt(word.substring(from, to));
    }

    /// `hour:minute`, and what may follow.
    private boolean clock() {
        int hour = Integer.parseInt(ahead(0));
        int minute = Integer.parseInt(ahead(2));
        if (!ahead(3).equals(":") || !isNumberAhead(4)) return time(hour, minute, 0, 0, 3);
        int second = Math.min(59, Integer.parseInt(ahead(4)));
        if (!(ahead(5).equals(".") || ahead(5).equals(",")) || !isNumberAhead(6)) {
            return time(hour, minute, second, 0, 5);
        }
        int nano = Integer.parseInt((ahead(6) + "00000000").substring(0, 9));
        return time(hour, minute, second, nano, 7);
    }

    private boolean time(int hour, int minute, int second, int nano, int read) {
        if (time != null) return false;
        position += read;
        if (ahead(0).equals(" ") && isHalfDay(ahead(1))) position++;
        int hours = hour;
        if (isHalfDay(ahead(0))) {
            if (hour < 1 || hour > 12) return false;
            hours = hour % 12 + (ahead(0).equals("pm") ? 12 : 0);
            position++;
        }
        time = LocalTime.of(hours, minute, second, nano);
        return true;
    }

    private static boolean isHalfDay(String word) {
        return word.equals("am") || word.equals("pm");
    }

    /// Year first if it looks like one, else day first; two numbers are a year and a month.
    private boolean numericDate() {
        var first = ahead(0);
        boolean three = ahead(3).equals(ahead(1)) && isNumberAhead(4);
        if (!three && first.length() < 3) return false;
        var last = three ? ahead(4) : "1";
        boolean dayFirst = three && first.length() < 3 && last.length() > 2;
        date =
                LocalDate.of(
                        year(dayFirst ? last : first),
                        Integer.parseInt(ahead(2)),
                        Integer.parseInt(dayFirst ? first : last));
        position += three ? 5 : 3;
        return true;
    }

    private boolean compactDate(String word) {
        date = LocalDate.of(digits(word, 0, 4), digits(word, 4, 6), digits(word, 6, 8));
        position++;
        return true;
    }

    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        if (digits.length() > 2) return year;
        return year < 69 ? 2000 + year : 1900 + year;
    }

    private boolean letters(String word) {
        position++;
        if (ZONES.containsKey(word)) {
            offset = ZoneOffset.ofHours(ZONES.getOrDefault(word, 0));
            return true;
        }
        if (FILLERS.contains(word)) return true;
        if (word.length() < 3) return false;
        var start = word.substring(0, 3);
        if (MONTHS.contains(start) && month == 0) {
            month = MONTHS.indexOf(start) + 1;
            return true;
        }
        return DAYS.contains(start);
    }

    private boolean symbol(String symbol) {
        boolean sign = symbol.equals("+") || symbol.equals("-");
        if (sign && time != null && isNumberAhead(1)) return offset(symbol.equals("-") ? -1 : 1);
        position++;
        return symbol.isBlank()
                || symbol.equals(",")
                || symbol.equals(".")
                || (symbol.equals("-") && time == null);
    }

    /// `+hh`, `+hhmm` or `+hh:mm`.
    private boolean offset(int sign) {
        var digits = ahead(1);
        boolean colon = digits.length() <= 2 && ahead(2).equals(":") && isNumberAhead(3);
        if (digits.length() > 2 && digits.length() != 4) return false;
        int hours = digits(digits, 0, Math.min(2, digits.length()));
        int minutes =
                colon
                        ? Integer.parseInt(ahead(3))
                        : digits.length() == 4 ? digits(digits, 2, 4) : 0;
        offset = ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
        position += colon ? 4 : 2;
        return true;
    }

    /// A month's name with a day, a year or both; or nothing but a time, which is today's.
    private boolean dateOfParts() {
        if (month == 0) return time != null && numbers.isEmpty();
        if (numbers.isEmpty() || numbers.size() > 2) return false;
        var first = numbers.getFirst();
        var second = numbers.size() > 1 ? numbers.getLast() : "";
        if (isYear(first))
            date =
                    LocalDate.of(
                            year(first), month, second.isEmpty() ? 1 : Integer.parseInt(second));
        else
            date =
                    LocalDate.of(
                            second.isEmpty() ? today.getYear() : year(second),
                            month,
                            Integer.parseInt(first));
        return true;
    }

    private static boolean isYear(String digits) {
        return digits.length() > 2 || Integer.parseInt(digits) > 31;
    }
}
