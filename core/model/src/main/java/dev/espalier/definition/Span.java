package dev.espalier.definition;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/// How long to wait. Days are calendar days in somebody's zone (the same local time, across
/// daylight saving); time is exact.
///
/// @param days calendar days, ≥ 0; a week is seven
/// @param time exact part, ≥ 0
public record Span(int days, Duration time) {

    public static final Span NONE = new Span(0, Duration.ZERO);

    public Span {
        if (days < 0 || time.isNegative()) {
            throw new IllegalArgumentException("span: " + days + "d " + time + " (expected: ≥ 0)");
        }
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
