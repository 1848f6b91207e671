package dev.espalier.liquid;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Points in time among the values. Those without a zone are taken to be in UTC.
final class Dates {
    /// Longer texts are no dates.
    private static final int LONGEST = 64;

    /// Weeks and offsets can be reckoned for every day up to here.
    private static final int LAST_YEAR = 999_999;

    private Dates() {}

    static @Nullable Instant instantOf(Object value) {
        var time = zoned(value);
        return time == null ? null : time.toInstant();
    }

    /// @return null for what is no point in time, or lies beyond [#LAST_YEAR] before or after
    ///   Christ
    private static @Nullable ZonedDateTime zoned(Object value) {
        try {
            var time = time(value);
            return time != null && Math.abs(time.getYear()) > LAST_YEAR ? null : time;
        } catch (DateTimeException _) {
            // The instants reach further than the calendar.
            return null;
        }
    }

    private static @Nullable ZonedDateTime time(Object value) {
        return switch (value) {
            case Instant instant -> instant.atZone(ZoneOffset.UTC);
            case ZonedDateTime time -> time;
            case OffsetDateTime time -> time.toZonedDateTime();
            case LocalDateTime time -> time.atZone(ZoneOffset.UTC);
            case LocalDate date -> date.atStartOfDay(ZoneOffset.UTC);
            default -> null;
        };
    }

    /// How a time is shown when no format is given.
    static String text(TemporalAccessor time) {
        if (time instanceof LocalDate date) return date.toString();
        var zoned = zoned(time);
        if (zoned == null) return time.toString();
        var budget = new Budget(Limits.standard(), null);
        var zone = zoned.getOffset().equals(ZoneOffset.UTC) ? "UTC" : "%z";
        return new Strftime(zoned, budget).format("%Y-%m-%d %H:%M:%S " + zone);
    }

    /// Reads a value as a point in time: a `java.time` value, seconds since 1970, `now`, `today`,
    /// or a date written down.
    ///
    /// @return null if it is none
    static @Nullable ZonedDateTime read(Object value, Instant now) {
        return switch (Values.plain(value)) {
            case String text when text.length() <= LONGEST ->
                    read(text.strip().toLowerCase(Locale.ROOT), now);
            case Number number when Numbers.isWhole(number) -> ofSeconds(Numbers.clamp(number));
            case null -> null;
            case Object other -> zoned(other);
        };
    }

    private static @Nullable ZonedDateTime read(String text, Instant now) {
        if (text.isEmpty()) return null;
        if (text.equals("now") || text.equals("today")) return zoned(now);
        if (text.length() < 19 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return ofSeconds(Long.parseLong(text));
        }
        return new DateText(text, now).read();
    }

    private static @Nullable ZonedDateTime ofSeconds(long seconds) {
        try {
            return zoned(Instant.ofEpochSecond(seconds));
        } catch (DateTimeException _) {
            return null;
        }
    }
}
