package dev.espalier.definition;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How long to wait. Days are calendar days in somebody's zone (the same local time, across
/// daylight saving); time is exact.
///
/// @param days calendar days, ≥ 0; a week is seven
/// @param time exact part, ≥ 0
public record Span(int days, Duration time) {

    public static final Span NONE = new Span(0, Duration.ZERO);

    /// The longest an author may ask for, ten years.
    public static final int MAX_DAYS = 3653;

    // Six digits hold ten years of minutes, with room for a helpful refusal of more.
    private static final Pattern SHORT =
            Pattern.compile("(?:(\\d{1,9})w)?(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m)?");
    private static final Pattern ISO =
            Pattern.compile("P(?:(\\d{1,9})W)?(?:(\\d{1,9})D)?(T[0-9.HMS]{2,40})?");

    public Span {
        if (days < 0 || time.isNegative()) {
            throw new IllegalArgumentException("span: " + days + "d " + time + " (expected: ≥ 0)");
        }
    }

    /// Reads `30m`, `2h`, `3d`, `1w`, any of them joined from great to small (`1d12h`), or ISO 8601
    /// (`P2D`, `PT36H`) without years and months, whose length is nobody's guess.
    ///
    /// @return empty when the text is none of these
    public static Optional<Span> parse(String text) {
        var written = SHORT.matcher(text);
        if (!text.isEmpty() && written.matches()) {
            var time = Duration.ofHours(part(written, 3)).plusMinutes(part(written, 4));
            return of(part(written, 1), part(written, 2), time);
        }
        var iso = ISO.matcher(text);
        if (text.length() < 3 || !iso.matches()) {
            return Optional.empty();
        }
        try {
            var time = iso.group(3) == null ? Duration.ZERO : Duration.parse("P" + iso.group(3));
            return of(part(iso, 1), part(iso, 2), time);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static Optional<Span> of(long weeks, long days, Duration time) {
        long all = weeks * 7 + days;
        return all > Integer.MAX_VALUE ? Optional.empty() : Optional.of(new Span((int) all, time));
    }

    private static long part(Matcher matcher, int group) {
        return matcher.group(group) == null ? 0 : Long.parseLong(matcher.group(group));
    }

    /// Whether this is longer than anybody may ask for.
    boolean isTooLong() {
        return days > MAX_DAYS || time.compareTo(Duration.ofDays(MAX_DAYS).minusDays(days)) > 0;
    }

    public boolean isZero() {
        return days == 0 && time.isZero();
    }

    /// The end of this span when it begins at `start`. A local time that daylight saving skips
    /// becomes the first valid instant after the gap; one that comes twice is taken at its first
    /// coming.
    public Instant after(Instant start, ZoneId zone) {
        if (days == 0) {
            return start.plus(time);
        }
        var local = start.atZone(zone).toLocalDateTime().plusDays(days);
        return LocalTimes.firstInstantOf(local, zone).plus(time);
    }

    /// The shortest of the author's forms: `0d`, `2d`, `90m`, `P1DT2H`.
    @Override
    public String toString() {
        if (time.isZero()) {
            return days % 7 == 0 && days > 0 ? days / 7 + "w" : days + "d";
        }
        if (days == 0 && time.equals(Duration.ofMinutes(time.toMinutes()))) {
            return time.toMinutes() % 60 == 0 ? time.toHours() + "h" : time.toMinutes() + "m";
        }
        return days == 0 ? time.toString() : "P" + days + "D" + time.toString().substring(1);
    }
}
