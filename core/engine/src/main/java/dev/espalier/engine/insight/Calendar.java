package dev.espalier.engine.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Where hours and days begin in somebody's zone.
final class Calendar {

    private Calendar() {}

    /// The hour in which `now` is and those behind it, by the clock on the wall; an hour that
    /// daylight saving skips or repeats is an hour all the same.
    ///
    /// @return `count` beginnings, and the end of the last
    static List<Instant> hours(Instant now, ZoneId zone, int count) {
        var first = now.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant();
        var hours = new ArrayList<Instant>();
        for (int i = 0; i <= count; i++) {
            hours.add(first.plus(i, ChronoUnit.HOURS));
        }
        return hours;
    }

    /// Days, the first of them `before` days before today.
    ///
    /// @return `count` beginnings, and the end of the last
    static List<Instant> days(Instant now, ZoneId zone, int before, int count) {
        LocalDate first = now.atZone(zone).toLocalDate().minusDays(before);
        var days = new ArrayList<Instant>();
        for (int i = 0; i <= count; i++) {
            days.add(first.plusDays(i).atStartOfDay(zone).toInstant());
        }
        return days;
    }
}
